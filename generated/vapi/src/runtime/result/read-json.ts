import type { UpstreamResponse } from "../upstream/http-message.ts";
import { beginJson } from "./begin-json.ts";
import { describeJsonCut } from "./describe-cut.ts";
import { escapeHiddenInJson } from "./escape-hidden.ts";
import type { Onward } from "./onward.ts";
import type { ContentBlock, ToolResult } from "./result.ts";
import { isDeeperThan } from "./scan-json.ts";

/** A value nested deeper is given as text only: a recursive JSON printer must not meet it. */
const maxStructuredDepth = 1_000;

/** A longer text is not parsed to find out whether it is JSON: the part of it that is shown decides. */
const maxParsedChars = 4 * 1024 * 1024;

/**
 * A JSON answer as a result: its own text, byte for byte unless hidden characters must be written as `\uXXXX`, or cut
 * at a whole value. `structuredContent` when the root is an object; numbers that a double cannot hold are exact in
 * the text only. Undefined when the text is not JSON. `onValue` sees the value of an answer that is shown whole; `onward`
 * says how the rest of another is read.
 */
export function readJson(
  text: string,
  response: UpstreamResponse,
  maxTextChars: number,
  onValue?: (value: unknown) => void,
  onward?: Pick<Onward, "tell">,
): ToolResult | undefined {
  const escaped = escapeHiddenInJson(text);
  if (!response.truncated && escaped.length <= maxTextChars) {
    const root = parseJson(escaped);
    if (root === undefined) return undefined;
    onValue?.(root.value);
    return jsonResult(escaped, root.value, []);
  }
  const isLong = escaped.length > maxParsedChars;
  if (!response.truncated && !isLong && parseJson(escaped) === undefined) return undefined;
  const cut = beginJson(escaped, maxTextChars, !response.truncated);
  const root = cut === undefined ? undefined : parseJson(cut.text);
  if (cut === undefined || root === undefined) return undefined;
  const { truncated } = response;
  const told = onward?.tell({ json: true, position: cut.rest, page: 2 }, { text: escaped, truncated });
  const notice = describeJsonCut(response, escaped.length, cut, told);
  return jsonResult(cut.text, root.value, [{ type: "text", text: notice }]);
}

/** The value in a box of its own, since `null` and `undefined` mean different things; undefined for broken JSON. */
export function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** True for what JSON calls an object: not null, not an array. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text that is JSON, its value as `structuredContent` where that can be, and what else is to be said. */
export function jsonResult(text: string, root: unknown, notices: ContentBlock[]): ToolResult {
  const content: ContentBlock[] = [{ type: "text", text }, ...notices];
  const structured = isJsonObject(root) && !isDeeperThan(text, maxStructuredDepth);
  return structured ? { content, structuredContent: root } : { content };
}
