import { plural, singular } from "./plurals.ts";
import { imperative, isVerb } from "./verbs.ts";
import { isFiller, isJoiner, splitWords } from "./words.ts";

/**
 * Words of an id. Where it has lost its word boundaries (`Getorganizationspendlimit`) they are found again with the words
 * of the operation's own path and summary; when these do not cover it, it stays one word.
 */
export function splitGlued(id: string, operation: { path: string; summary?: string }): string[] {
  const words = splitWords(id);
  if (!words.some((word) => word.length >= 12)) return words;
  const parts = id.split(/[^A-Za-z0-9]+/).filter((part) => part !== "");
  if (parts.length > 2) return words;
  return parts.flatMap((part) =>
    opensGlued(part.toLowerCase()) ? unglue(part, operation) : splitWords(part),
  );
}

/** A verb, and at least four letters more. */
function opensGlued(part: string): boolean {
  if (part.length < 12) return false;
  for (let end = 3; end <= part.length - 4 && end <= 12; end++) {
    if (isVerb(part.slice(0, end))) return true;
  }
  return false;
}

function unglue(part: string, { path, summary }: { path: string; summary?: string }): string[] {
  const words = splitWords(part);
  if (!words.some((word) => word.length >= 12)) return words;
  const vocabulary = new Set<string>();
  for (const word of splitWords(`${path} ${(summary ?? "").slice(0, 300)}`)) {
    vocabulary.add(word).add(singular(word)).add(plural(word));
  }
  // The id has boundaries of its own when its long words are words elsewhere too.
  if (words.every((word) => word.length < 12 || vocabulary.has(word))) return words;
  const found = cover(part.toLowerCase(), vocabulary);
  return found !== undefined && imperative(found[0] ?? "") !== undefined ? found : words;
}

/** The fewest words that spell `text`: by dynamic programming from its end. */
function cover(text: string, vocabulary: ReadonlySet<string>): string[] | undefined {
  const best: (string[] | undefined)[] = new Array<string[] | undefined>(text.length + 1).fill(undefined);
  best[text.length] = [];
  for (let start = text.length - 1; start >= 0; start--) {
    for (let end = start + 1; end <= Math.min(text.length, start + 24); end++) {
      const rest = best[end];
      if (rest === undefined) continue;
      const word = text.slice(start, end);
      const known =
        word.length > 2
          ? vocabulary.has(word) || isVerb(word)
          : isFiller(word) || isJoiner(word) || vocabulary.has(word);
      const words = known || isFiller(word) || isJoiner(word) ? [word, ...rest] : undefined;
      const current = best[start];
      if (words !== undefined && (current === undefined || words.length < current.length))
        best[start] = words;
    }
  }
  return best[0];
}
