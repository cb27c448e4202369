import { isVersion, longestSource, splitWords } from "./words.ts";

/** One step of a path template (OpenAPI 3.1.1, 4.8.8). */
export interface PathSegment {
  kind: "literal" | "parameter" | "version";
  /** Words of the text or of the parameter's name; a version is one word such as `v2`. */
  words: string[];
  /** A dot stood between words, as in `/chat.postMessage`: everything before the last one. */
  namespace?: string[];
}

/** Says nothing about what an API is for. */
const mountPoints = new Set(["api", "apis", "rest", "odata"]);

/**
 * What a path says, in order: literal words, parameters, versions (`v2` anywhere, a number or a date in front). Mount points (`api`, `rest`, `odata`) are left out, and so are
 * file endings (`.json`, `.xml`), query and fragment. `{id}:cancel` and `users({id})` give a literal and a parameter.
 */
export function readPath(path: string): PathSegment[] {
  const segments: PathSegment[] = [];
  for (const part of path
    .slice(0, 2 * longestSource)
    .replace(/[?#][^{}]*$/, "")
    .split("/")) {
    for (const piece of part.replace(/\.(?:json|xml|ya?ml)$/i, "").split(/(\{[^{}]*\})/)) {
      if (piece === "") continue;
      if (piece.startsWith("{")) segments.push({ kind: "parameter", words: splitWords(piece) });
      else readLiteral(piece, segments);
    }
  }
  return segments;
}

function readLiteral(text: string, segments: PathSegment[]): void {
  const version = /^v?(\d+(?:[._-]\d+)*(?:(?:alpha|beta|rc)\d*)?)$/i.exec(text)?.[1];
  const inFront = !segments.some(({ kind }) => kind === "literal");
  if (version !== undefined && (inFront || /^v/i.test(text))) {
    segments.push({ kind: "version", words: [`v${version.toLowerCase().replace(/[^a-z0-9]/g, "")}`] });
    return;
  }
  const words = splitWords(text);
  if (words.length === 0 || (words.length === 1 && mountPoints.has(words[0] ?? ""))) return;
  if (words.length === 1 && isVersion(words[0] ?? "")) {
    segments.push({ kind: "version", words });
    return;
  }
  const dot = text.lastIndexOf(".");
  const namespace = dot > 0 ? splitWords(text.slice(0, dot)) : [];
  segments.push({ kind: "literal", words, ...(namespace.length > 0 ? { namespace } : {}) });
}
