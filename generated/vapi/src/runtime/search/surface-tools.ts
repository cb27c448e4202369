import { groupDigits } from "../result/group-digits.ts";
import type { InputSchema, ToolHints } from "../tool.ts";

/** A tool of the search surface, as a client lists it. */
export interface SurfaceTool {
  name: string;
  title: string;
  description: string;
  inputSchema: InputSchema;
  hints: ToolHints;
}

/** What the tools of the search surface say of the operations behind them. */
export interface Offer {
  /** Human name of the API. */
  title: string;
  operations: number;
  groups: readonly string[];
  /** Whether some operations change something. */
  changes: boolean;
}

/** Names of groups are listed up to this many characters. */
const maxGroupChars = 1_200;

/** Methods that a search can be narrowed to. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Results of a search, unless a client asks for another number. */
export const defaultLimit = 10;

const reading: ToolHints = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** The tools of the search surface, in the order in which a model uses them. */
export function surfaceTools(offer: Offer): SurfaceTool[] {
  const tools = [searchTool(offer), describeTool(offer), callReadTool];
  return offer.changes ? [...tools, callTool] : tools;
}

function searchTool({ title, operations, groups }: Offer): SurfaceTool {
  const group = { type: "string", description: "Only operations of this group." };
  const named = groups.join("").length <= maxGroupChars ? { ...group, enum: groups } : group;
  return object({
    name: "search_operations",
    title: "Search operations",
    description:
      `Find operations of the ${title} API (${groupDigits(operations)} in all) by what they do. Returns name, purpose and method of the best ` +
      "matches; describe_operation tells the arguments. Without query it lists the group, without both the groups.",
    hints: reading,
    properties: {
      query: {
        type: "string",
        maxLength: 500,
        description: 'What is to be done, for example "list all users".',
      },
      group: named,
      method: { type: "string", enum: methods },
      limit: { type: "integer", minimum: 1, maximum: 50, default: defaultLimit },
    },
    required: [],
  });
}

function describeTool({ changes }: Offer): SurfaceTool {
  return object({
    name: "describe_operation",
    title: "Describe operation",
    description:
      "Description and input schema of one operation: read it before the first call. " +
      'Where the schema is large, parts are left out as {"$more": pointer}; ask for one with at.' +
      (changes
        ? " Operations with reads: true go to call_read_operation, the others to call_operation."
        : ""),
    hints: reading,
    properties: {
      name: { type: "string", description: "Name from search_operations." },
      at: { type: "string", description: "A pointer of $more: that part of the input schema." },
      from: { type: "integer", minimum: 0, description: "With at: the number of the first entry to show." },
    },
    required: ["name"],
  });
}

const callProperties = {
  name: { type: "string", description: "Name from search_operations." },
  arguments: { type: "object", description: "As the input schema of the operation says." },
};

const callReadTool: SurfaceTool = object({
  name: "call_read_operation",
  title: "Call operation that reads",
  description: "Call an operation that changes nothing (reads: true). Refuses all others.",
  hints: { ...reading, openWorldHint: true },
  properties: callProperties,
  required: ["name"],
});

const callTool: SurfaceTool = object({
  name: "call_operation",
  title: "Call operation",
  description: "Call any operation, also one that changes or deletes something.",
  hints: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  properties: callProperties,
  required: ["name"],
});

function object(
  tool: Omit<SurfaceTool, "inputSchema"> & { properties: Record<string, unknown>; required: string[] },
): SurfaceTool {
  const { properties, required, ...others } = tool;
  const inputSchema = {
    type: "object" as const,
    properties,
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
  return { ...others, inputSchema };
}

/** What the model is told once, beside the server's own instructions. */
export const searchInstructions =
  "Operations are not listed as tools: find one with search_operations, read its arguments with describe_operation, then call it with call_read_operation or call_operation.";
