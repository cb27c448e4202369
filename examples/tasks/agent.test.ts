import { type Agent, createAgent } from "./agent.ts";
import type { Answer, Args, Surface } from "./surface.ts";

const busy = { message: "Too many requests.", next: "Too many calls. Wait 0 seconds before you call again." };
const refused = { message: "size must be a number.", next: "Call again with the arguments mended." };
const handle = (name: string): string => `For the next part call read_result with {"handle":"${name}"}.`;
const after = (key: string): string =>
  `For the next page call list again with the same arguments and {"after":"${key}"}.`;

const good = (value: unknown, ...notices: string[]): Answer => ({
  isError: false,
  text: typeof value === "string" ? value : JSON.stringify(value),
  notices,
});
const bad = (error: object): Answer => ({ isError: true, text: JSON.stringify(error), notices: [] });

/** An agent before a surface that gives these answers one after the other, and what was called. */
function agentWith(...answers: Answer[]): { agent: Agent; called: [name: string, args: Args][] } {
  const called: [name: string, args: Args][] = [];
  const surface: Surface = {
    listed: "",
    find: async () => {},
    call: async (name, args) => {
      called.push([name, args]);
      return answers[called.length - 1] ?? bad({ message: "Nothing more is there.", next: "" });
    },
  };
  return { agent: createAgent(surface), called };
}

async function all(values: AsyncGenerator<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const value of values) found.push(value);
  return found;
}

test.each<[string, Answer[], unknown, number]>([
  ["JSON", [good({ a: 1 })], { a: 1 }, 1],
  ["text", [good("Done.")], "Done.", 1],
  ["a busy API", [bad(busy), bad(busy), good([])], [], 3],
])("a step with %s", async (_, answers, want, calls) => {
  const { agent, called } = agentWith(...answers);
  expect(await agent.step("get it", "get", { id: 1 })).toEqual(want);
  expect(called).toEqual(Array(calls).fill(["get", { id: 1 }]));
});

test.each<[string, Answer[], string]>([
  ["a refusal", [bad(refused)], "get failed: "],
  ["an API that stays busy", [bad(busy), bad(busy), bad(busy), bad(busy), good(1)], "Too many requests."],
  ["a cut answer, whose rest it would not see", [good([1], handle("a"))], "was cut"],
])("a step fails on %s", async (_, answers, reason) => {
  const { agent } = agentWith(...answers);
  await expect(agent.step("get it", "get")).rejects.toThrow(reason);
});

const mend = (message: string, args: Args): Args => ({ ...args, size: message.length });

test("a step is taken again with what its refusal teaches, once", async () => {
  const { agent, called } = agentWith(bad(refused), good("Done."));
  expect(await agent.step("set it", "set", { size: "x", id: 1 }, mend)).toBe("Done.");
  expect(called[1]).toEqual(["set", { size: 22, id: 1 }]);
  const twice = agentWith(bad(refused), bad(refused)).agent;
  await expect(twice.step("set it", "set", {}, mend)).rejects.toThrow("set failed");
  const never = agentWith(good("Done.")).agent;
  await expect(never.step("set it", "set", {}, mend)).rejects.toThrow("set was not refused");
});

test("a refusal is told, and its absence too", async () => {
  expect(await agentWith(bad(refused)).agent.refusal("set it", "set")).toBe(refused.message);
  await expect(agentWith(good("Done.")).agent.refusal("set it", "set")).rejects.toThrow("was not refused");
});

test("parts are read to the last, then pages, with the arguments that they name", async () => {
  const { agent, called } = agentWith(
    good([1], handle("a"), after("x")),
    good([2], handle("b")),
    good([3]),
    good([4]),
  );
  expect(await all(agent.read("list them", "list", { limit: 1 }))).toEqual([[1], [2], [3], [4]]);
  expect(called).toEqual([
    ["list", { limit: 1 }],
    ["read_result", { handle: "a" }],
    ["read_result", { handle: "b" }],
    ["list", { limit: 1, after: "x" }],
  ]);
});

test("where the server does not name the next page, it is taken from the answer", async () => {
  const { agent, called } = agentWith(good({ key: "x" }), good({}));
  const next = (answer: unknown): Args | undefined => {
    const { key } = answer as { key?: string };
    return key === undefined ? undefined : { key };
  };
  expect(await all(agent.read("list them", "list", {}, next))).toEqual([{ key: "x" }, {}]);
  expect(called[1]).toEqual(["list", { key: "x" }]);
});
