import { changing, contextWith, sampleTool } from "../../../generator/test/runtime/sample-server.ts";
import type { CustomTool } from "../call/apply-customization.ts";
import type { CallContext, CallFacts } from "../call/call-context.ts";
import { createView, type View, wholeView } from "../call/view.ts";
import type { ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { SurfaceChoice } from "./choose-surface.ts";
import { createSurfaces, type Surface } from "./create-surfaces.ts";

const arrived: string[] = [];

function tool(name: string, group: string, more: Partial<ToolDefinition> = {}): CustomTool {
  return {
    name,
    group,
    definition: sampleTool(name, more),
    isCustom: false,
    call: async (args, context) => {
      arrived.push(`${name} ${JSON.stringify(args)} ${context.reading?.tool}`);
      return { content: [{ type: "text", text: "done" }] };
    },
  };
}

const tools = [
  tool("list_calls", "calls", { description: "List calls. All of them.", aliases: ["all_calls"] }),
  tool("create_call", "calls", {
    description: "Place a call.",
    hints: changing,
    pin: true,
    request: { method: "POST", path: "/calls", bindings: [] },
  }),
  tool("list_agents", "agents", { description: "List agents." }),
  tool("delete_agent", "agents", {
    description: "Delete an agent.",
    hints: changing,
    confirm: true,
    request: { method: "DELETE", path: "/agents/{id}", bindings: [] },
  }),
];
const extra = sampleTool("read_result");

function surfaceOf(choice: SurfaceChoice = "search", view: View = wholeView, of = tools): Surface {
  return createSurfaces(of, choice, {
    title: "Sample",
    beside: (kind) => (kind === "search" ? [extra] : []),
  })(view);
}

const namesOf = (surface: Surface): string[] =>
  JSON.parse(surface.list()).tools.map(({ name }: { name: string }) => name);

async function ask(
  name: string,
  args: Record<string, unknown>,
  { surface = surfaceOf(), context = contextWith({}) }: { surface?: Surface; context?: CallContext } = {},
): Promise<unknown> {
  try {
    const result = await surface.find(name)?.call(args, context);
    const [item] = result?.content ?? [];
    return item?.type === "text" && item.text !== "done" ? JSON.parse(item.text) : "done";
  } catch (error) {
    if (error instanceof ToolError) return error.message;
    throw error;
  }
}

beforeEach(() => {
  arrived.length = 0;
});

const own = ["search_operations", "describe_operation", "call_read_operation", "call_operation"];
const reading = own.slice(0, 3);

test.each<[what: string, choice: SurfaceChoice, view: View, want: string[]]>([
  ["all tools", "tools", wholeView, ["list_calls", "create_call", "list_agents", "delete_agent"]],
  [
    "few tools, by themselves",
    "auto",
    wholeView,
    ["list_calls", "create_call", "list_agents", "delete_agent"],
  ],
  ["a group", "tools", createView({ groups: ["calls"] }), ["list_calls", "create_call"]],
  ["search, with what is pinned", "search", wholeView, [...own, "create_call", "read_result"]],
  ["a group without what is pinned", "search", createView({ groups: ["agents"] }), [...own, "read_result"]],
  ["what reads", "search", createView({ readOnly: true }), [...reading, "read_result"]],
  ["a tool by its former name", "tools", createView({ tools: ["all_calls"] }), ["list_calls"]],
])("lists %s", (_, choice, view, want) => {
  const surface = surfaceOf(choice, view);
  expect(namesOf(surface)).toEqual(want);
  expect(surface.list()).toBe(surface.list());
});

test("each view has its own surface: a large API that is narrowed lists its tools", () => {
  const many = Array.from({ length: 200 }, (_, index) => tool(`t${index}`, index < 5 ? "few" : "many"));
  const surfaces = createSurfaces(many, "auto", { title: "Sample", beside: () => [] });
  expect(surfaces(wholeView).kind).toBe("search");
  expect(surfaces(createView({ groups: ["few"] })).kind).toBe("tools");
  expect(surfaces(wholeView)).toBe(surfaces(wholeView));
});

test("any number of views leaves the whole one as it is", () => {
  const surfaces = createSurfaces(tools, "search", { title: "Sample", beside: () => [] });
  const whole = surfaces(wholeView);
  for (let index = 0; index < 100; index++) surfaces(createView({ groups: [`g${index}`] }));
  expect(surfaces(wholeView)).toBe(whole);
});

test("a pinned tool never stands in for one of the surface's own", () => {
  const surface = surfaceOf("search", wholeView, [...tools, tool("call_operation", "odd", { pin: true })]);
  expect(namesOf(surface)).toEqual([...own, "create_call", "read_result"]);
  expect(surface.find("call_operation")?.group).toBe("search");
});

test.each<[name: string, args: Record<string, unknown>, want: unknown]>([
  [
    "search_operations",
    { query: "show all calls" },
    {
      operations: expect.arrayContaining([
        { name: "list_calls", about: "List calls.", method: "GET", reads: true },
      ]),
    },
  ],
  [
    "search_operations",
    { query: "agent", method: "DELETE" },
    { operations: [{ name: "delete_agent", about: "Delete an agent.", method: "DELETE", reads: false }] },
  ],
  ["search_operations", {}, { groups: { calls: 2, agents: 2 } }],
  [
    "search_operations",
    { group: "calls", limit: 1 },
    { operations: [expect.objectContaining({ name: "list_calls" })], more: 1, next: expect.any(String) },
  ],
  ["search_operations", { query: "zzzqqq" }, { operations: [], next: expect.any(String) }],
  [
    "search_operations",
    { group: "call" },
    expect.stringMatching(/"group" must be one of .* did you mean "calls"/),
  ],
  ["search_operations", { words: "x" }, expect.stringMatching(/no argument "words"/)],
  ["search_operations", { query: "x".repeat(501) }, expect.stringMatching(/"query"/)],
  [
    "describe_operation",
    { name: "delete_agent" },
    expect.objectContaining({
      name: "delete_agent",
      group: "agents",
      method: "DELETE",
      reads: false,
      destructive: true,
      confirm: expect.any(String),
      inputSchema: { type: "object", properties: {}, additionalProperties: false },
    }),
  ],
  [
    "describe_operation",
    { name: "list_calls", at: "/type" },
    { name: "list_calls", at: "/type", part: "object" },
  ],
  ["describe_operation", { name: "list_calls", at: "/no" }, expect.stringMatching(/nothing at "\/no"/)],
  ["describe_operation", { name: "list_call" }, expect.stringMatching(/Did you mean "list_calls"/)],
  ["call_read_operation", { name: "delete_agent" }, expect.stringMatching(/may change something/)],
  ["call_read_operation", { name: "nothing_like_it" }, expect.stringMatching(/no operation called/)],
  ["call_operation", { name: "search_operations" }, expect.stringMatching(/no operation called/)],
  ["call_operation", {}, expect.stringMatching(/"name" is missing/)],
  ["call_operation", { name: "__proto__" }, expect.stringMatching(/no operation called/)],
])("%s %j", async (name, args, want) => {
  expect(await ask(name, args)).toEqual(want);
  expect(arrived).toEqual([]);
});

test.each<[name: string, args: Record<string, unknown>, want: string]>([
  ["call_read_operation", { name: "list_calls", arguments: { a: 1 } }, 'list_calls {"a":1} list_calls'],
  ["call_read_operation", { name: "all_calls" }, "list_calls {} list_calls"],
  [
    "call_operation",
    { name: "delete_agent", arguments: '{"id":"x"}' },
    'delete_agent {"id":"x"} delete_agent',
  ],
  ["create_call", { to: "y" }, 'create_call {"to":"y"} undefined'],
])("%s %j makes the call", async (name, args, want) => {
  expect(await ask(name, args)).toBe("done");
  expect(arrived).toEqual([want]);
});

test("the log line names the operation", async () => {
  const facts: CallFacts = {};
  const context = { ...contextWith({}), observe: (told: CallFacts) => Object.assign(facts, told) };
  await ask("call_operation", { name: "all_calls" }, { context });
  expect(facts).toEqual({ operation: "list_calls" });
});

test.each([
  [createView({ readOnly: true }), "delete_agent"],
  [createView({ groups: ["calls"] }), "list_agents"],
  [createView({ tools: ["list_*"] }), "create_call"],
])(
  "under %j, %s is neither found, described nor called [threat: read-only-and-filters]",
  async (view, name) => {
    const surface = surfaceOf("search", view);
    for (const way of namesOf(surface).filter((each) => own.includes(each) && each !== "search_operations"))
      expect(await ask(way, { name }, { surface })).toMatch(/no operation called/);
    expect(JSON.stringify(await ask("search_operations", { query: name }, { surface }))).not.toContain(
      `"${name}"`,
    );
    expect(surface.operation(name)).toBeUndefined();
    expect(arrived).toEqual([]);
  },
);

test.each([
  ["list_calls", "call_read_operation"],
  ["delete_agent", "call_operation"],
  ["search_operation", "search_operations"],
  ["nothing_like_it_at_all", undefined],
])("called as a tool, %s is not there; what helps is %s", (name, want) => {
  const surface = surfaceOf();
  expect(surface.find(name)).toBeUndefined();
  expect(surface.nearest(name)).toBe(want);
});

test("only what code of a person may have made is redacted as such", () => {
  const custom = { ...tool("mine", "custom"), isCustom: true };
  const flags = (of: CustomTool[]) =>
    own.map((name) => surfaceOf("search", wholeView, of).find(name)?.isCustom);
  expect(flags(tools)).toEqual([false, false, false, false]);
  expect(flags([...tools, custom])).toEqual([false, false, true, true]);
});
