import { renameTools } from "./rename-tools.ts";

const names = new Map([
  ["get_a", "get_b"],
  ["get_b", "get_a"],
  ["old", "new-name"],
]);

test.each<[what: string, given: string, want: string]>([
  ["nothing to rename", 'customize({ hide: ["x"] });', 'customize({ hide: ["x"] });'],
  [
    "a list, in whichever quotes",
    `customize({ hide: ["old", 'get_a', \`old\`] });`,
    `customize({ hide: ["new-name", 'get_b', \`new-name\`] });`,
  ],
  [
    "two that change names",
    'customize({ hide: ["get_a", "get_b"] });',
    'customize({ hide: ["get_b", "get_a"] });',
  ],
  [
    "the type of its arguments",
    'const a = (args: ArgumentsOf<"old">): Other<"old"> => args;\ncustomize({});',
    'const a = (args: ArgumentsOf<"new-name">): Other<"old"> => args;\ncustomize({});',
  ],
  [
    "a key, which gets quotes where it needs them",
    "customize({ tools: { old: {} } });",
    'customize({ tools: { "new-name": {} } });',
  ],
  ["a key in quotes", "customize({ tools: { 'get_a': {} } });", "customize({ tools: { 'get_b': {} } });"],
  [
    "a key in brackets",
    'customize({ tools: { ["get_a"]: {} } });',
    'customize({ tools: { ["get_b"]: {} } });',
  ],
  [
    "a key that stands for its value",
    "customize({ tools: { get_a, old } });",
    'customize({ tools: { get_b: get_a, "new-name": old } });',
  ],
  [
    "a call of a tool",
    'customize({ add: [run(c => c.callTool("old", { old: "old" }))] });',
    'customize({ add: [run(c => c.callTool("new-name", { old: "old" }))] });',
  ],
  [
    "a call without its object",
    "const a = () => callTool('old');\ncustomize({});",
    "const a = () => callTool('new-name');\ncustomize({});",
  ],
  [
    "nothing else of that name",
    'const old = "old"; customize({ tools: { x: { description: "old", before: (old) => old } } });',
    'const old = "old"; customize({ tools: { x: { description: "old", before: (old) => old } } });',
  ],
  [
    "what is computed stays",
    "customize({ hide: [old], tools: { [old]: {}, ...old } });",
    "customize({ hide: [old], tools: { [old]: {}, ...old } });",
  ],
  ["a file without the call", 'export default { hide: ["old"] };', 'export default { hide: ["old"] };'],
])("%s", (_, given, want) => {
  expect(renameTools(given, names).source).toBe(want);
});

test("the formatting of a person stays, and each name is told with its first line", () => {
  const given = [
    "\uFEFF// old: é 😀 \r",
    "export  default customize<ToolName>( {",
    "   hide : [ 'get_a' , /* old */ \"old\" ],",
    "\ttools:{",
    "  old :{ before( a ){ return a } }, // get_a",
    "   }});",
  ].join("\n");
  const { source, renamed } = renameTools(given, names);
  expect(source).toBe(
    given
      .replace("'get_a'", "'get_b'")
      .replace('"old" ]', '"new-name" ]')
      .replace("  old :{", '  "new-name" :{'),
  );
  expect(renamed).toEqual([
    { from: "get_a", to: "get_b", line: 3 },
    { from: "old", to: "new-name", line: 3 },
  ]);
});
