import type { ToolDefinition } from "../tool.ts";

/** The tool that reads on in an answer; it makes no request of its own. */
export function readResultTool(taken: (name: string) => boolean): ToolDefinition {
  let name = "read_result";
  for (let number = 2; taken(name); number += 1) name = `read_result_${number}`;
  return {
    name,
    title: "Read on in an answer",
    description:
      "Reads more of an answer that was cut. Take the handle from the second item of that answer; each part brings the handle of the next.",
    hints: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    inputSchema: {
      type: "object",
      properties: {
        handle: { type: "string", minLength: 1, description: "Exactly as it stands in the answer." },
        path: {
          type: "string",
          description:
            "One place of a JSON answer: names and numbers with dots between them, such as data.0.id; a list without a number means all of it.",
        },
        page: {
          type: "integer",
          minimum: 1,
          description: "Number of the part; left out, the one after the last read.",
        },
      },
      required: ["handle"],
      additionalProperties: false,
    },
    request: { method: "GET", path: "", bindings: [] },
    origin: "",
  };
}
