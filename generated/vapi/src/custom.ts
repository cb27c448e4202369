import type { ToolName } from "./generated/tool-name.ts";
import { customize } from "./runtime/customize.ts";
import type { ToolResult } from "./runtime/result/result.ts";

// Programs that were written for Vapi's own MCP server read a phone number as `phoneNumber`; the API calls it `number`.
// They find it under both names.
export default customize<ToolName>({
  tools: {
    list_phone_numbers: { after: nameTwice },
    get_phone_number: { after: nameTwice },
  },
});

/** The same result, with `phoneNumber` in each entry that has a `number`. An answer that is no JSON, or cut, stays as it is. */
export function nameTwice(result: ToolResult): ToolResult {
  const [first, ...rest] = result.content;
  if (result.isError || first?.type !== "text") return result;
  const value = parse(first.text);
  if (value === undefined) return result;
  const text = JSON.stringify(Array.isArray(value) ? value.map(entryWithBoth) : entryWithBoth(value));
  const named: ToolResult = { ...result, content: [{ type: "text", text }, ...rest] };
  if (result.structuredContent !== undefined)
    named.structuredContent = entryWithBoth(result.structuredContent) as Record<string, unknown>;
  return named;
}

function entryWithBoth(entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null || !("number" in entry)) return entry;
  return { ...entry, phoneNumber: entry.number };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
