import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { searchSurface } from "./search-surface.ts";
import type { Answer, Args } from "./surface.ts";
import { toolsSurface } from "./tools-surface.ts";

const inputSchema = { type: "object", properties: { id: {}, size: {} }, required: ["id"] };

/** A server whose search finds these, one of which reads; `called` are its calls. */
function server(...found: string[]) {
  const called: [name: string, args: Args][] = [];
  const ranks: number[] = [];
  const client = {
    listTools: async () => ({ tools: ["set_cat", "search_operations", "read_result"].map(tool) }),
  } as unknown as Client;
  const call = async (name: string, args: Args): Promise<Answer> => {
    called.push([name, args]);
    const operations = found.map((each) => ({ name: each, reads: each.startsWith("get") }));
    return { isError: false, text: JSON.stringify({ operations, inputSchema }), notices: [] };
  };
  return { client, call, called, ranks, onFound: (rank: number) => void ranks.push(rank) };
}

const tool = (name: string) => ({ name, inputSchema });

test.each([
  ["an argument that it has not", "set_cat", { id: 1, colour: 2 }, "it has no argument colour"],
  ["without one that it needs", "set_cat", { size: 1 }, "it needs id"],
  ["that does not exist", "set_dog", { id: 1 }, "no tool set_dog among the 3"],
])("no tool is called with or by %s", async (_, name, args, reason) => {
  const { client, call, called } = server();
  const surface = await toolsSurface(client, call);
  await expect(surface.find("set it", name, args)).rejects.toThrow(reason);
  expect(called).toEqual([]);
});

test("an operation is looked for, read, and called by the tool for its kind; what was read is known", async () => {
  const { client, call, called, ranks, onFound } = server("a", "get_pet", "set_pet");
  const surface = await searchSurface(client, call, onFound);
  await surface.find("show a pet", "get_pet", { id: 1 });
  await surface.call("get_pet", { id: 1 });
  await surface.find("show it again", "get_pet", { id: 2 });
  await surface.find("change a pet", "set_pet", { id: 1, size: 2 });
  await surface.call("set_pet", { id: 1, size: 2 });
  await surface.call("read_result", { handle: "a" });
  expect(called).toEqual([
    ["search_operations", { query: "show a pet" }],
    ["describe_operation", { name: "get_pet" }],
    ["call_read_operation", { name: "get_pet", arguments: { id: 1 } }],
    ["search_operations", { query: "change a pet" }],
    ["describe_operation", { name: "set_pet" }],
    ["call_operation", { name: "set_pet", arguments: { id: 1, size: 2 } }],
    ["read_result", { handle: "a" }],
  ]);
  expect(ranks).toEqual([2, 3]);
});

test.each([
  ["among no hits", [], { id: 1 }, '"a pet" does not find get_pet'],
  ["as the sixth hit", ["a", "b", "c", "d", "e", "get_pet"], { id: 1 }, "the first 5 are a, b, c, d, e"],
  ["with other arguments", ["get_pet"], { name: "x" }, "it has no argument name"],
])("an operation that is found %s is not called", async (_, found, args, reason) => {
  const { client, call } = server(...found);
  const surface = await searchSurface(client, call);
  await expect(surface.find("a pet", "get_pet", args)).rejects.toThrow(reason);
});
