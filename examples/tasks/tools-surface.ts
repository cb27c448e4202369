import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { whyNotAccepted } from "./accepts-arguments.ts";
import type { CallListed, Surface } from "./surface.ts";

/** A tool for each operation: it is found by its name in the list. */
export async function toolsSurface(client: Client, call: CallListed): Promise<Surface> {
  const { tools } = await client.listTools();
  return {
    listed: JSON.stringify({ tools }),
    async find(_want, name, args) {
      const tool = tools.find((each) => each.name === name);
      if (tool === undefined) throw new Error(`There is no tool ${name} among the ${tools.length} listed.`);
      const reason = whyNotAccepted(tool.inputSchema, args);
      if (reason !== undefined) throw new Error(`${name} does not take what is to be sent: ${reason}.`);
    },
    call,
  };
}
