import { readFieldPath } from "./field-path.ts";
import { endOfString, endOfValue, skipSpace } from "./json-spans.ts";
import { shapeAnswer } from "./shape-answer.ts";

/** What a path leads to, with what is around it; or how far it leads. */
export type Selection =
  | { text: string }
  /** `names`: members of the object there, or undefined where there is no object. */
  | { reached: string; names?: string[] };

const maxNames = 30;

/**
 * The part of a JSON text at a path of names with dots between them; a number is an element of a list, and a name, or `*`, where
 * a list stands goes through the list. The result is JSON with the root of the text: `items.2.id` of `{"items":[…],"n":1}` is
 * `{"items":[{"id":…}]}`. Written as in JSONPath (`$.items[2]`) or as a JSON Pointer it means the same.
 */
export function selectPath(text: string, path: string): Selection {
  const steps = readSteps(path);
  let at = skipSpace(text, 0);
  let before = "";
  let after = "";
  for (const [index, step] of steps.entries()) {
    const isList = text[at] === "[";
    if (step === "*" || (isList && !/^\d+$/.test(step))) {
      const keep = [steps.slice(index).map(escapeDots).join(".")];
      return { text: before + shapeAnswer(text.slice(at, endOfValue(text, at)), { keep }) + after };
    }
    const found = isList ? findElement(text, at, Number(step)) : findMember(text, at, step);
    if (typeof found !== "number") {
      const reached = steps.slice(0, index).map(escapeDots).join(".");
      return found === undefined ? { reached } : { reached, names: found };
    }
    before += isList ? "[" : `{${JSON.stringify(step)}:`;
    after = (isList ? "]" : "}") + after;
    at = found;
  }
  if (before === "") return { text };
  const end = endOfValue(text, at);
  // A text that breaks off within the value is left as it is.
  return { text: before + text.slice(at, end) + (end < text.length ? after : "") };
}

function readSteps(path: string): string[] {
  if (path.startsWith("/"))
    return path
      .slice(1)
      .split("/")
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const plain = path
    .replace(/^\$(?=$|[.[])\.?/, "")
    .replaceAll("[*]", "")
    .replace(/\[(\d+)\]/g, ".$1");
  return plain === "" ? [] : readFieldPath(plain.replace(/^\./, ""));
}

function escapeDots(name: string): string {
  return name.replaceAll(".", "\\.");
}

function findElement(text: string, open: number, wanted: number): number | undefined {
  let at = skipSpace(text, open + 1);
  for (let index = 0; at < text.length && text[at] !== "]"; index += 1) {
    if (index === wanted) return at;
    const end = skipSpace(text, endOfValue(text, at));
    at = text[end] === "," ? skipSpace(text, end + 1) : end;
    if (text[end] !== ",") return undefined;
  }
  return undefined;
}

/** Where the value of a member of the object at `open` begins, or the names that there are; undefined where there is no object. */
export function findMember(text: string, open: number, wanted: string): number | string[] | undefined {
  if (text[open] !== "{") return undefined;
  const names: string[] = [];
  let at = skipSpace(text, open + 1);
  while (text[at] === '"') {
    const endOfName = endOfString(text, at);
    const name = nameOf(text.slice(at, endOfName));
    const value = skipSpace(text, skipSpace(text, endOfName) + 1);
    if (name === wanted) return value;
    if (names.length < maxNames) names.push(name);
    const end = skipSpace(text, endOfValue(text, value));
    at = text[end] === "," ? skipSpace(text, end + 1) : text.length;
  }
  return names;
}

function nameOf(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written.slice(1, -1);
  }
}
