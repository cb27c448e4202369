import type { ToolResult } from "./result.ts";

/** Says something beside an answer: in the second item, after what stands there. An empty result stays one. */
export function addNotice(result: ToolResult, text: string): ToolResult {
  const [first, second, ...others] = result.content;
  if (first === undefined) return result;
  const joined = second?.type === "text" ? { ...second, text: `${second.text} ${text}` } : undefined;
  const content = joined ? [first, joined, ...others] : [first, { type: "text" as const, text }, ...others];
  return { ...result, content };
}
