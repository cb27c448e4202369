import { InputError } from "../diagnostics/diagnostic.ts";
import { insertStub } from "./insert-stub.ts";
import { readCustomization } from "./read-customization.ts";

const stub = [
  "{",
  '      before(args): ArgumentsOf<"get_call"> {',
  "        return args;",
  "      },",
  "      after(result) {",
  "        return result;",
  "      },",
  "    }",
].join("\n");

test("the scaffold gets its first stub", () => {
  const source =
    'import { customize } from "./runtime/customize.ts";\n\n// This file is yours.\nexport default customize<ToolName>({});\n';
  expect(insertStub(source, "get_call")).toBe(
    `import { customize, type ArgumentsOf } from "./runtime/customize.ts";\n\n// This file is yours.\nexport default customize<ToolName>({\n  tools: {\n    get_call: ${stub},\n  },\n});\n`,
  );
});

test("the rest of the file stays as it was written", () => {
  const source = [
    "const   odd = {a:1 ,b : 2}   // mine",
    "export default customize<ToolName>({",
    '    hide: [ "a" ],',
    "  tools: {",
    "    // about b",
    "    b: {description:'d'},",
    "  },",
    "});",
    "function   unformatted( ){return odd}",
  ].join("\n");
  const changed = insertStub(source, "c-d");
  const lines = changed.split("\n");
  for (const line of source.split("\n")) expect(lines).toContain(line);
  expect(readCustomization(changed).map(({ name }) => name)).toEqual(["a", "b", "c-d"]);
});

test("one stub after the other", () => {
  const twice = insertStub(insertStub("export default customize({});\n", "a"), "b");
  expect(readCustomization(twice).map(({ name }) => name)).toEqual(["a", "b"]);
});

test.each<[what: string, source: string, code: string, origin: string]>([
  ["no call", "export default {};", "custom-unreadable", "src/custom.ts"],
  [
    "a call with what is written elsewhere",
    "export default customize(shared);",
    "custom-unreadable",
    "src/custom.ts",
  ],
  [
    "tools that are written elsewhere",
    "export default customize({ tools: shared });",
    "custom-unreadable",
    "src/custom.ts",
  ],
  ["a tool that is there", "customize({\n tools: { a: {} } });", "custom-exists", "src/custom.ts:2"],
  [
    "a tool that is there in quotes",
    "customize({ tools: {\n 'a': {} } });",
    "custom-exists",
    "src/custom.ts:2",
  ],
])("refused: %s", (_, source, code, origin) => {
  let thrown: unknown;
  try {
    insertStub(source, "a");
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(InputError);
  expect((thrown as InputError).diagnostic).toMatchObject({ code, origin });
});
