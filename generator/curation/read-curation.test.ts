import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { z } from "zod";
import { InputError } from "../diagnostics/diagnostic.ts";
import { parseYaml } from "../load/parse-yaml.ts";
import { folderWith } from "../test/folders.ts";
import { curationJsonSchema } from "./json-schema.ts";
import type { Curation } from "./model.ts";
import { readCuration } from "./read-curation.ts";
import type { curationSchema } from "./schema.ts";

/** Compiles only while the schema knows every key of the model, at every depth. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<T[Key]> }
    : T;
const everyKeyHasASchema = (
  value: Whole<z.output<typeof curationSchema>>,
): Whole<Omit<Curation, "originOf">> => value;

const acceptsInEditor = new Ajv({ strict: false }).compile(JSON.parse(curationJsonSchema()));

/** The curation of a file with this text, without its function; the file is called `a.mcpgen.yaml`. */
async function read(text: string | Uint8Array): Promise<unknown> {
  const folder = await folderWith();
  await writeFile(join(folder, "a.mcpgen.yaml"), text);
  const curation = await readCuration([join(folder, "a.json")]);
  if (curation === undefined) return undefined;
  const { originOf, ...rest } = curation;
  expect(originOf([])).toMatch(/a\.mcpgen\.yaml:\d+:\d+$/);
  return rest;
}

/** `line:column code message help` of every fault. */
async function faultsOf(text: string | Uint8Array): Promise<string[]> {
  const error = await read(text).then(
    (value) => value,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError)) throw new Error(`No fault was found: ${JSON.stringify(error)}`);
  return [error.diagnostic, ...error.others].map(({ code, message, origin = "", help = "" }) => {
    const place = origin.replace(/^.*a\.mcpgen\.yaml:?/, "");
    return `${place} ${code} ${message} ${help}`.replace(/\S*a\.mcpgen\.yaml/g, "FILE");
  });
}

describe("good files", () => {
  test.each<[title: string, text: string, want: unknown]>([
    ["an empty file is no curation", "", undefined],
    ["only comments", "# name: x\n---\n", undefined],
    ["a name", "name: acme", { name: "acme" }],
    [
      "JSON",
      '{"name": "acme",\n\t"tools": {"a": {"confirm": true}}}',
      { name: "acme", tools: { a: { confirm: true } } },
    ],
    ["a byte order mark", "\ufeffname: acme", { name: "acme" }],
    [
      "keys without a value, whose lines are still comments",
      "name: acme\ntools:\n  # a: {}\ngroups:\nhttp:\ndefault:\nselect:\n",
      { name: "acme", tools: {}, groups: {}, http: {}, select: {} },
    ],
    [
      "tools and arguments without a value",
      "tools:\n  a:\n  b:\n    arguments:\n      c:",
      {
        tools: { a: {}, b: { arguments: { c: {} } } },
      },
    ],
    [
      "a default and a fix that are null stay",
      "tools: {a: {arguments: {b: {default: null}, c: {fix: null}}}}",
      {
        tools: { a: { arguments: { b: { default: null }, c: { fix: null } } } },
      },
    ],
    [
      "a default that is a mapping with names of its own",
      "tools: {a: {arguments: {b: {default: {x: [1, {y: null}]}}}}}",
      {
        tools: { a: { arguments: { b: { default: { x: [1, { y: null }] } } } } },
      },
    ],
    [
      "selectors",
      "default: [a, {tag: [x, y], method: GET}, {path: /a/**, deprecated: false}, {operationId: 'list*'}]",
      {
        default: [
          "a",
          { tag: ["x", "y"], method: "GET" },
          { path: "/a/**", deprecated: false },
          { operationId: "list*" },
        ],
      },
    ],
    [
      "an anchor and a merge key",
      "tools:\n  a: &x\n    confirm: true\n  b:\n    <<: *x\n    title: B",
      {
        tools: { a: { confirm: true }, b: { confirm: true, title: "B" } },
      },
    ],
    [
      "names of Object's own members",
      "tools: {constructor: {title: x}, toString: {}}\ngroups: {valueof: {title: y}}",
      {
        tools: { constructor: { title: "x" }, toString: {} },
        groups: { valueof: { title: "y" } },
      },
    ],
    [
      "everything about the server",
      `package: "@acme/mcp"
version: "1.2.3-rc.1"
title: Acme
description: One line.
instructions: |
  Several
  lines.
icons: [{ src: "https://example.com/a.png", mimeType: image/png, sizes: [48x48, any] }]
environment: { prefix: ACME, baseUrl: ACME_URL }
credentials: { "api key": { env: ACME_TOKEN, prefix: "Token " }, b: { env: [A, B, C] } }
http: { path: /api/mcp, keyParameter: api_key, forwardHeaders: [x-call-id], sse: false, page: true }
select: { include: [a], exclude: [{ deprecated: true }] }`,
      expect.objectContaining({ version: "1.2.3-rc.1", instructions: "Several\nlines.\n" }),
    ],
    [
      "everything about a tool",
      `tools:
  "POST /calls":
    name: create-call
    title: Create a call
    description: Places a call.
    hints: { readOnly: false, destructive: true, idempotent: false, openWorld: true }
    confirm: true
    loosen: true
    readFirst: get-call
    contentType: application/json; charset=utf-8
    arguments:
      at: { lift: /plan/a~1b~0c, description: When., required: true, name: when }
      plan: { hide: true, fix: { a: 1 } }
    answer: { drop: [transcript, artifact.*], include: more }`,
      expect.objectContaining({ tools: expect.anything() }),
    ],
  ])("%s", async (_, text, want) => {
    expect(await read(text)).toEqual(want);
    const root = await parseYaml(text.replace(/^\ufeff/, ""), { location: "a" });
    if (root !== undefined) expect([acceptsInEditor(root), acceptsInEditor.errors]).toEqual([true, null]);
  });
});

test("a text without a value is no text", async () => {
  expect(await read("name: acme\ntitle:\ntools: {a: {name: }}")).toEqual({ name: "acme", tools: { a: {} } });
});

/** Rules between keys, and lists of exceptions, are none of the JSON Schema. */
const unseenInEditor = new Set([
  "a selector that says nothing",
  "fix and default",
  "include without anything left out",
  "headers of credentials and framing",
  "a path that has a use",
  "__proto__ as a tool",
  "__proto__ in JSON, in a value that is free",
]);

describe("bad files: every fault, in the order of the lines", () => {
  test.each<[title: string, text: string, want: (string | RegExp)[]]>([
    [
      "a misspelt key",
      "nam: x",
      ['1:1 curation-key-unknown There is no key "nam" in a curation file. Did you mean name?'],
    ],
    [
      "a misspelt key, far below, in JSON",
      '{\n  "tools": {\n    "a": { "arguments": { "b": { "defualt": 1 } } }\n  }\n}',
      ['3:35 curation-key-unknown There is no key "defualt" in tools.a.arguments.b. Did you mean default?'],
    ],
    [
      "a key like no other",
      "http: { zzzzzzzz: 1 }",
      [/^1:9 .*There is no key "zzzzzzzz" in http\. The keys there are .*path, keyParameter/],
    ],
    [
      "an unknown key without a value",
      "tools:\n  a:\n    descripton:",
      [/^3:5 .*"descripton" in tools\.a\. Did you mean description\?$/],
    ],
    ["a key of another place", "tools:\n  a:\n    default: 1", [/^3:5 .*no key "default" in tools\.a\./]],
    [
      "several faults",
      "tools:\n  a: { confirm: 1 }\ntitle: [a]\nname: A B\n",
      [
        /^2:8 curation-invalid tools\.a\.confirm must be true or false, not the number 1\. /,
        /^3:1 curation-invalid title must be a text, not a list\. /,
        /^4:1 curation-invalid name must be up to 40 small letters.*, not "A B"\. /,
      ],
    ],
    [
      "a version that is a number",
      "version: 1.10",
      [/^1:1 .*version must be a text, not the number 1\.1; put it in quotes\./],
    ],
    ["a text that is too long", `title: ${"x".repeat(121)}`, [/title has more than 120 characters/]],
    ["a list that is empty", "default: []", [/^1:1 .*default is empty; leave the key out/]],
    ["a text that is empty", "name: acme\ntitle: ''", [/^2:1 .*title is empty/]],
    ["a mapping where a list belongs", "default: { tag: a }", [/default must be a list, not a mapping/]],
    ["a list where a mapping belongs", "tools: [a]", [/tools must be a mapping, not a list/]],
    [
      "an item without a value",
      "default:\n  - a\n  -\n",
      [/default\[1\] must not be empty: a text or a mapping is expected/],
    ],
    ["a selector that says nothing", "default: [{}]", [/default\[0\] must say what it selects by/]],
    [
      "a selector with a misspelt key alone",
      "default: [{ tags: a }]",
      [/^1:13 .*no key "tags" in default\[0\]\. Did you mean tag\?$/],
    ],
    [
      "a list of numbers in a selector",
      "default: [{ tag: [a, 5] }]",
      [/^1:22 .*default\[0\]\.tag\[1\] must be a text, not the number 5/],
    ],
    [
      "fix and default",
      "tools: {a: {arguments: {b: {fix: 1, default: 2}}}}",
      [/tools\.a\.arguments\.b has both fix and default/],
    ],
    [
      "include without anything left out",
      "tools: {a: {answer: {include: true}}}",
      [/tools\.a\.answer has include without keep or drop/],
    ],
    [
      "a pointer that is none",
      "tools: {a: {arguments: {b: {lift: a.b}}}}",
      [/lift must be a JSON Pointer such as \/a\/b, not "a\.b"/],
    ],
    [
      "the pointer of the whole body",
      "tools: {a: {arguments: {b: {lift: ''}}}}",
      [/lift must be a JSON Pointer/],
    ],
    [
      "an environment name in small letters",
      "credentials: {a: {env: token}}",
      [/credentials\.a\.env must be capital letters/],
    ],
    [
      "an environment name with a line",
      'environment: { prefix: "A\\nB" }',
      [/prefix must be capital letters.*"A\\nB"/],
    ],
    [
      "headers of credentials and framing",
      "http: { forwardHeaders: [Authorization, host, x-a, Origin] }",
      [
        /\[0\] is a header that is never/,
        /\[1\] is a header that is never/,
        /\[3\] is a header that is never/,
      ],
    ],
    ["a path that has a use", "http: { path: /healthz }", [/http\.path must be none of \/healthz/]],
    ["a path with a query", "http: { path: '/mcp?x=1' }", [/http\.path must be a path such as \/mcp/]],
    [
      "a name of a group",
      "groups: { Bad Name: {} }",
      [/groups\["Bad Name"\] is a key that must be up to 40/],
    ],
    ["a name of a tool", "tools: { a: { name: a.b } }", [/tools\.a\.name must be 1 to 64 letters/]],
    [
      "a package that installs something else",
      "package: ../evil",
      [/package must be a name that npm allows/],
    ],
    [
      "an icon of a script",
      "icons: [{ src: 'javascript:alert(1)' }]",
      [/icons\[0\]\.src must be an https URL/],
    ],
    ["a control character", 'title: "a\\u001b[31m"', [/title must be one line of text/]],
    ["a line break in a title", 'title: "a\\nb"', [/title must be one line of text/]],
    [
      "__proto__ as a tool",
      "tools:\n  __proto__: { name: x }",
      [/^2:3 curation-key-unknown There is no key "__proto__" in tools\./],
    ],
    ["__proto__ among the keys of the file, told once", "name: a\n__proto__: 1", [/^2:1 .*"__proto__"/]],
    [
      "__proto__ in JSON, in a value that is free",
      '{"tools": {"a": {"arguments": {"b": {"fix": {"__proto__": 1}}}}}}',
      [/"__proto__" in tools\.a\.arguments\.b\.fix/],
    ],
    [
      "a list",
      "- a",
      [
        "1:1 curation-invalid FILE holds a list, but a curation file is a mapping of keys. Correct the value; generator/curation/README.md has an example of each key.",
      ],
    ],
    ["a text", "just words", [/^1:1 curation-invalid FILE holds a string, but/]],
    [
      "an OpenAPI document",
      "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}",
      [/no key "openapi"/, /no key "info"/, /no key "paths"/],
    ],
    ["a key that is given twice", "name: a\nname: b", [/^2:1 yaml-syntax .*already given/]],
    [
      "a key that is given twice, in JSON",
      '{"name": "a", "name": "b"}',
      [/^1:16 yaml-syntax .*already given/],
    ],
    ["a tab", "tools:\n\ta: {}", [/^2:1 yaml-syntax .*a tab/]],
    ["two documents", "name: a\n---\nname: b", [/^3:1 yaml-several-documents/]],
    ["a tag", "name: !!js/function 'x'", [/^1:7 yaml-syntax .*tag/]],
    ["an alias inside its anchor", "tools: &a\n  b: *a", [/yaml-aliases/]],
    ["Latin-1", "name: caf\u00e9", [/input-encoding/]],
  ])("%s", async (title, text, want) => {
    const found = await faultsOf(title === "Latin-1" ? Buffer.from(text, "latin1") : text);
    expect(found).toHaveLength(want.length);
    for (const [index, each] of want.entries())
      if (typeof each === "string") expect(found[index]).toBe(each);
      else expect(found[index]).toMatch(each);
    if (found.some((each) => /yaml-|input-/.test(each))) return;
    expect(acceptsInEditor(await parseYaml(text, { location: "a" }))).toBe(unseenInEditor.has(title));
  });

  test("after fifty faults it is said that there are more", async () => {
    const lines = Array.from({ length: 80 }, (_, index) => `  t${index}: { nme: a }`);
    const found = await faultsOf(`tools:\n${lines.join("\n")}`);
    expect(found).toHaveLength(51);
    expect(found[0]).toMatch(/^2:/);
    expect(found[50]).toContain("Further faults");
  });
});

describe("in time", () => {
  test.each<[title: string, text: string, want: RegExp]>([
    ["30 MB", `title: "${"x".repeat(30_000_000)}"`, /input-too-large/],
    [
      "a hundred thousand keys",
      Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join("\n"),
      /curation-key-unknown/,
    ],
    [
      "ten thousand tools, all wrong",
      `tools:\n${Array.from({ length: 10_000 }, (_, index) => `  t${index}: {name: 1, titel: a}`).join("\n")}`,
      /Further faults/,
    ],
    ["a long wrong text", `name: "${"-".repeat(1_000_000)}"`, /curation-invalid/],
    [
      "aliases that multiply",
      `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 12 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(", ")}]`).join("\n")}`,
      /yaml-aliases/,
    ],
  ])("%s", async (_, text, want) => {
    const start = performance.now();
    expect((await faultsOf(text)).join("\n")).toMatch(want);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

test("the model and the schema have the same keys", () => {
  expect(everyKeyHasASchema).toBeInstanceOf(Function);
});
