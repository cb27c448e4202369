import { type CharSet, charSetOf } from "./char-set.ts";

/** A regular expression as far as the cost of matching it depends on it. */
export type PatternNode =
  | { kind: "chars"; set: CharSet }
  /** Matches without consuming: `^` (then `start`), `$`, `\b`, nothing. */
  | { kind: "empty"; start: boolean }
  | { kind: "look"; body: PatternNode }
  | { kind: "reference" }
  | { kind: "sequence"; parts: PatternNode[] }
  | { kind: "choice"; options: PatternNode[] }
  | { kind: "repeat"; body: PatternNode; min: number; max: number };

const group = /\((?:\?(?:([=!]|<[=!])|:|<[^>]*>))?/y;
const quantifier = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y;
const escaped =
  /\\(?:([bB])|([1-9]\d*|k<[^>]*>)|[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)/suy;
const charClass = /\[(?:\\.|[^\]\\])*\]/sy;

/** Reads a pattern that compiles with the `u` flag (ECMA-262, 22.2.1). */
export function readPattern(pattern: string): PatternNode {
  const choices: PatternNode[][][] = [[[]]];
  const looks: boolean[] = [];
  let at = 0;
  const take = (token: RegExp): RegExpExecArray | null => {
    token.lastIndex = at;
    const found = token.exec(pattern);
    if (found !== null) at += found[0].length;
    return found;
  };
  const options = () => choices.at(-1) as PatternNode[][];
  const parts = () => options().at(-1) as PatternNode[];
  while (at < pattern.length) {
    const char = pattern[at];
    if (char === "(") {
      looks.push(take(group)?.[1] !== undefined);
      choices.push([[]]);
      continue;
    }
    if (char === "|") {
      options().push([]);
      at++;
      continue;
    }
    if (char === ")" && choices.length > 1) {
      const body = choiceOf(choices.pop() as PatternNode[][]);
      parts().push(looks.pop() === true ? { kind: "look", body } : body);
      at++;
    } else parts().push(readAtom(pattern, at, take) ?? { kind: "chars", set: charSetOf(literalAt()) });
    const found = take(quantifier);
    if (found !== null) parts().push(repeated(parts().pop() as PatternNode, found));
  }
  return choiceOf(choices[0] as PatternNode[][]);

  function literalAt(): string {
    const literal = String.fromCodePoint(pattern.codePointAt(at) as number);
    at += literal.length;
    return literal === "/" || literal === "-" ? literal : literal.replace(/[{}\])]/, "\\$&");
  }
}

function readAtom(
  pattern: string,
  at: number,
  take: (token: RegExp) => RegExpExecArray | null,
): PatternNode | undefined {
  const char = pattern[at];
  if (char === "^" || char === "$") {
    take(/[$^]/y);
    return { kind: "empty", start: char === "^" };
  }
  if (char === "\\") {
    const found = take(escaped);
    if (found === null) return undefined;
    if (found[1] !== undefined) return { kind: "empty", start: false };
    return found[2] === undefined ? { kind: "chars", set: charSetOf(found[0]) } : { kind: "reference" };
  }
  const found = char === "[" ? take(charClass) : null;
  return found === null ? undefined : { kind: "chars", set: charSetOf(found[0]) };
}

function repeated(body: PatternNode, [, mark, from, comma, to]: RegExpExecArray): PatternNode {
  const min = mark === undefined ? Number(from) : mark === "+" ? 1 : 0;
  const open = mark === "*" || mark === "+" || (comma !== undefined && to === "");
  const most = mark === "?" ? 1 : comma === undefined ? min : Number(to);
  return { kind: "repeat", body, min, max: open ? Number.POSITIVE_INFINITY : most };
}

function choiceOf(options: PatternNode[][]): PatternNode {
  const sequences = options.map(
    (parts): PatternNode => (parts.length === 1 ? (parts[0] as PatternNode) : { kind: "sequence", parts }),
  );
  return sequences.length === 1 ? (sequences[0] as PatternNode) : { kind: "choice", options: sequences };
}
