import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { RunningApi } from "../stand-ins/serve-api.ts";
import { playTasks } from "./play-tasks.ts";
import { raconteTasks } from "./raconte-tasks.ts";
import { retellTasks } from "./retell-tasks.ts";
import { tasksFor } from "./task.ts";
import { vapiTasks } from "./vapi-tasks.ts";

interface State {
  pets: Map<string, number>;
}

/** Solves one task with a server that sets a pet to `sizes` of its surface, after it asked. */
async function play(
  sizes: { tools: number; search: number },
  given: { busy?: string; complaint?: string } = {},
) {
  const api = {
    state: { pets: new Map() },
    requests: [],
    busy: [] as string[],
    complaints: [] as string[],
    close: async () => {},
    reset() {
      api.state = { pets: new Map() };
      api.busy = [];
    },
  };
  const task = tasksFor<State>()("pets/grow", {
    say: "Let Rex grow.",
    facts: { name: "Rex" },
    server: { over: "stdio" },
    asked: 1,
    given({ busy, complaints }) {
      if (given.busy !== undefined) busy.push(given.busy);
      if (given.complaint !== undefined) complaints.push(given.complaint);
    },
    solve: async (agent, { name }) => void (await agent.step("grow a pet", "grow", { name })),
    check: ({ pets }, { name }) => expect(pets.get(name)).toBeGreaterThan(0),
  });
  const [result] = await playTasks([task], {
    api: api as typeof api & RunningApi & { state: State },
    connect: async (_, surface) => {
      let agrees = (_question: string): boolean => false;
      const operations = [{ name: "grow", reads: false }];
      const inputSchema = { properties: { name: {} } };
      const client = {
        listTools: async () => ({ tools: [{ name: "grow", inputSchema }] }),
        callTool: async ({ name }: { name: string }) => {
          if (name === "grow" && agrees("Grow?")) api.state.pets.set("Rex", sizes[surface]);
          return { content: [{ type: "text", text: JSON.stringify({ operations, inputSchema }) }] };
        },
      } as unknown as Client;
      const ask = (answer: typeof agrees): void => {
        agrees = answer;
      };
      return { client, ask };
    },
    close: api.close,
  });
  return result;
}

test("a task that ends alike on both surfaces is well, and what it took is counted", async () => {
  const result = await play({ tools: 2, search: 2 });
  expect(result).toMatchObject({ name: "pets/grow", tools: { calls: 1 }, search: { calls: 3, ranks: [1] } });
  expect(result?.fault).toBeUndefined();
  expect(result?.search?.tokens).toBeGreaterThan(result?.tools?.tokens ?? 0);
});

test.each([
  ["ends otherwise behind a search", { tools: 2, search: 3 }, {}, /^ends with other state behind a search/],
  ["is not solved with tools", { tools: 0, search: 2 }, {}, /^on tools: /],
  ["is not solved behind a search", { tools: 2, search: 0 }, {}, /^on search: /],
  ["never met the busy API", { tools: 2, search: 2 }, { busy: "GET /pets" }, /API was to be busy/],
  [
    "sent what the document does not allow",
    { tools: 2, search: 2 },
    { complaint: "No." },
    /what the document/,
  ],
])("a task fails that %s", async (_, sizes, given, reason) => {
  expect((await play(sizes, given))?.fault).toMatch(reason);
});

test("there are 20 tasks, with names of their own, over both transports for each vendor", () => {
  const vendors = [retellTasks, vapiTasks, raconteTasks] as { name: string; server: { over: string } }[][];
  expect(vendors.map(({ length }) => length)).toEqual([8, 8, 4]);
  expect(new Set(vendors.flat().map(({ name }) => name)).size).toBe(20);
  for (const tasks of vendors) expect(new Set(tasks.map(({ server }) => server.over)).size).toBe(2);
});
