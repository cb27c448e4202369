import { readCustomization } from "./read-customization.ts";

const namesOf = (literal: string) =>
  readCustomization(`export default customize<ToolName>(${literal});\n`).map(
    ({ name, line }) => `${name}:${line}`,
  );

test.each<[what: string, literal: string, want: string[]]>([
  ["nothing", "{}", []],
  ["hidden tools", "{ hide: [\"a\", 'b-c'] }", ["a:1", "b-c:1"]],
  ["changed tools", '{\n  tools: {\n    a: { description: "d" },\n    "b-c": {},\n  },\n}', ["a:3", "b-c:4"]],
  ["shorthand", "{ tools: { a } }", ["a:1"]],
  [
    "what is computed cannot be known",
    '{ hide: [name, `x`, "a"], tools: { [name]: {}, ...others, b: {} } }',
    ["a:1", "b:1"],
  ],
  ["tools that a person adds are their own", '{ add: [tool({ name: "mine" })] }', []],
  ["what is written elsewhere", "shared", []],
  ["a list that is written elsewhere", "{ hide: list, tools: map }", []],
])("%s", (_, literal, want) => {
  expect(namesOf(literal)).toEqual(want);
});

test("a file without the call, one that does not parse, and an empty one have none", () => {
  for (const source of ["", "export default {};", "export default customize({ hide: ["])
    expect(readCustomization(source)).toEqual([]);
});
