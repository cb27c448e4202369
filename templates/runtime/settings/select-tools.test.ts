import { sampleServer } from "../../../generator/test/runtime/sample-server.ts";
import { matchesAny, selectTools, type ToolFilter } from "./select-tools.ts";

const tools = sampleServer().groups.flatMap(({ name: group, tools: own }) =>
  own.map((definition) => ({ name: definition.name, group, definition })),
);
const all = ["list_calls", "get_call", "create_call", "list_agents", "delete_agent"];

test.each<[string, ToolFilter, string[]]>([
  ["nothing said: the default surface", {}, ["list_calls", "get_call", "create_call"]],
  ["a group", { groups: ["agents"] }, ["list_agents", "delete_agent"]],
  ["groups by pattern", { groups: ["*s"] }, all],
  ["all", { groups: ["all"] }, all],
  ["a tool, also one that is not in the default surface", { tools: ["list_agents"] }, ["list_agents"]],
  ["tools by pattern", { tools: ["list_*"] }, ["list_calls", "list_agents"]],
  ["a pattern with two stars", { tools: ["*_c*ll"] }, ["get_call", "create_call"]],
  ["a group and a tool: both", { groups: ["calls"], tools: ["list_agents"] }, all.slice(0, 4)],
  ["exclusion wins over groups", { groups: ["all"], exclude: ["*_call", "list_*"] }, ["delete_agent"]],
  ["exclusion wins over tools", { tools: ["get_call", "list_calls"], exclude: ["get_call"] }, ["list_calls"]],
  ["read-only", { readOnly: true }, ["list_calls", "get_call"]],
  ["read-only wins over tools", { readOnly: true, tools: ["create_call", "get_call"] }, ["get_call"]],
  [
    "read-only wins over groups",
    { readOnly: true, groups: ["all"] },
    ["list_calls", "get_call", "list_agents"],
  ],
  ["all by star", { tools: ["*"] }, all],
])("%s [threat: read-only-and-filters]", (_, filter, want) => {
  expect(selectTools(tools, filter).map(({ name }) => name)).toEqual(want);
});

test("a tool is also meant by a name that it had before", () => {
  const renamed = tools.map((tool) =>
    tool.name === "get_call" ? { ...tool, definition: { ...tool.definition, aliases: ["read_call"] } } : tool,
  );
  const names = (filter: ToolFilter) => selectTools(renamed, filter).map(({ name }) => name);
  expect(names({ tools: ["read_call"] })).toEqual(["get_call"]);
  expect(names({ exclude: ["read_*"] })).toEqual(["list_calls", "create_call"]);
});

test.each<[ToolFilter, string]>([
  [{ groups: ["agent"] }, "--groups agent matches nothing. Did you mean agents?"],
  [{ groups: ["zzz"] }, "--groups zzz matches nothing. There are: calls, agents."],
  [{ tools: ["get_cal"] }, "--tools get_cal matches nothing. Did you mean get_call?"],
  [
    { exclude: ["put_*_everything"] },
    `--exclude put_*_everything matches nothing. There are: ${all.join(", ")}.`,
  ],
])("%j: %s", (filter, want) => {
  expect(() => selectTools(tools, filter)).toThrow(want);
});

test.each([
  ["a", "a", true],
  ["a", "A", false],
  ["a.b", "a?b", false],
  ["abc", "a*", true],
  ["abc", "*c", true],
  ["abc", "a*c", true],
  ["abc", "a*b*c", true],
  ["abc", "a*c*b", false],
  ["ab", "ab*b", false],
  ["aba", "a*ba*a", false],
  ["abc", "**", true],
  ["", "*", true],
  ["constructor", "__proto__", false],
])("%s against %s: %s [threat: read-only-and-filters]", (name, pattern, want) => {
  expect(matchesAny(name, [pattern])).toBe(want);
});
