import type { ToolName } from "./generated/tool-name.ts";
import { customize } from "./runtime/customize.ts";

// This file is yours: mcpgen writes it once and then leaves it alone. `npx mcpgen customize <tool>` adds a stub.
//
//   hide: ["delete_thing"]                          not listed, not callable
//   tools: { get_thing: { description: "…" } }      other words for the model
//   tools: { get_thing: { before(args, context) { … }, after(result, context) { … } } }
//   add: [tool({ name: "…", description: "…", input: z.object({ … }), async run(args, context) { … } })]
//
// For `add` import { tool } from "./runtime/customize.ts" and { z } from "zod".
export default customize<ToolName>({});
