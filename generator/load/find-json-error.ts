import type { TextProblem } from "./syntax-error.ts";

type Expected = "value" | "first value" | "key" | "first key" | "colon" | "comma" | "end";

const literal = /(?:true|false|null)(?![\w$])/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const word = /[A-Za-z_$][\w$.-]*/y;

/**
 * The first place where a text breaks RFC 8259, with a reason in words; undefined when it is valid.
 * Slower than `JSON.parse` by far: only for texts that it has refused. Does not recurse.
 */
export function findJsonError(text: string): TextProblem | undefined {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let comma = 0;
  let at = skipSpace(text, 0);
  for (; at < text.length; at = skipSpace(text, at)) {
    const char = text.charAt(at);
    if (char === "/" || char === "#")
      return { offset: at, problem: "a comment stands here, which JSON does not have" };
    if (expected === "end") return { offset: at, problem: "more text follows the end of the document" };
    if (expected === "colon") {
      if (char !== ":") return { offset: at, problem: "a colon is missing between a key and its value" };
      expected = "value";
      at++;
    } else if (expected === "key" || expected === "first key") {
      if (char === '"') {
        const end = scanString(text, at);
        if (typeof end !== "number") return end;
        at = end;
        expected = "colon";
      } else if (char === "}" && expected === "first key") {
        open.pop();
        at++;
        expected = open.length === 0 ? "end" : "comma";
      } else if (char === "}") return trailingComma(comma);
      else return { offset: at, problem: "a key in double quotes is expected here" };
    } else if (expected === "comma") {
      const inner = open[open.length - 1];
      if (char === ",") {
        comma = at;
        expected = inner === "{" ? "key" : "value";
      } else if (char === (inner === "{" ? "}" : "]")) {
        open.pop();
        if (open.length === 0) expected = "end";
      } else if (char === "}" || char === "]")
        return { offset: at, problem: `this bracket does not close the ${inner} that is open` };
      else return { offset: at, problem: "a comma or a closing bracket is missing before this" };
      at++;
    } else if (char === "{" || char === "[") {
      open.push(char);
      expected = char === "{" ? "first key" : "first value";
      at++;
    } else if (char === "]" && expected === "first value") {
      open.pop();
      at++;
      expected = open.length === 0 ? "end" : "comma";
    } else if (char === "]" && open[open.length - 1] === "[") return trailingComma(comma);
    else {
      const end = scanScalar(text, at);
      if (typeof end !== "number") return end;
      at = end;
      expected = open.length === 0 ? "end" : "comma";
    }
  }
  if (expected === "end") return undefined;
  return {
    offset: text.trimEnd().length,
    problem: `the document ends before it is complete, with ${open.length} open ${open.length === 1 ? "bracket" : "brackets"}`,
    help: "The document is cut short: download or export it again.",
  };
}

/** Index of the first character from there on that is no white space (RFC 8259, 2). */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) break;
  }
  return at;
}

function trailingComma(offset: number): TextProblem {
  return { offset, problem: "a trailing comma stands before a closing bracket", help: "Remove the comma." };
}

/** Offset behind the scalar that begins at `at`, or what is wrong with it. */
function scanScalar(text: string, at: number): number | TextProblem {
  const char = text.charAt(at);
  if (char === '"') return scanString(text, at);
  if (char === "'") return { offset: at, problem: "JSON strings stand in double quotes" };
  for (const pattern of [literal, number]) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  word.lastIndex = at;
  if (word.test(text)) return { offset: at, problem: "a word without quotes is not a JSON value" };
  if (/[-+.\d]/.test(char)) return { offset: at, problem: "this is not a JSON number" };
  return { offset: at, problem: "a value is missing here" };
}

/** Offset behind the string whose opening quote is at `start`, or what is wrong with it. */
export function scanString(text: string, start: number): number | TextProblem {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 34) return at + 1;
    if (unit === 10 || unit === 13)
      return { offset: at, problem: "a string is not closed before the end of its line" };
    if (unit < 32)
      return { offset: at, problem: "a control character stands inside a string and must be escaped" };
    if (unit !== 92) continue;
    const escaped = text.charAt(at + 1);
    const length = escaped === "u" ? 4 : 0;
    const valid =
      length === 0 ? /^["\\/bfnrt]?$/.test(escaped) : /^[0-9a-fA-F]*$/.test(text.slice(at + 2, at + 6));
    if (!valid) return { offset: at, problem: "a backslash in a string begins no known escape" };
    at += 1 + length;
  }
  return {
    offset: start,
    problem: "the string that begins here is never closed: the document ends before it is complete",
    help: "The document is cut short: download or export it again.",
  };
}
