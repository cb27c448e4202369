import { z } from "zod";
import type { ToolName } from "./generated/tool-name.ts";
import { customize, tool } from "./runtime/customize.ts";

interface Berth {
  berth_id: string;
  length: number;
}

export default customize<ToolName>({
  tools: {
    // People write a-12 and A12 for A-12.
    get_berth: {
      before: ({ berth_id }) => ({ berth_id: berth_id.toUpperCase().replace(/^([A-Z])(\d)/, "$1-$2") }),
    },
  },
  add: [
    tool({
      name: "find_berth",
      description: "Find the smallest free berth that a boat fits into.",
      input: z.object({ length: z.number().positive().describe("Length of the boat in metres.") }),
      readOnly: true,
      async run({ length }, context) {
        const result = await context.callTool("list_berths", { free: true });
        const [first] = result.content;
        if (result.isError || first?.type !== "text") return result;
        const fitting = (JSON.parse(first.text) as Berth[]).filter((berth) => berth.length >= length);
        const [smallest = null] = fitting.sort((a, b) => a.length - b.length);
        return { content: [{ type: "text", text: JSON.stringify(smallest) }] };
      },
    }),
  ],
});
