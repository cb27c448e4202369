import { z } from "zod";
import { contextWith, sampleServer } from "../../../generator/test/runtime/sample-server.ts";
import { type Customization, tool } from "../customize.ts";
import type { ToolResult } from "../result/result.ts";
import type { ToolFilter } from "../settings/select-tools.ts";
import type { ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { applyCustomization, type CustomTool } from "./apply-customization.ts";
import { checkArguments } from "./check-arguments.ts";
import { lazyTool, listEntry } from "./lazy-tool.ts";

const said = (text: string): ToolResult => ({ content: [{ type: "text", text }] });
const textOf = ({ content: [item] }: ToolResult): string => (item?.type === "text" ? item.text : "");
const context = contextWith({ key: ["secret"] });

/** Stands for the request of a tool: says what was called, with which arguments and credential. */
async function makeCall(
  definition: ToolDefinition,
  args: Record<string, unknown>,
  { credentials }: typeof context,
): Promise<ToolResult> {
  return said(
    `${definition.name} ${JSON.stringify(checkArguments(args, definition.inputSchema))} ${credentials.key}`,
  );
}

function apply(custom: Customization, filter: ToolFilter = {}, groups = sampleServer().groups): CustomTool[] {
  return applyCustomization(groups, custom, filter, makeCall);
}

async function call(
  tools: readonly CustomTool[],
  name: string,
  args: Record<string, unknown> = {},
): Promise<string> {
  try {
    const found = tools.find((one) => one.name === name);
    return found === undefined ? "not offered" : textOf(await found.call(args, context));
  } catch (error) {
    if (error instanceof ToolError) return `${error.message} | ${error.next}`;
    throw error;
  }
}

const names = (tools: readonly CustomTool[]) => tools.map(({ name }) => name);

const summary = tool({
  name: "call_summary",
  description: "Sums a call up.",
  input: z.object({ call_id: z.string().min(3), style: z.enum(["short", "long"]).default("short") }),
  readOnly: true,
  run: async ({ call_id, style }, { callTool }) =>
    said(`${style}: ${textOf(await callTool("get_call", { call_id }))}`),
});

describe("which tools are offered", () => {
  test.each<[string, Customization, ToolFilter, string[]]>([
    ["nothing changed", {}, {}, ["list_calls", "get_call", "create_call"]],
    ["hidden", { hide: ["get_call"] }, {}, ["list_calls", "create_call"]],
    ["hidden wins over --tools", { hide: ["get_call"] }, { tools: ["*_call"] }, ["create_call"]],
    ["added", { add: [summary] }, {}, ["list_calls", "get_call", "create_call", "call_summary"]],
    ["added, and only some tools asked for", { add: [summary] }, { tools: ["get_call"] }, ["get_call"]],
    ["added, by its name", { add: [summary] }, { tools: ["call_summary"] }, ["call_summary"]],
    ["added, by its group", { add: [summary] }, { groups: ["custom"] }, ["call_summary"]],
    [
      "added, and excluded",
      { add: [summary], hide: ["create_call"] },
      { exclude: ["call_*", "list_calls"] },
      ["get_call"],
    ],
    [
      "added and read-only",
      { add: [summary] },
      { readOnly: true },
      ["list_calls", "get_call", "call_summary"],
    ],
    [
      "added, changing something, under read-only",
      { add: [{ ...summary, readOnly: false }] },
      { readOnly: true },
      ["list_calls", "get_call"],
    ],
    [
      "added in place of a hidden one",
      { hide: ["get_call"], add: [{ ...summary, name: "get_call" }] },
      {},
      ["list_calls", "create_call", "get_call"],
    ],
  ])("%s [threat: read-only-and-filters]", (_, custom, filter, want) => {
    expect(names(apply(custom, filter))).toEqual(want);
  });

  test.each<[string, Customization, ToolFilter, string]>([
    [
      "a name that is taken",
      { add: [{ ...summary, name: "get_call" }] },
      {},
      'src/custom.ts adds the tool "get_call", which is there already. Give it another name, or hide the other one.',
    ],
    [
      "taken by a tool that is not in the default surface",
      { add: [{ ...summary, name: "list_agents" }] },
      {},
      "which is there already",
    ],
    ["a name twice", { add: [summary, summary] }, {}, "which is there already"],
    [
      "a name that clients refuse",
      { add: [{ ...summary, name: "sum up" }] },
      {},
      "a name has 1 to 64 letters",
    ],
    [
      "nothing left",
      { hide: ["get_call"] },
      { tools: ["get_call"] },
      "No tool is left: see --groups, --tools, --exclude, --read-only, and what src/custom.ts hides.",
    ],
    [
      "a filter that matches nothing",
      {},
      { tools: ["call_summary"] },
      "--tools call_summary matches nothing.",
    ],
  ])("refused: %s", (_, custom, filter, want) => {
    expect(() => apply(custom, filter)).toThrow(want);
  });
});

describe("a changed description", () => {
  const custom = {
    tools: { create_call: { description: "Other words." }, list_agents: { description: "Agents." } },
  };

  test("changes nothing else of a tool", () => {
    const [own] = sampleServer().groups[0]?.tools.slice(2) ?? [];
    const changed = apply(custom, { groups: ["all"] });
    const definition = changed.find(({ name }) => name === "create_call")?.definition as ToolDefinition;
    expect(definition.description).toBe("Other words.");
    for (const key of ["name", "hints", "confirm", "default", "inputSchema", "request", "origin"] as const)
      expect(definition[key]).toEqual(own?.[key]);
    expect(changed.find(({ name }) => name === "list_agents")?.definition.default).toBe(false);
    expect(names(apply(custom))).toEqual(["list_calls", "get_call", "create_call"]);
  });

  test("is listed, also of a tool that is kept as text", () => {
    const [, plain] = sampleServer().groups[0]?.tools ?? [];
    const { request, origin, hints, name, ...rest } = plain as ToolDefinition;
    const listed = JSON.stringify({
      name,
      title: rest.title,
      description: "Old.",
      inputSchema: rest.inputSchema,
    });
    const lazy = lazyTool({ name, hints }, listed, JSON.stringify({ request, origin }));
    const groups = [{ name: "calls", title: "Calls", tools: [lazy] }];
    const [changed] = apply({ tools: { get_call: { description: "New." } } }, {}, groups);
    expect(JSON.parse(listEntry(changed?.definition as ToolDefinition))).toEqual({
      name,
      title: "Get a call",
      description: "New.",
      inputSchema: rest.inputSchema,
      annotations: hints,
    });
    expect(listEntry(lazy)).toBe(listed);
  });
});

describe("before and after", () => {
  test("before gets checked arguments, and what it returns is checked again", async () => {
    const seen: unknown[] = [];
    const tools = apply({
      tools: {
        get_call: {
          before: (args) => {
            seen.push({ ...args });
            return { call_id: args.call_id === "none" ? "" : `call_${args.call_id}` };
          },
        },
      },
    });
    expect(await call(tools, "get_call", { call_id: "1" })).toBe('get_call {"call_id":"call_1"} secret');
    expect(await call(tools, "get_call", { call_id: "none" })).toMatch(/^"call_id" must not be empty\./);
    expect(await call(tools, "get_call", { callId: "1" })).toMatch(/^There is no argument "callId"/);
    expect(seen).toEqual([{ call_id: "1" }, { call_id: "none" }]);
  });

  test("after changes the result", async () => {
    const tools = apply({ tools: { list_calls: { after: (result) => said(textOf(result).toUpperCase()) } } });
    expect(await call(tools, "list_calls")).toBe("LIST_CALLS {} SECRET");
  });

  const help = "Tell the operator of this server; the arguments are not at fault.";

  test.each<[string, Customization["tools"] & object, string]>([
    [
      "a ToolError of before",
      { list_calls: { before: () => fail(new ToolError("Not today.", "Ask tomorrow.")) } },
      "Not today. | Ask tomorrow.",
    ],
    [
      "a ToolError of after",
      { list_calls: { after: () => fail(new ToolError("Too much.", "Ask less.")) } },
      "Too much. | Ask less.",
    ],
    [
      "another error of before",
      { list_calls: { before: () => fail(new TypeError("x is undefined.")) } },
      `src/custom.ts failed in list_calls.before: x is undefined. | ${help}`,
    ],
    [
      "a rejection of after",
      { list_calls: { after: () => Promise.reject("late") } },
      `src/custom.ts failed in list_calls.after: late. | ${help}`,
    ],
    [
      "before returns nothing",
      { list_calls: { before: () => undefined as never } },
      `src/custom.ts failed in list_calls.before: it must return the arguments to go on with, an object. | ${help}`,
    ],
    [
      "after returns text",
      { list_calls: { after: () => "done" as never } },
      `src/custom.ts failed in list_calls.after: it must return a result, such as { content: [{ type: "text", text: "done" }] }. | ${help}`,
    ],
  ])("%s is the answer", async (_, tools, want) => {
    expect(await call(apply({ tools }), "list_calls")).toBe(want);
  });
});

function fail(error: Error): never {
  throw error;
}

describe("an added tool", () => {
  test("is listed with JSON Schema 2020-12", () => {
    const [added] = apply({ add: [summary] }, { tools: ["call_summary"] });
    expect(JSON.parse(listEntry(added?.definition as ToolDefinition))).toEqual({
      name: "call_summary",
      title: "call_summary",
      description: "Sums a call up.",
      inputSchema: {
        type: "object",
        properties: {
          call_id: { type: "string", minLength: 3 },
          style: { type: "string", enum: ["short", "long"], default: "short" },
        },
        required: ["call_id"],
        additionalProperties: false,
      },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    });
  });

  test("that needs no object is refused when it is made", () => {
    const input = z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]);
    expect(() => tool({ ...summary, name: "either", input, run: async () => said("") })).toThrow(
      'The input of the tool "either" is no z.object: models can only fill objects.',
    );
  });

  test("calls other tools with the same credentials; defaults are filled in", async () => {
    expect(await call(apply({ add: [summary] }), "call_summary", { call_id: "abc" })).toBe(
      'short: get_call {"call_id":"abc"} secret',
    );
  });

  test("refuses arguments that do not fit", async () => {
    const tools = apply({ add: [summary] });
    expect(await call(tools, "call_summary", { call_id: "a", style: "odd" })).toMatch(
      /^"call_id" has 1 character; it needs at least 3\. "style" must be one of "short", "long"\. \| Call again/,
    );
    expect(await call(tools, "call_summary", { call_id: "abc", extra: 1 })).toMatch(
      /^There is no argument "extra"\. The tool takes "call_id", "style"\./,
    );
    const even = tool({
      ...summary,
      name: "even",
      input: z.object({ n: z.number().refine((n) => n % 2 === 0, "must be even") }),
      run: ({ n }) => said(`${n / 2}`),
    });
    const [odd] = apply({ add: [even] }, { tools: ["even"] });
    expect(await call([odd as CustomTool], "even", { n: "4" })).toBe("2");
    expect(await call([odd as CustomTool], "even", { n: 3 })).toMatch(
      /^The arguments do not fit\. "n": must be even\. \| Call again/,
    );
  });

  test("calls what src/custom.ts hides or changes, but not what the operator left out", async () => {
    const reach = tool({
      name: "reach",
      description: "Calls a tool.",
      input: z.object({ to: z.string(), args: z.record(z.string(), z.unknown()).optional() }),
      run: ({ to, args }, { callTool }) => callTool(to, args),
    });
    const custom: Customization = {
      hide: ["create_call"],
      tools: { list_calls: { after: (result) => said(`changed ${textOf(result)}`) } },
      add: [reach],
    };
    const open = apply(custom);
    expect(await call(open, "create_call")).toBe("not offered");
    expect(await call(open, "reach", { to: "create_call" })).toBe("create_call {} secret");
    expect(await call(open, "reach", { to: "list_calls" })).toBe("changed list_calls {} secret");
    expect(await call(open, "reach", { to: "list_agents" })).toBe("list_agents {} secret");
    expect(await call(open, "reach", { to: "get_call", args: { id: 1 } })).toMatch(
      /^There is no argument "id"/,
    );
    expect(await call(open, "reach", { to: "get_cal" })).toMatch(
      /^src\/custom\.ts calls the tool "get_cal", which is not there or not offered\. Did it mean "get_call"\?/,
    );
    const narrow = apply(custom, { exclude: ["create_call"] });
    expect(await call(narrow, "reach", { to: "create_call" })).toMatch(/not there or not offered/);
    const named = apply(custom, { tools: ["reach", "get_call"] });
    expect(await call(named, "reach", { to: "list_calls" })).toMatch(/not there or not offered/);
    const reading = apply({ ...custom, add: [{ ...reach, readOnly: true }] }, { readOnly: true });
    expect(await call(reading, "reach", { to: "create_call" })).toMatch(/not there or not offered/);
  });

  test("in place of a hidden tool calls that one by their name", async () => {
    const own = { ...summary, name: "get_call" };
    const tools = apply({ hide: ["get_call"], add: [own] });
    expect(await call(tools, "get_call", { call_id: "abc" })).toBe(
      'short: get_call {"call_id":"abc"} secret',
    );
  });

  test("that calls itself without end is stopped", async () => {
    const loop = tool({
      name: "loop",
      description: "Loops.",
      input: z.object({}),
      run: (_, { callTool }) => callTool("loop"),
    });
    expect(await call(apply({ add: [loop] }), "loop")).toMatch(
      /^The tools of src\/custom\.ts call each other more than 8 levels deep, the last one "loop"\./,
    );
  });

  test("that throws says so without a stack", async () => {
    const broken = { ...summary, run: () => fail(new Error("no network")) };
    expect(await call(apply({ add: [broken] }), "call_summary", { call_id: "abc" })).toBe(
      "src/custom.ts failed in call_summary.run: no network. | Tell the operator of this server; the arguments are not at fault.",
    );
  });
});
