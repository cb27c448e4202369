import { closeBrace, closeBracket, comma, openBrace, openBracket, scanJson } from "./scan-json.ts";
import type { Position } from "./slice-json.ts";

/** A JSON text that was made shorter and is still valid, its root of the same type. */
export interface JsonCut {
  text: string;
  /** Elements of the array that was cut, where it was an array. */
  keptElements?: number;
  /** Elements that array has; absent when its end is not known. */
  totalElements?: number;
  /** Key of that array as it is written, with its quotes; absent for the root. */
  member?: string;
  /** Where that begins which was left out. */
  rest: Position;
}

/**
 * Cuts a JSON text to at most `maxChars` at a whole value: an array root keeps its first elements whole, an object
 * root its first members. When the text is `complete` and one array outweighs the rest, only that one is cut, so
 * that what follows it (a cursor, a total) stays. Undefined when the text is not the beginning of a JSON array
 * or object.
 */
export function cutJson(text: string, maxChars: number, complete: boolean): JsonCut | undefined {
  const largest = complete ? cutLargestArray(text, maxChars) : undefined;
  const cut = largest ?? cutAfterWholeValue(text, maxChars);
  return cut !== undefined && isJson(cut.text) ? cut : undefined;
}

interface Span {
  start: number;
  end: number;
  member?: string;
  /** Numbers of the members that lead to it. */
  steps: number[];
}

/** The longest array that has only objects around it. */
function findLargestArray(text: string): Span | undefined {
  let largest: Span | undefined;
  let current: Span | undefined;
  let depth = 0;
  let arrayDepth = 0;
  const steps: number[] = [];
  scanJson(text, 0, (token, index, key) => {
    if (token === comma && current === undefined && depth > 0) steps[depth - 1] = (steps[depth - 1] ?? 0) + 1;
    if (token === openBrace || token === openBracket) {
      depth += 1;
      if (current === undefined && token === openBrace) steps[depth - 1] = 0;
      if (token === openBracket && current === undefined) {
        current = {
          start: index,
          end: index,
          ...(depth > 1 ? { member: text.slice(key.start, key.end) } : {}),
          steps: steps.slice(0, depth - 1),
        };
        arrayDepth = depth;
      }
    } else if (token !== comma) {
      if (current !== undefined && depth === arrayDepth) {
        current.end = index + 1;
        if (largest === undefined || current.end - current.start > largest.end - largest.start)
          largest = current;
        current = undefined;
      }
      depth -= 1;
    }
    return true;
  });
  return largest;
}

function cutLargestArray(text: string, maxChars: number): JsonCut | undefined {
  const array = findLargestArray(text);
  if (array === undefined) return undefined;
  const { start, end, member, steps } = array;
  const rest = text.length - (end - start);
  if (rest > maxChars / 2) return undefined;
  let cutAt = start + 1;
  let keptElements = 0;
  let totalElements = 1;
  let depth = 0;
  scanJson(text.slice(start, end), 1, (token, index) => {
    if (token === openBrace || token === openBracket) depth += 1;
    else if (token !== comma) depth -= 1;
    else if (depth === 0) {
      if (rest + index + 1 <= maxChars) {
        cutAt = start + index;
        keptElements = totalElements;
      }
      totalElements += 1;
    }
    return true;
  });
  return {
    text: `${text.slice(0, cutAt)}]${text.slice(end)}`,
    keptElements,
    totalElements,
    ...(member === undefined ? {} : { member }),
    rest: { at: [...steps, keptElements], within: steps.length },
  };
}

/** Keeps the beginning, up to the last value before `maxChars` that ends with a comma and has whole ancestors. */
function cutAfterWholeValue(text: string, maxChars: number): JsonCut | undefined {
  const open: number[] = [];
  /** Number of the current child on each level. */
  const steps: number[] = [];
  let arrays = 0;
  let elements = 0;
  let member: string | undefined;
  let best:
    | { at: number; closers: number; elements?: number; member?: string | undefined; rest: number[] }
    | undefined;
  const note = (at: number): void => {
    if (at + open.length > maxChars) return;
    const inArray = open[open.length - 1] === openBracket;
    if (arrays > 1 || (arrays === 1 && !inArray)) return;
    best = { at, closers: open.length, rest: [...steps], ...(arrays === 0 ? {} : { elements, member }) };
  };
  scanJson(text, 0, (token, index, key) => {
    if (index + open.length > maxChars) return false;
    if (token === comma) {
      if (arrays === 1 && open[open.length - 1] === openBracket) elements += 1;
      if (steps.length > 0) steps.push((steps.pop() ?? 0) + 1);
      note(index);
    } else if (token === openBrace || token === openBracket) {
      open.push(token);
      steps.push(0);
      if (token === openBracket) arrays += 1;
      if (token === openBracket && arrays === 1) {
        elements = 0;
        member = open.length > 1 ? text.slice(key.start, key.end) : undefined;
      }
      if (open.length === 1) note(index + 1);
    } else {
      if (open.pop() !== (token === closeBrace ? openBrace : openBracket)) return false;
      steps.pop();
      if (token === closeBracket) arrays -= 1;
    }
    return true;
  });
  if (best === undefined) return undefined;
  const { at, closers, elements: keptElements } = best;
  const rest = { at: best.rest, within: 0 };
  if (keptElements === undefined) return { text: text.slice(0, at) + "}".repeat(closers), rest };
  return {
    text: `${text.slice(0, at)}]${"}".repeat(closers - 1)}`,
    keptElements,
    ...(best.member === undefined ? {} : { member: best.member }),
    rest,
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
