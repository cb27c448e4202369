import { endOfString, endOfValue, skipSpace } from "./json-spans.ts";

/**
 * A place in a JSON text: the number of the member or element on each level from the root on. One number more counts
 * the characters of the string in which the place lies.
 */
export interface Position {
  at: readonly number[];
  /** So many steps of it stay as they are: reading ends with the array or object to which they lead. 0 is the root. */
  within: number;
}

/** Values of a JSON text that follow each other, with what is around them: valid JSON, its root of the same type. */
export interface Slice {
  text: string;
  /** Where it begins, as names and numbers with dots between them; empty for the root itself. */
  from: string;
  /** Where the next one begins; absent after the last. */
  next?: Position;
  /** Values that are too deep to be divided, and stand as null. */
  leftOut: number;
}

/** Deeper places are not divided: a position has to stay short. */
const maxSteps = 64;

/** So much of a long string is worth a slice, also where names around it take all the room. */
const leastString = 1_000;

interface Frame {
  isArray: boolean;
  /** As it stands before the container, with its colon; empty in an array and at the root. */
  key: string;
  /** Number of the child at the cursor. */
  index: number;
  /** Where that child begins (its name, in an object), or the closing bracket. */
  cursor: number;
  /** A child of it is in the current slice. */
  filled: boolean;
}

/**
 * Divides a JSON text, from a position on and in the order of the text, into slices of at most `maxChars` characters. What fits
 * into a slice of its own is never divided. The text is walked over once, without recursion and without parsing it; one
 * that breaks off ends with its last whole value. The function that comes back gives the next slice; undefined when
 * there is none, also when the position is beyond the text.
 */
export function openSlices(text: string, start: Position, maxChars: number): () => Slice | undefined {
  const root = skipSpace(text, 0);
  const frames: Frame[] = [];
  let offset = 0;
  let hasEnded = !(text[root] === '"' ? seekInString() : seek());

  return () => {
    if (hasEnded) return undefined;
    return frames.length === 0 ? sliceOfRoot() : sliceOfFrames();
  };

  function seekInString(): boolean {
    offset = start.at[0] ?? 0;
    return offset < text.length - root;
  }

  function seek(): boolean {
    let from = root;
    let key = "";
    for (const [level, step] of start.at.entries()) {
      if (text[from] === '"' && level === start.at.length - 1) {
        offset = step;
        return offset < text.length - from;
      }
      const frame = openFrame(from, key);
      if (frame === undefined) return false;
      frames.push(frame);
      while (frame.index < step) {
        if (hasNoMore(frame)) return false;
        pass(frame, endOfValue(text, childOf(frame).start));
      }
      if (level < start.at.length - 1) {
        if (hasNoMore(frame)) return false;
        ({ start: from, key } = childOf(frame));
      }
    }
    return frames.length > 0 || isScalar(text[root]);
  }

  function openFrame(from: number, key: string): Frame | undefined {
    const bracket = text[from];
    if (bracket !== "{" && bracket !== "[") return undefined;
    const cursor = skipSpace(text, from + 1);
    return { isArray: bracket === "[", key, index: 0, cursor, filled: false };
  }

  function hasNoMore({ cursor }: Frame): boolean {
    return cursor >= text.length || text[cursor] === "]" || text[cursor] === "}";
  }

  function childOf({ isArray, cursor }: Frame): { key: string; start: number } {
    if (isArray) return { key: "", start: cursor };
    const end = endOfString(text, cursor);
    return { key: `${text.slice(cursor, end)}:`, start: skipSpace(text, skipSpace(text, end) + 1) };
  }

  function pass(frame: Frame, end: number): void {
    const next = skipSpace(text, end);
    frame.cursor = text[next] === "," ? skipSpace(text, next + 1) : next;
    frame.index += 1;
  }

  /** Length of the value; `long` when it is more than `room`, `broken` when the text ends before it does. */
  function measure(from: number, room: number): number | "long" | "broken" {
    const window = text.slice(from, from + Math.max(0, room) + 1);
    const length = isScalar(text[from]) ? endOfScalar(window) : endOfValue(window, 0);
    if (from + length >= text.length) return "broken";
    return length > room ? "long" : length;
  }

  function sliceOfRoot(): Slice {
    const from = "";
    if (text[root] !== '"') {
      hasEnded = true;
      return { text: text.slice(root), from, leftOut: 0 };
    }
    const closing = endOfString(text, root) - 1;
    const first = root + 1 + offset;
    const end = endOfCharacters(text, first, Math.min(closing, first + maxChars - 2));
    offset = end - root - 1;
    hasEnded = end >= closing;
    const part = { text: `"${text.slice(first, end)}"`, from, leftOut: 0 };
    return hasEnded ? part : { ...part, next: { at: [offset], within: 0 } };
  }

  function sliceOfFrames(): Slice {
    const from = placeOf(frames);
    const parts = frames.map((frame) => frame.key + (frame.isArray ? "[" : "{"));
    let used = sum(parts);
    let isEmpty = true;
    let leftOut = 0;
    for (const [level, frame] of frames.entries()) frame.filled = level < frames.length - 1;
    const add = (frame: Frame, written: string): void => {
      const piece = frame.filled ? `,${written}` : written;
      frame.filled = true;
      parts.push(piece);
      used += piece.length;
    };

    for (;;) {
      const frame = frames.at(-1) as Frame;
      if (frame.cursor >= text.length) {
        hasEnded = true;
        break;
      }
      if (hasNoMore(frame)) {
        if (frames.length - 1 <= start.within) {
          hasEnded = true;
          break;
        }
        frames.pop();
        parts.push(frame.isArray ? "]" : "}");
        used += 1;
        pass(frames.at(-1) as Frame, frame.cursor + 1);
        continue;
      }
      const child = childOf(frame);
      const room = maxChars - used - frames.length - (frame.filled ? 1 : 0) - child.key.length;
      const length = offset > 0 ? "long" : measure(child.start, room);
      if (typeof length === "number") {
        add(frame, child.key + text.slice(child.start, child.start + length));
        pass(frame, child.start + length);
        isEmpty = false;
        continue;
      }
      const first = text[child.start];
      const isBroken = length === "broken";
      if (isBroken && first !== "{" && first !== "[") {
        hasEnded = true;
        break;
      }
      if (!isEmpty && !isBroken) {
        const alone = maxChars - overhead(frames) - child.key.length;
        const fitsAlone = typeof measure(child.start, alone) === "number";
        const least = first === '"' ? leastString + 2 : 0;
        if (fitsAlone || isScalar(first) || room < Math.max(maxChars / 4, least)) break;
      }
      if (first === '"') {
        const closing = endOfString(text, child.start) - 1;
        const begin = child.start + 1 + offset;
        const end = endOfCharacters(text, begin, Math.min(closing, begin + Math.max(room - 2, leastString)));
        add(frame, `${child.key}"${text.slice(begin, end)}"`);
        isEmpty = false;
        offset = end < closing ? end - child.start - 1 : 0;
        if (offset > 0) break;
        pass(frame, closing + 1);
        continue;
      }
      const inner = frames.length < maxSteps ? openFrame(child.start, child.key) : undefined;
      if (inner !== undefined) {
        add(frame, child.key + text[child.start]);
        frames.push(inner);
        continue;
      }
      const end = endOfValue(text, child.start);
      if (isScalar(first)) add(frame, child.key + text.slice(child.start, end).trimEnd());
      else {
        add(frame, `${child.key}null`);
        leftOut += 1;
      }
      isEmpty = false;
      pass(frame, end);
    }
    for (const frame of [...frames].reverse()) parts.push(frame.isArray ? "]" : "}");
    const slice = { text: parts.join(""), from, leftOut };
    if (hasEnded) return slice;
    const at = [...frames.map(({ index }) => index), ...(offset > 0 ? [offset] : [])];
    return { ...slice, next: { at, within: start.within } };
  }

  function placeOf(around: readonly Frame[]): string {
    const names = around.map((frame, level) => {
      if (frame.isArray) return String(frame.index);
      const key = around[level + 1]?.key ?? (hasNoMore(frame) ? "" : childOf(frame).key);
      return nameOf(key).replaceAll(".", "\\.");
    });
    return names.join(".");
  }
}

function overhead(frames: readonly Frame[]): number {
  return frames.reduce((total, { key }) => total + key.length + 2, 0);
}

function sum(parts: readonly string[]): number {
  return parts.reduce((total, { length }) => total + length, 0);
}

function isScalar(first: string | undefined): boolean {
  return first !== undefined && first !== "{" && first !== "[" && first !== '"';
}

function endOfScalar(window: string): number {
  const end = window.search(/[\s,\]}]/);
  return end === -1 ? window.length : end;
}

function nameOf(key: string): string {
  try {
    return String(JSON.parse(key.slice(0, -1)));
  } catch {
    return key;
  }
}

/** The last index up to `limit` that divides neither an escape of a JSON string nor a pair of surrogates. */
function endOfCharacters(text: string, from: number, limit: number): number {
  let index = from;
  while (index < limit) {
    const next = index + characterLength(text, index);
    if (next > limit) break;
    index = next;
  }
  return index > from ? index : Math.min(text.length, from + characterLength(text, from));
}

function characterLength(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code === 0x5c) {
    if (text[index + 1] !== "u") return 2;
    return /^\\u[dD][89abAB]..\\u[dD][c-fC-F]/.test(text.slice(index, index + 10)) ? 12 : 6;
  }
  const next = text.charCodeAt(index + 1);
  return code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}
