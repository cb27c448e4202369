import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { type ShownSchema, whyNotAccepted } from "./accepts-arguments.ts";
import type { Answer, CallListed, Surface } from "./surface.ts";

/** Hits of a search that are looked at. */
const looked = 5;

interface Hit {
  name: string;
  reads: boolean;
}

/** What is said of each search: how far up the operation was. */
type OnFound = (rank: number) => void;

/**
 * Operations behind a search: each is looked for in plain words, taken only from the first five hits, and read before it is
 * called. What was read once is remembered, as a model does.
 */
export async function searchSurface(
  client: Client,
  call: CallListed,
  onFound: OnFound = () => {},
): Promise<Surface> {
  const { tools } = await client.listTools();
  const known = new Map<string, { reads: boolean; schema: ShownSchema }>();
  const learn = async (want: string, name: string) => {
    const { operations = [] } = valueIn<{ operations?: Hit[] }>(
      await call("search_operations", { query: want }),
    );
    const hits = operations.slice(0, looked);
    const rank = hits.findIndex((hit) => hit.name === name);
    const hit = hits[rank];
    if (hit === undefined)
      throw new Error(
        `"${want}" does not find ${name}; the first ${looked} are ${hits.map((each) => each.name).join(", ")}.`,
      );
    onFound(rank + 1);
    const shown = valueIn<{ inputSchema: ShownSchema }>(await call("describe_operation", { name }));
    return { reads: hit.reads, schema: shown.inputSchema };
  };
  return {
    listed: JSON.stringify({ tools }),
    async find(want, name, args) {
      const operation = known.get(name) ?? (await learn(want, name));
      known.set(name, operation);
      const reason = whyNotAccepted(operation.schema, args);
      if (reason !== undefined) throw new Error(`${name} does not take what is to be sent: ${reason}.`);
    },
    call(name, args) {
      // What stands in the list is called by itself: the tool that reads on in answers.
      if (tools.some((tool) => tool.name === name)) return call(name, args);
      const by = known.get(name)?.reads === true ? "call_read_operation" : "call_operation";
      return call(by, { name, arguments: args });
    },
  };
}

/** @throws Error with what was said when it is a refusal. */
function valueIn<Value>({ isError, text }: Answer): Value {
  if (isError) throw new Error(text);
  return JSON.parse(text) as Value;
}
