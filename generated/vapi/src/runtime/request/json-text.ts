import { randomUUID } from "node:crypto";

/**
 * JSON text of arguments, or of a part of them. An integer beyond what a number keeps is a `bigint` there, and stands in
 * the text with all its digits (RFC 8259, 6).
 */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const mark = randomUUID();
  const text = JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${mark}${inner}` : inner));
  return text.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}
