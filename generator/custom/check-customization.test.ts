import { documentWith, serverOf } from "../test/documents.ts";
import { checkCustomization } from "./check-customization.ts";

const { server } = serverOf(documentWith({ operationId: "getCall" }));
const custom = (literal: string) => `export default customize<ToolName>(${literal});\n`;

test.each<[what: string, source: string | undefined, scaffold: string | undefined]>([
  ["no file", undefined, "scaffold"],
  ["the scaffold itself, whatever it says", custom('{ hide: ["gone"] }'), custom('{ hide: ["gone"] }')],
  ["a tool that is added", custom('{ add: [tool({ name: "get_other" })] }'), undefined],
  [
    "a tool in place of one that is hidden",
    custom('{ hide: ["get_call"], add: [tool({ name: "get_call" })] }'),
    undefined,
  ],
  ["a tool that exists", custom('{ hide: ["get_call"] }'), undefined],
])("taken: %s", async (_, source, scaffold) => {
  await expect(checkCustomization(source, scaffold, server)).resolves.toBeUndefined();
});

test.each<[literal: string, message: string, origin: string]>([
  [
    '{ hide: ["get_cal"] }',
    'src/custom.ts changes the tool "get_cal", which does not exist. Did you mean "get_call"?',
    "src/custom.ts:1",
  ],
  [
    "{\n\n  tools: { something_else: {} } }",
    'src/custom.ts changes the tool "something_else", which does not exist.',
    "src/custom.ts:3",
  ],
])("refused: %s", async (literal, message, origin) => {
  await expect(checkCustomization(custom(literal), undefined, server)).rejects.toMatchObject({
    message,
    diagnostic: { code: "custom-tool-unknown", origin },
  });
});

test.each<[literal: string, line: number]>([
  ['{ add: [tool({ name: "mine" }),\n tool({ description: "d", name: "get_call" })] }', 2],
  ["{ add: [{ name: `get_call` }] }", 1],
  ['{ hide: [], tools: { get_call: {} }, add: [tool<Shape>({ name: "get_call" })] }', 1],
])("refused, since the server would not start: %s", async (literal, line) => {
  await expect(checkCustomization(custom(literal), undefined, server)).rejects.toMatchObject({
    message: 'src/custom.ts adds the tool "get_call", which an operation of the document has now, too.',
    diagnostic: { code: "custom-tool-clash", origin: `src/custom.ts:${line}` },
  });
});
