/**
 * A string that a regular expression (ECMA-262) describes, made from its structure; the expression is never run.
 * Of alternatives the first is taken, of a class a character that is printed easily; a `variant` takes later ones,
 * and repeats more, where the length allows it. Undefined where the structure alone does not tell (back-references,
 * look-behind, a `^` or `$` inside the text); what a look-ahead demands is not looked at.
 */
export function samplePattern(
  pattern: string,
  minLength = 0,
  variant = 0,
  maxLength = Number.POSITIVE_INFINITY,
): string | undefined {
  const key = `${minLength} ${variant} ${maxLength} ${pattern}`;
  if (!made.has(key)) made.set(key, makeSample(pattern, minLength, variant, maxLength));
  return made.get(key);
}

/** Many arguments have one and the same pattern. */
const made = new Map<string, string | undefined>();

function makeSample(
  pattern: string,
  minLength: number,
  variant: number,
  maxLength: number,
): string | undefined {
  const fits = (text: string | undefined): boolean =>
    text !== undefined && text.length >= minLength && text.length <= maxLength;
  for (let repeats = variant; repeats <= 64 + variant; repeats = repeats * 2 + 1) {
    const text = read(pattern, { repeats, spare: 0, variant });
    if (text === undefined) return undefined;
    if (fits(text)) return text;
    if (text.length >= minLength) break;
  }
  // All repetitions at once go past an exact length: the missing characters are added one repetition at a time.
  const shortest = read(pattern, { repeats: 0, spare: 0, variant })?.length ?? 0;
  for (let spare = 0; spare <= Math.min(minLength - shortest, 1_000); spare++) {
    const text = read(pattern, { repeats: 0, spare, variant });
    if (fits(text)) return text;
  }
  return undefined;
}

function read(pattern: string, wanted: Pick<Reader, "repeats" | "spare" | "variant">): string | undefined {
  const reader: Reader = { ...wanted, pattern, index: 0, steps: 0 };
  const text = readAlternatives(reader, 0);
  return reader.index < pattern.length ? undefined : text;
}

interface Reader {
  pattern: string;
  index: number;
  /** How often an element is repeated beyond its minimum, where it may be. */
  repeats: number;
  /** Repetitions beyond that, spent on the first elements that may have them. */
  spare: number;
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
    if (reader.pattern[reader.index] === "^" && result !== "") return undefined;
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
      // Nothing comes after the end.
      return char === "$" && !/^(?:$|[|)])/.test(reader.pattern.slice(reader.index, reader.index + 1))
        ? undefined
        : "";
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

/** Whether the text of a class names the character, by itself, in a range or by a shorthand. */
function classNames(body: string, candidate: string): boolean {
  const members = /\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([\s\S])|[\s\S]/gu;
  const symbols = [...body.matchAll(members)].map(([text, braced, long, short, escaped]) => {
    const code = braced ?? long ?? short;
    const char = code === undefined ? (escaped ?? text) : String.fromCodePoint(Number.parseInt(code, 16));
    return { text, char, named: escaped === undefined ? undefined : shorthands.get(escaped) };
  });
  for (let index = 0; index < symbols.length; index++) {
    const { char, named } = symbols[index] as (typeof symbols)[number];
    const last = symbols[index + 2]?.char;
    const isRange = named === undefined && symbols[index + 1]?.text === "-" && last !== undefined;
    if (named?.test(candidate) || (named === undefined && char === candidate)) return true;
    if (!isRange) continue;
    if (char <= candidate && candidate <= last) return true;
    index += 2;
  }
  return false;
}

const shorthands = new Map([
  ["d", /\d/],
  ["D", /\D/],
  ["w", /\w/],
  ["W", /\W/],
  ["s", /\s/],
  ["S", /\S/],
]);

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
  const extra = Math.min(reader.repeats + reader.spare, Math.max(max - min, 0), 2_000);
  reader.spare -= Math.max(extra - reader.repeats, 0);
  return Math.max(min, Math.min(min + extra, 2_000));
}
