import { maxDepth } from "./document-depth.ts";

const { imul } = Math;

interface Survey {
  hash: string;
  /** In all of its objects. */
  keys: number;
}

/** What was looked through when it was read. */
const known = new WeakMap<object, Survey>();

/** Nodes that are looked at; a document that stands for more by its aliases is hashed in part. */
const maxNodes = 10_000_000;

/**
 * Hash of a parsed document: 16 hexadecimal digits, the same whatever the order of keys and the format. It tells that a document
 * changed and withstands no attack; it is several times quicker than a digest of sorted text. Undefined for one that is
 * nested deeper than `maxDepth`; every value is looked at for that, hence both at once.
 */
export function hashDocument(root: unknown): string | undefined {
  return surveyDocument(root)?.hash;
}

/** Keys in all objects of a parsed document; undefined for one that has no hash. */
export function countKeys(root: unknown): number | undefined {
  return surveyDocument(root)?.keys;
}

function surveyDocument(root: unknown): Survey | undefined {
  const isKept = typeof root === "object" && root !== null;
  const kept = isKept ? known.get(root) : undefined;
  if (kept !== undefined) return kept;
  let depth = 0;
  let isTooDeep = false;
  let nodes = 0;
  let keys = 0;
  let low = 0;
  let high = 0;

  /** Leaves the two halves of a value's hash in `low` and `high`. Plain loops: every character passes here. */
  function visit(value: unknown): void {
    if (typeof value !== "object" || value === null) {
      // A number is not the text of its digits.
      hashText(typeof value === "string" ? value : `\u0000${String(value)}`);
      return;
    }
    const isList = Array.isArray(value);
    let sumLow = isList ? 17 : 23;
    let sumHigh = isList ? 19 : 29;
    if (depth === maxDepth) isTooDeep = true;
    if (isTooDeep || ++nodes > maxNodes) {
      low = mix(sumLow);
      high = mix(sumHigh);
      return;
    }
    depth++;
    if (isList) {
      for (let index = 0; index < value.length; index++) {
        visit(value[index]);
        sumLow = imul(sumLow, 31) ^ low;
        sumHigh = imul(sumHigh, 37) ^ high;
      }
    } else {
      for (const key in value) {
        keys++;
        hashText(key);
        const keyLow = low | 1;
        const keyHigh = high | 1;
        visit((value as Record<string, unknown>)[key]);
        // Sums do not depend on the order of keys.
        sumLow = (sumLow + imul(low ^ 0x5bd1e995, keyLow)) | 0;
        sumHigh = (sumHigh + imul(high ^ 0x1b873593, keyHigh)) | 0;
      }
    }
    depth--;
    low = mix(sumLow);
    high = mix(sumHigh);
  }

  function hashText(text: string): void {
    const { length } = text;
    let first = 0x811c9dc5;
    let second = 0x2545f491;
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      first = imul(first ^ unit, 0x01000193);
      second = imul(second ^ unit, 0x5bd1e995);
    }
    low = first;
    high = mix(second);
  }

  visit(root);
  if (isTooDeep) return undefined;
  const survey = { hash: hex(low) + hex(high), keys };
  if (isKept) known.set(root, survey);
  return survey;
}

function mix(value: number): number {
  const half = imul(value ^ (value >>> 15), 0x85ebca6b);
  return half ^ (half >>> 13);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
