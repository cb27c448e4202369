import type { InputSchema } from "../../templates/runtime/tool.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { folderWith } from "../test/folders.ts";
import { hostileStrings } from "../test/hostile-strings.ts";
import { compilerSays } from "../test/type-check.ts";
import { printToolArguments } from "./print-tool-arguments.ts";
import { printToolModules } from "./print-tools.ts";
import { readPrintedTools } from "./read-printed-tools.ts";

const tool = (name: string, properties: Record<string, unknown>, more: object = {}) => ({
  name,
  inputSchema: { type: "object", properties, additionalProperties: false, ...more } as InputSchema,
});

const runtime = "export interface ToolArguments {}\n";

/** What tsc says to the printed types, and to code that uses them; `4: error TS…` for a line of that code. */
async function compile(tools: Parameters<typeof printToolArguments>[0], code: readonly string[] = []) {
  const folder = await folderWith({
    "package.json": '{ "type": "module" }',
    "src/runtime/customize.ts": runtime,
    "src/generated/tool-arguments.ts": printToolArguments(tools) ?? "",
    "src/code.ts": [
      'import type { ToolArguments } from "./runtime/customize.ts";',
      ...code,
      "export {};",
    ].join("\n"),
  });
  return await compilerSays(folder);
}

test("no tool, no file", () => {
  expect(printToolArguments([])).toBeUndefined();
});

test("the tools by name, sorted, with the definitions before them", () => {
  const defs = { $defs: { "Call.Id": { type: "string" } } };
  const printed = printToolArguments([
    tool("b-2", { id: { $ref: "#/$defs/Call.Id" } }, { ...defs, required: ["id"] }),
    tool("a", {}),
  ]);
  expect(printed?.split("\n").slice(2)).toEqual([
    "",
    "export type B2CallId = string;",
    "",
    'declare module "../runtime/customize.ts" {',
    "  interface ToolArguments {",
    '    "a": { [key: string]: never };',
    '    "b-2": {',
    '      "id": B2CallId;',
    "    };",
    "  }",
    "}",
    "",
  ]);
});

test("types that hold themselves compile; those that are made up of themselves are open", async () => {
  const $defs = {
    Node: { type: "object", properties: { next: { $ref: "#/$defs/Node" }, value: { $ref: "#/$defs/Json" } } },
    Json: {
      anyOf: [
        { type: "string" },
        { type: "array", items: { $ref: "#/$defs/Json" } },
        { type: "object", additionalProperties: { $ref: "#/$defs/Json" } },
      ],
    },
    Loop: { anyOf: [{ $ref: "#/$defs/Turn" }, { type: "null" }] },
    Turn: { allOf: [{ $ref: "#/$defs/Loop" }] },
    Self: { $ref: "#/$defs/Self" },
  };
  const refs = Object.fromEntries(Object.keys($defs).map((name) => [name, { $ref: `#/$defs/${name}` }]));
  const code = [
    'declare const args: ToolArguments["t"];',
    "export const deep: string | undefined = typeof args.Node?.next?.value === 'string' ? args.Node.next.value : '';",
    "export const open: unknown = args.Loop;",
    "export const wrong: number | undefined = args.Node?.next;",
  ];
  expect(await compile([tool("t", refs, { $defs })], code)).toEqual(["src/code.ts:5 TS2322"]);
});

test("two tools whose definitions would have one name", async () => {
  const $defs = { C: { type: "string" }, c: { type: "number" } };
  const used = { x: { $ref: "#/$defs/C" }, y: { $ref: "#/$defs/c" } };
  const code = [
    'declare const args: ToolArguments["a-b"] & ToolArguments["a_b"];',
    "export const x: string = args.x ?? '';",
    "export const y: number = args.y ?? 0;",
  ];
  expect(await compile([tool("a-b", used, { $defs }), tool("a_b", used, { $defs })], code)).toEqual([]);
});

test("no string of the document leaves its quotes [threat: code-injection]", async () => {
  const properties = Object.fromEntries(
    hostileStrings.map((text) => [text, { enum: [text], properties: { [text]: { const: text } } }]),
  );
  const $defs = Object.fromEntries(hostileStrings.map((text) => [text, { enum: [text] }]));
  const referring = Object.fromEntries(
    hostileStrings.map((text, index) => [`r${index}`, { $ref: `#/$defs/${text}` }]),
  );
  const inherited = Object.fromEntries(
    ["__proto__", "constructor", "toString", "hasOwnProperty"].map((name) => [`${name}`, { type: "string" }]),
  );
  expect(
    await compile([
      tool("t", { ...properties, ...referring }, { $defs }),
      tool("toString", inherited),
      tool("constructor", {}),
    ]),
  ).toEqual([]);
});

test("the printed tools are read as they were printed", () => {
  const parameters = ["__proto__", "toString", 'a"b', "x"].map((name) => ({
    name,
    in: "query",
    schema: { type: "string", description: `"toString": ["a" as string]: {\n};\n` },
  }));
  const { server } = serverOf(documentWith({ operationId: "getCall", description: "};\n", parameters }));
  const read = printToolModules(server).flatMap(({ contents }) => readPrintedTools(contents));
  expect(read.map(({ name }) => name)).toEqual(["get_call"]);
  expect(JSON.stringify(read)).toBe(
    JSON.stringify(server.groups.flatMap((group) => group.tools.map(({ definition }) => definition))),
  );
});
