import type { Binding, InputSchema, ToolDefinition } from "../../../templates/runtime/tool.ts";
import type { UpstreamRequest } from "../../../templates/runtime/upstream/http-message.ts";
import { documentWith } from "../documents.ts";
import { type BuiltPackage, buildInMemory } from "./build-in-memory.ts";
import { checkMarkdown } from "./check-markdown.ts";
import { checkModules } from "./check-modules.ts";
import { checkCredential, compareItems } from "./check-request.ts";
import { checkSchemas } from "./check-schemas.ts";
import { checkSpelling } from "./check-spelling.ts";
import { checkTexts } from "./check-texts.ts";
import { checkWireNames } from "./check-wire-names.ts";
import { type Item, readRequest } from "./read-request.ts";

// A check that cannot fail finds nothing: each is shown what it is there to find.

const parameters = [{ name: "a b", in: "query", schema: { type: "string", enum: ["x"] } }];
const document = documentWith({ parameters, tags: ["users"] });

async function built(): Promise<BuiltPackage> {
  const made = await buildInMemory(JSON.stringify(document));
  if (made === undefined) throw new Error("the document is refused");
  return made;
}

test("a sound package passes", async () => {
  const made = await built();
  checkTexts(made);
  checkWireNames(made, document);
  checkModules(made);
});

test("checkSpelling finds a package that YAML does not make", async () => {
  const made = await built();
  const asYaml = { flowLevel: -1, indent: 2 };
  await checkSpelling(made, document, asYaml);
  replaceIn(made, users, '"a b"', '"a c"');
  await expect(checkSpelling(made, document, asYaml)).rejects.toThrow(
    /as YAML it makes another src.generated.tools/,
  );
  await expect(checkSpelling(undefined, document, asYaml)).rejects.toThrow(/as YAML it is built/);
});

test("what is not OpenAPI is refused with a message, and a fault is none", async () => {
  expect(await buildInMemory("{")).toBeUndefined();
  expect(await buildInMemory("{}")).toBeUndefined();
});

const users = "src/generated/tools/users.ts";

test.each<[what: string, path: string, from: string, to: string, finding: RegExp]>([
  ["code", users, "ToolDefinition = {", "ToolDefinition = evil() || {", /code of no known form/],
  ["a comment", users, "\nexport", "\n// a b\nexport", /code of no known form/],
  ["a template", users, '"a b"', "`a b`", /code of no known form/],
  ["another name", users, '"name": "a b"', '"name": "a c"', /the tools read back are others/],
  [
    "another title",
    "src/generated/server.ts",
    '"title": "Demo"',
    '"title": "Dem"',
    /the server read back is another/,
  ],
])("checkModules finds %s", async (_, path, from, to, finding) => {
  const made = await built();
  replaceIn(made, path, from, to);
  expect(() => checkModules(made)).toThrow(finding);
});

test.each<[what: string, path: string, from: string, to: string, finding: RegExp]>([
  ["a hidden character", users, '"a b"', '"a\u202eb"', /hidden character/],
  ["half of a pair", users, '"a b"', '"a\ud800b"', /hidden character/],
  ["what is no JSON", "server.json", "{", "", /JSON/],
  [
    "an install script",
    "package.json",
    '"scripts": {',
    '"scripts": { "postinstall": "x",',
    /runs at install/,
  ],
  ["another line", ".env.example", "", "rm -rf x\n", /\.env\.example/],
  ["HTML", "README.md", "# Demo", "# Demo <b>", /has a tag/],
])("checkTexts finds %s", async (_, path, from, to, finding) => {
  const made = await built();
  replaceIn(made, path, from, to);
  expect(() => checkTexts(made)).toThrow(finding);
});

test("checkTexts finds a file of another name, and two of one", async () => {
  const made = await built();
  const file = { contents: "", ownership: "generated" } as const;
  const others = [["src/generated/../x.ts", "src/generated/tools/CON.ts", "a\nb"], ["readme.md"]];
  for (const name of others.flat()) {
    const files = new Map([...made.files, [name, file] as const]);
    expect(() => checkTexts({ ...made, files })).toThrow(/name/);
  }
});

test.each<[what: string, line: string, finding: RegExp | undefined]>([
  ["escaped text", "\\<b\\> a &lt;b&gt; `<b>` \\[x\\](y) \\![x]", undefined],
  ["our links", "[TOOLS.md](TOOLS.md) [Cursor](https://cursor.com/en/install-mcp?name=x)", undefined],
  ["a tag", "a <b>", /has a tag/],
  ["a tag behind a backslash that is one", "a \\\\<b>", /has a tag/],
  ["a tag beside code that does not end", "` <b>", /has a tag/],
  ["an entity", "&#60;b>", /has a tag/],
  ["an image", "![x]", /has an image/],
  ["a link", "[x](javascript:alert(1))", /has a link/],
  ["an address", "see https://evil.example", /has a bare link/],
  ["a fence", "```", /does not end/],
  ["a row of more cells", "| a | b |\n| a | b | c |", /a row of 5 cells/],
  ["a row that readers cut in two ways", "| `a\\\\|b` |", /depend on the reader/],
])("checkMarkdown and %s", (_, line, finding) => {
  const check = (): void => checkMarkdown("x.md", `${line}\n`);
  if (finding === undefined) check();
  else expect(check).toThrow(finding);
});

test.each<[what: string, change: (tool: ToolDefinition) => void, finding: RegExp]>([
  ["path", ({ request }) => Object.assign(request, { path: "/y" }), /no path/],
  ["name", ({ request }) => Object.assign(request.bindings[0] as Binding, { name: "a" }), /no name/],
  ["value", ({ inputSchema }) => Object.assign(inputSchema.properties, { a_b: { enum: ["y"] } }), /no value/],
  ["two of one place", ({ request }) => request.bindings.push(request.bindings[0] as Binding), /two values/],
  ["not advertised", ({ inputSchema }) => Object.assign(inputSchema, { properties: {} }), /not advertised/],
])("checkWireNames finds another %s", async (_, change, finding) => {
  const made = await built();
  for (const { definition } of made.server.groups[0]?.tools ?? []) change(definition);
  expect(() => checkWireNames(made, document)).toThrow(finding);
});

test.each<[what: string, change: (schema: InputSchema) => void, finding: RegExp]>([
  ["what is no schema", (schema) => Object.assign(schema, { required: ["a_b", "a_b"] }), /is no schema/],
  ["a recorded call that is refused", (schema) => Object.assign(schema, { required: ["c"] }), /is refused/],
])("checkSchemas finds %s", async (_, change, finding) => {
  const made = await built();
  checkSchemas(made);
  for (const { definition } of made.server.groups[0]?.tools ?? []) change(definition.inputSchema);
  expect(() => checkSchemas(made)).toThrow(finding);
});

test.each<[what: string, url: string, headers: [string, string][], finding: RegExp]>([
  ["a header of two lines", "https://a.example/", [["X-A", "a\r\nX: y"]], /the header X-A/],
  ["a name of no token", "https://a.example/", [["X A", "a"]], /a header is called/],
])("readRequest finds %s", (_, url, headers, finding) => {
  const request: UpstreamRequest = { method: "GET", url: new URL(url), headers };
  expect(() => readRequest(request)).toThrow(finding);
});

const one: Binding = { argument: "one", in: "query", name: "one" };
const two: Binding = { argument: "two", in: "cookie", name: "two" };
const item = (place: Item["in"], name: string, raw: string): Item => ({ in: place, name, raw });

test.each<[what: string, before: Item[], after: Item[], finding: RegExp | undefined]>([
  ["its own place", [item("query", "one", "one=1")], [item("query", "one", "one=2")], undefined],
  ["a part of it", [], [item("query", "one[x]", "one%5Bx%5D=2")], undefined],
  ["a place of nobody", [], [item("query", "three", "three=2")], undefined],
  ["another's place", [], [item("cookie", "two", "two=2")], /query one changes cookie two/],
  [
    "what another has",
    [item("cookie", "two", "two=1")],
    [item("cookie", "two", "two=2")],
    /changes cookie two/,
  ],
  ["what another has, gone", [item("cookie", "two", "two=1")], [], /changes cookie two/],
  ["another kind of place", [], [item("header", "three", "2")], /query one changes/],
])("compareItems: %s", (_, before, after, finding) => {
  const check = (): void =>
    compareItems([one, two], one, { segments: [], items: before }, { segments: [], items: after });
  if (finding === undefined) check();
  else expect(check).toThrow(finding);
});

test.each<[what: string, items: Item[], holds: boolean]>([
  ["alone", [item("query", "api_key", "api_key=secret-3")], true],
  ["not there", [], false],
  ["of another value", [item("query", "api_key", "api_key=x")], false],
  ["twice", [item("query", "api_key", "api_key=secret-3"), item("query", "api_key", "api_key=x")], false],
])("checkCredential: %s", (_, items, holds) => {
  const check = (): void => checkCredential({ in: "query", name: "api_key", value: "secret-3" }, items);
  if (holds) check();
  else expect(check).toThrow(/the credential api_key/);
});

function replaceIn({ files }: BuiltPackage, path: string, from: string, to: string): void {
  const file = files.get(path);
  if (file === undefined || !file.contents.includes(from)) throw new Error(`${path} has no ${from}`);
  files.set(path, { ...file, contents: file.contents.replace(from, () => to) });
}
