import { scanString, skipSpace } from "./find-json-error.ts";

interface Frame {
  isObject: boolean;
  /** How many tokens lead to this object or array; -1 where it is not on the way. */
  reached: number;
  /** Of an array: the item that comes next. */
  index: number;
}

/**
 * Offset of the last key, or the item of an array, to which the tokens of a JSON Pointer lead in a text that `parseJson`
 * has read; of a key that is given twice the last one, which `JSON.parse` takes, too. Where nothing is there, the place
 * is that of the last part that is. One pass, without recursion.
 */
export function locateInJson(text: string, tokens: readonly string[]): number {
  const frames: Frame[] = [];
  let at = Math.max(0, text.search(/\S/));
  let best = { reached: 0, offset: at };
  /** Tokens that lead to the value that comes next. */
  let next = 0;
  let keyComes = false;
  const found = (reached: number, offset: number): number => {
    if (reached > 0) best = { reached, offset };
    return reached;
  };
  while (at < text.length) {
    const char = text.charAt(at);
    const frame = frames[frames.length - 1];
    if (char === "{" || char === "[") {
      const below: Frame = { isObject: char === "{", reached: next, index: 0 };
      frames.push(below);
      at = skipSpace(text, at + 1);
      keyComes = below.isObject;
      if (!below.isObject && text.charAt(at) !== "]") next = found(step(below, "0", tokens), at);
    } else if (char === "}" || char === "]") {
      frames.pop();
      keyComes = false;
      at++;
    } else if (char === "," && frame !== undefined) {
      at = skipSpace(text, at + 1);
      keyComes = frame.isObject;
      if (!frame.isObject) next = found(step(frame, String(++frame.index), tokens), at);
    } else if (char === '"') {
      const scanned = scanString(text, at);
      if (typeof scanned !== "number") break;
      if (keyComes && frame !== undefined) {
        next = frame.reached < 0 ? -1 : found(step(frame, keyText(text.slice(at, scanned)), tokens), at);
        keyComes = false;
      }
      at = scanned;
    } else at++;
  }
  return best.offset;
}

/** How many tokens lead to the member, -1 where it is not on the way. */
function step({ reached }: Frame, key: string, tokens: readonly string[]): number {
  return reached >= 0 && tokens[reached] === key ? reached + 1 : -1;
}

function keyText(written: string): string {
  return written.includes("\\") ? String(JSON.parse(written)) : written.slice(1, -1);
}
