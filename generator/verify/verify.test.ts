import { collect, documentWith, serverOf, told } from "../test/documents.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { verifyServer } from "./verify.ts";

const { server } = serverOf(documentWith({ summary: "Get a thing" }));
const [group] = server.groups;
const [tool] = group?.tools ?? [];
if (group === undefined || tool === undefined) throw new Error("no tool");

const withTools = (...names: string[]) => ({
  ...server,
  groups: [
    { ...group, tools: names.map((name) => ({ ...tool, name, definition: { ...tool.definition, name } })) },
  ],
});

const verify = (...names: string[]) => {
  const { report, found } = collect();
  const cost = verifyServer(withTools(...names), report);
  return { cost, said: told(found) };
};

test.each<[name: string, said: string[]]>([
  ["get_thing", []],
  ["Get-Thing_2", []],
  ["a".repeat(64), []],
  ["a".repeat(65), ["tool-name-refused #/paths/~1x/get"]],
  ["get.thing", ["tool-name-refused #/paths/~1x/get"]],
  ["", ["tool-name-refused #/paths/~1x/get"]],
])("a tool called %j", (name, said) => {
  expect(verify(name).said).toEqual(said);
});

test("the cost is that of what a client lists, of the default surface", () => {
  const { total, byTool } = verify("a", "b").cost;
  expect([...byTool.keys()]).toEqual(["a", "b"]);
  expect(total).toBe([...byTool.values()].reduce((sum, each) => sum + each, 0));
  const { inputSchema, title, description, hints } = tool.definition;
  const listed = { name: "a", title, description, inputSchema, annotations: hints };
  expect(byTool.get("a")).toBe(estimateTokens(JSON.stringify(listed)));
  const hidden = { ...withTools("a", "b") };
  hidden.groups = hidden.groups.map((each) => ({
    ...each,
    tools: each.tools.map((one) => ({ ...one, default: one.name === "a" })),
  }));
  expect(verifyServer(hidden, () => {}).total).toBe(byTool.get("a"));
});

test("128 tools are no matter, 129 are said, when they are listed", () => {
  const names = Array.from({ length: 129 }, (_, index) => `tool_${index}`);
  const few = withTools(...names);
  for (const one of few.groups[0]?.tools ?? []) one.default = one.name !== "tool_0";
  const { report, found } = collect();
  verifyServer(few, report);
  expect(found).toEqual([]);
  expect(verify(...names.slice(1)).said).toEqual([]);
  expect(verify(...names).said).toEqual(["many-tools "]);
});
