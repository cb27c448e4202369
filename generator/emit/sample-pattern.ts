/**
 * A string that a regular expression (ECMA-262) describes, made from its structure; the expression is never run.
 * Of alternatives the first is taken, of a class a character that is printed easily; a `variant` takes later ones,
 * and repeats more. Undefined where the structure alone does not tell (back-references, look-behind); what a
 * look-ahead demands is not looked at.
 */
export function samplePattern(pattern: string, minLength = 0, variant = 0): string | undefined {
  for (let repeats = variant; repeats <= 64 + variant; repeats = repeats * 2 + 1) {
    const reader: Reader = { pattern, index: 0, repeats, variant, steps: 0 };
    const text = readAlternatives(reader, 0);
    if (text === undefined || reader.index < pattern.length) return undefined;
    if (text.length >= minLength) return text;
  }
  return undefined;
}

interface Reader {
  pattern: string;
  index: number;
  /** How often an element is repeated beyond its minimum, where it may be. */
  repeats: number;
  variant: number;
  steps: number;
}

function readAlternatives(reader: Reader, depth: number): string | undefined {
  const texts: string[] = [];
  for (;;) {
    const text = readSequence(reader, depth);
    if (text === undefined) return undefined;
    texts.push(text);
    if (reader.pattern[reader.index] !== "|") return texts[reader.variant % texts.length];
    reader.index++;
  }
}

function readSequence(reader: Reader, depth: number): string | undefined {
  let result = "";
  while (reader.index < reader.pattern.length && !"|)".includes(reader.pattern[reader.index] as string)) {
    if (depth > 40 || ++reader.steps > 5_000) return undefined;
    const atom = readAtom(reader, depth);
    if (atom === undefined) return undefined;
    const count = readQuantifier(reader);
    if (count * atom.length + result.length > 10_000) return undefined;
    result += atom.repeat(count);
  }
  return result;
}

function readAtom(reader: Reader, depth: number): string | undefined {
  const char = reader.pattern[reader.index] as string;
  switch (char) {
    case "^":
    case "$":
      reader.index++;
      return "";
    case ".":
      reader.index++;
      return "a";
    case "(":
      return readGroup(reader, depth);
    case "[":
      return readClass(reader);
    case "\\":
      return readEscape(reader);
    default: {
      const symbol = String.fromCodePoint(reader.pattern.codePointAt(reader.index) as number);
      reader.index += symbol.length;
      return symbol;
    }
  }
}

function readGroup(reader: Reader, depth: number): string | undefined {
  const rest = reader.pattern.slice(reader.index, reader.index + 64);
  const opening = /^\((?:\?(?::|=|!|<=|<!|<[A-Za-z_$][\w$]*>))?/.exec(rest)?.[0] as string;
  if (opening.startsWith("(?<=") || opening.startsWith("(?<!")) return undefined;
  reader.index += opening.length;
  const text = readAlternatives(reader, depth + 1);
  if (text === undefined || reader.pattern[reader.index] !== ")") return undefined;
  reader.index++;
  return opening === "(?=" || opening === "(?!" ? "" : text;
}

const escapes = new Map([
  ["d", "1"],
  ["w", "a"],
  ["s", " "],
  ["D", "a"],
  ["W", "-"],
  ["S", "a"],
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", ""],
  ["B", ""],
]);

function readEscape(reader: Reader): string | undefined {
  const rest = reader.pattern.slice(reader.index + 1, reader.index + 40);
  const code = /^(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2}))/.exec(rest);
  if (code !== null) {
    reader.index += 1 + code[0].length;
    return String.fromCodePoint(Number.parseInt((code[1] ?? code[2] ?? code[3]) as string, 16));
  }
  const property = /^p\{[^}]*\}/.exec(rest);
  if (property !== null) {
    reader.index += 1 + property[0].length;
    return /\{(N|Nd|Number)/.test(property[0]) ? "1" : /\{(Lu|Upper)/.test(property[0]) ? "A" : "a";
  }
  const char = rest[0];
  if (char === undefined || /[1-9PkcC0]/.test(char)) return undefined;
  reader.index += 2;
  return escapes.get(char) ?? char;
}

/** The first member of a class that is printed easily; of a negated class a character that it does not name. */
function readClass(reader: Reader): string | undefined {
  let index = reader.index + 1;
  const negated = reader.pattern[index] === "^";
  if (negated) index++;
  const start = index;
  while (index < reader.pattern.length && reader.pattern[index] !== "]")
    index += reader.pattern[index] === "\\" ? 2 : 1;
  if (index >= reader.pattern.length) return undefined;
  const body = reader.pattern.slice(start, index);
  reader.index = index + 1;
  if (negated) return [..."a1-A_ ~"].find((candidate) => !classNames(body, candidate));
  const inner: Reader = { ...reader, pattern: body, index: 0 };
  const easy = [..."a1Ab2Bc3C"].filter((candidate) => classNames(body, candidate));
  return easy[reader.variant % easy.length] ?? (body.startsWith("\\") ? readEscape(inner) : [...body][0]);
}

function classNames(body: string, candidate: string): boolean {
  if (/[A-Za-z]/.test(candidate) && /\\w|\\D|\\S/.test(body)) return true;
  if (/\d/.test(candidate) && /\\[wdS]/.test(body)) return true;
  if (candidate === " " && /\\s/.test(body)) return true;
  const plain = [...body.replace(/\\([^dwsDWSpPux])/g, "$1").replace(/\\[dwsDWS]/g, "")];
  return plain.some((char, index) => {
    const last = plain[index + 2];
    if (plain[index + 1] === "-" && last !== undefined) return char <= candidate && candidate <= last;
    return char === candidate;
  });
}

function readQuantifier(reader: Reader): number {
  const match = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(
    reader.pattern.slice(reader.index, reader.index + 24),
  );
  if (match === null) return 1;
  reader.index += match[0].length;
  const [, sign, low, comma, high] = match;
  const min = sign === undefined ? Number(low) : sign === "+" ? 1 : 0;
  const max =
    sign === "?"
      ? 1
      : sign !== undefined || (comma !== undefined && high === "")
        ? 1_000
        : Number(high ?? low);
  return Math.min(min + reader.repeats, Math.max(min, max), 2_000);
}
