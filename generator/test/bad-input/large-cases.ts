import { type BadCase, large } from "./bad-case.ts";
import { demo, demoOperation, json, withOther, withSchema, yaml } from "./demo-document.ts";
import { doubling } from "./reference-cases.ts";

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const keyed = (count: number, make: (at: number) => unknown): object =>
  Object.fromEntries(times(count, (at) => [`k${at}`, make(at)]));
const nested = (depth: number, open: string, inside: string, close: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

/** JSON text of the small document with a member whose value is given as text. */
const member = (key: string, value: string): string => json(demo()).replace(/\}$/, `,${json(key)}:${value}}`);
/** The same as a keyword of the schema of a body. */
const keyword = (key: string, value: string): string =>
  json(withSchema({ type: "object", properties: { a: { HERE: 0 } } })).replace(
    '"HERE":0',
    `${json(key)}:${value}`,
  );

const operations = (count: number): object =>
  Object.fromEntries(
    times(count, (at) => [
      `/group${at % 60}/items${at}/{id}`,
      {
        get: demoOperation({
          operationId: `getItem${at}`,
          tags: [`group ${at % 60}`],
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        }),
      },
    ]),
  );

const mega = "x".repeat(30_000_000);

/** One schema inside the other, each the only property of the one around it. */
const properties = (depth: number): string =>
  nested(depth, '{"type":"object","properties":{"a":', "{}", "}}");

/** What is right and only large, and what is large in order to hang a program. */
export const largeCases: readonly BadCase[] = [
  large("3,000 operations", "a.json", () => json(demo({ paths: operations(3000) }))),
  large("3,000 operations of one path", "a.json", () =>
    json(
      demo({
        paths: Object.fromEntries(times(3000, (at) => [`/items${"/".repeat(at % 7)}{a}${at}`, { get: {} }])),
      }),
    ),
  ),
  large(
    "3,000 operations in YAML",
    "a.yaml",
    () =>
      yaml + times(3000, (at) => `  /more${at}/{id}:\n    get:\n      summary: Get more ${at}\n`).join(""),
  ),
  large("3,000 operations without ids that share a name", "a.json", () =>
    json(
      demo({ paths: Object.fromEntries(times(3000, (at) => [`/a${at}/items`, { get: demoOperation() }])) }),
    ),
  ),
  large("100,000 lines of JSON", "a.json", () => json(demo({ "x-list": times(100_000, (at) => at) }), 1)),
  large(
    "100,000 lines of YAML",
    "a.yaml",
    () => `${yaml}x-list:\n${times(100_000, (at) => `  - item ${at}\n`).join("")}`,
  ),
  large(
    "a fault on line 100,000 of JSON",
    "a.json",
    () => `${json(demo({ "x-list": times(99_970, (at) => at) }), 1).slice(0, -2)},,\n}`,
    "json-syntax 99995:4",
  ),
  large(
    "a fault on line 100,000 of YAML",
    "a.yaml",
    () => `${yaml}x-list:\n${times(99_985, (at) => `  - ${at}\n`).join("")}\t- x\n`,
    "yaml-syntax 100000:1",
  ),
  large(
    "a wrong type behind 100,000 lines",
    "a.json",
    () => json({ openapi: "3.1.0", "x-list": times(100_000, (at) => at), paths: [] }, 1),
    "paths-not-object 100005:2",
  ),
  large(
    "a wrong type behind 100,000 lines of YAML",
    "a.yaml",
    () => `openapi: 3.1.0\nx-list:\n${times(100_000, (at) => `  - item ${at}\n`).join("")}paths: []\n`,
    "paths-not-object 100003:1",
  ),
  large(
    "1,000,000 empty lines",
    "a.yaml",
    () => `${yaml.slice(0, 15)}${"\n".repeat(1_000_000)}${yaml.slice(15)}`,
  ),
  large("1,000,000 empty lines and nothing", "a.yaml", () => "\n".repeat(1_000_000), "input-empty"),
  large("1,000,000 lines of comments", "a.yaml", () => "# x\n".repeat(1_000_000), "input-empty 1:1"),
  large("1,000,000 spaces before", "a.json", () => " ".repeat(1_000_000) + json(demo())),
  large("30 MB of spaces", "a.json", () => " ".repeat(30_000_000), "input-empty"),
  large("30 MB of one letter", "a.json", () => mega, "not-openapi 1:1"),
  large("30 MB of opening brackets", "a.json", () => "[".repeat(30_000_000), "document-too-deep 1:501"),
  large("30 MB of opening braces", "a.yaml", () => "{".repeat(30_000_000), "document-too-deep 1:501"),
  large("100 MB of empty objects", "a.json", () => `[${"{},".repeat(33_000_000)}{}]`, "input-too-large"),
  large("30 MB of hyphens", "a.yaml", () => "- ".repeat(15_000_000), "any"),
  large("3 MB of a plain list in YAML", "a.yaml", () => `a: [${"1,".repeat(1_500_000)}]`, "not-openapi 1:1"),
  large(
    "30 MB of a plain list in YAML",
    "a.yaml",
    () => `a: [${"1,".repeat(15_000_000)}]`,
    "input-too-large",
  ),
  large("100 MB and more", "a.json", () => Buffer.alloc(100 * 1024 * 1024 + 1, 0x20), "input-too-large"),
  large(
    "nesting of 100,000 in JSON",
    "a.json",
    () => member("x-deep", nested(100_000, "[", "1", "]")),
    "document-too-deep",
  ),
  large(
    "nesting of 100,000 objects in JSON",
    "a.json",
    () => member("x-deep", nested(100_000, '{"a":', "1", "}")),
    "document-too-deep",
  ),
  large("nesting of 100,000 that is not closed", "a.json", () => "[".repeat(100_000), "json-syntax 1:100001"),
  large(
    "nesting of 100,000 in a YAML flow",
    "a.yaml",
    () => `${yaml}x-deep: ${nested(100_000, "[", "1", "]")}\n`,
    "document-too-deep 14:",
  ),
  large(
    "nesting of 100,000 flow mappings",
    "a.yaml",
    () => `${yaml}x-deep: ${nested(100_000, "{a: ", "1", "}")}\n`,
    "document-too-deep 14:",
  ),
  large(
    "nesting of 100,000 in compact YAML lists",
    "a.yaml",
    () => `${yaml}x-deep:\n  ${"- ".repeat(100_000)}1\n`,
    "document-too-deep 15:",
  ),
  large(
    "nesting of 3,000 in a YAML block",
    "a.yaml",
    () => `${yaml}x-deep:\n${times(3000, (at) => `${" ".repeat(at + 1)}a:\n`).join("")}`,
    "document-too-deep",
  ),
  large(
    "schemas nested 100,000 deep",
    "a.json",
    () => keyword("properties", `{"a":${properties(100_000)}}`),
    "document-too-deep 1:",
  ),
  large("schemas nested 200 deep", "a.json", () => keyword("properties", `{"a":${properties(200)}}`)),
  large("allOf nested 200 deep", "a.json", () =>
    keyword("allOf", `[${nested(200, '{"allOf":[', "{}", "]}")}]`),
  ),
  large("doubling 450 times by allOf", "a.json", () =>
    json(
      withSchema({ $ref: "#/components/schemas/S0" }, { components: { schemas: doubling(450, "allOf") } }),
    ),
  ),
  large("doubling 450 times by properties", "a.json", () =>
    json(
      withSchema(
        { $ref: "#/components/schemas/S0" },
        { components: { schemas: doubling(450, "properties") } },
      ),
    ),
  ),
  large("a chain of 10,000 references", "a.json", () =>
    json(
      withSchema(
        { $ref: "#/components/schemas/k0" },
        { components: { schemas: keyed(10_000, (at) => ({ $ref: `#/components/schemas/k${at + 1}` })) } },
      ),
    ),
  ),
  large("a chain of 10,000 schemas", "a.json", () =>
    json(
      withSchema(
        { $ref: "#/components/schemas/k0" },
        {
          components: {
            schemas: keyed(10_000, (at) => ({
              type: "object",
              properties: { next: { $ref: `#/components/schemas/k${at + 1}` } },
            })),
          },
        },
      ),
    ),
  ),
  large("a chain of 10,000 allOf", "a.json", () =>
    json(
      withSchema(
        { $ref: "#/components/schemas/k0" },
        {
          components: {
            schemas: keyed(10_000, (at) => ({
              allOf: [{ $ref: `#/components/schemas/k${at + 1}` }, { properties: { [`p${at}`]: {} } }],
            })),
          },
        },
      ),
    ),
  ),
  large("1,000 schemas that each name all", "a.json", () =>
    json(
      withSchema(
        { $ref: "#/components/schemas/k0" },
        {
          components: {
            schemas: keyed(1000, () => ({
              anyOf: times(100, (at) => ({ $ref: `#/components/schemas/k${at * 10}` })),
            })),
          },
        },
      ),
    ),
  ),
  large("30 MB as a description", "a.json", () => json(withOther({ description: mega }))),
  large("30 MB as a summary of dots", "a.json", () => json(withOther({ summary: ".".repeat(30_000_000) }))),
  large("30 MB of sentences", "a.json", () =>
    json(withOther({ description: "It must be so. ".repeat(2_000_000) })),
  ),
  large("30 MB of tags of HTML", "a.json", () =>
    json(withOther({ description: "<b>x</b> ".repeat(3_300_000) })),
  ),
  large("30 MB of opened comments", "a.json", () =>
    json(withOther({ description: "<!-- ".repeat(6_000_000) })),
  ),
  large("30 MB of entities", "a.json", () => json(withOther({ description: "&amp;lt;".repeat(3_700_000) }))),
  large("30 MB of links", "a.json", () => json(withOther({ description: "[a](b) ".repeat(4_200_000) }))),
  large("30 MB of invisible characters", "a.json", () =>
    json(withOther({ description: "\u200b".repeat(10_000_000) })),
  ),
  large("30 MB as the description of the document", "a.yaml", () =>
    yaml.replace("  title", `  description: ${mega}\n  title`),
  ),
  large(
    "30 MB as a block of YAML",
    "a.yaml",
    () => `${yaml}x-text: |\n${`  ${"x".repeat(97)}\n`.repeat(300_000)}`,
  ),
  large("30 MB as a title", "a.json", () => json(demo({ info: { title: mega, version: "1" } }))),
  large("30 MB as a version", "a.json", () => json(demo({ info: { title: "Demo", version: mega } }))),
  large(
    "30 MB as a version of OpenAPI",
    "a.json",
    () => json(demo({ openapi: mega })),
    "openapi-version 1:2",
  ),
  large("30 MB as a URL", "a.json", () =>
    json(demo({ servers: [{ url: `https://api.example.com/${mega}` }] })),
  ),
  large("30 MB as a host of slashes", "a.json", () =>
    json({
      ...demo(),
      openapi: undefined,
      swagger: "2.0",
      host: "/".repeat(30_000_000),
      basePath: `${"/".repeat(1000)}x`,
    }),
  ),
  large("30 MB as an operation id", "a.json", () => json(withOther({ operationId: mega }))),
  large("30 MB as an operation id of capitals", "a.json", () =>
    json(withOther({ operationId: "aB".repeat(15_000_000) })),
  ),
  large("30 MB as a tag", "a.json", () => json(withOther({ tags: [mega] }))),
  large("30 MB as a path", "a.json", () =>
    json(demo({ paths: { [`/${mega}`]: { get: {} }, "/a": { get: {} } } })),
  ),
  large("30 MB as the name of a property", "a.json", () =>
    json(withSchema({ type: "object", properties: { [mega]: {}, a: {} } })),
  ),
  large("30 MB as the name of a parameter", "a.json", () =>
    json(
      withOther({
        parameters: [
          { name: mega, in: "query" },
          { name: mega, in: "header" },
        ],
      }),
    ),
  ),
  large("30 MB as the name of a scheme", "a.json", () =>
    json(
      demo({
        security: [{ [mega]: [] }],
        components: { securitySchemes: { [mega]: { type: "http", scheme: "bearer" } } },
      }),
    ),
  ),
  large("30 MB as a reference", "a.json", () => json(withSchema({ $ref: `#/${mega}` }))),
  large("30 MB as a reference to a file", "a.json", () => json(withSchema({ $ref: `${mega}.yaml` }))),
  large("30 MB as a media type", "a.json", () =>
    json(withOther({ requestBody: { content: { [mega]: { schema: {} } } } })),
  ),
  large("30 MB as an enum member", "a.json", () => keyword("enum", json([mega, "a"]))),
  large("30 MB as a default", "a.json", () => keyword("default", json(mega))),
  large("30 MB as a const", "a.json", () => keyword("const", json(mega))),
  large("30 MB as an example", "a.json", () => keyword("example", json(mega))),
  large("30 MB as a pattern", "a.json", () => keyword("pattern", json(mega))),
  large("30 MB as a pattern of groups", "a.json", () =>
    keyword("pattern", json(nested(300_000, "(", "a", ")*"))),
  ),
  large("30 MB as a type", "a.json", () => keyword("type", json(mega))),
  large("30 MB as a format", "a.json", () => keyword("format", json(mega))),
  large("a key of 30 MB in YAML", "a.yaml", () => `${yaml}? ${mega}\n: 1\n`, "any"),
  large("an enum of 50,000", "a.json", () => keyword("enum", json(times(50_000, (at) => `value ${at}`)))),
  large("an enum of 50,000 equal members", "a.json", () =>
    keyword("enum", json(times(50_000, () => "same"))),
  ),
  large(
    "an enum of 50,000 in YAML",
    "a.yaml",
    () =>
      `${yaml}components:\n  schemas:\n    A:\n      enum:\n${times(50_000, (at) => `        - value ${at}\n`).join("")}`,
  ),
  large("an enum of 50,000 parameters use", "a.json", () =>
    json(
      withOther(
        {
          parameters: times(20, (at) => ({
            name: `p${at}`,
            in: "query",
            schema: { $ref: "#/components/schemas/E" },
          })),
        },
        { components: { schemas: { E: { enum: times(50_000, (at) => `value ${at}`) } } } },
      ),
    ),
  ),
  large("50,000 properties", "a.json", () =>
    json(withSchema({ type: "object", properties: keyed(50_000, () => ({ type: "string" })) })),
  ),
  large("50,000 required properties", "a.json", () =>
    json(
      withSchema({
        type: "object",
        required: times(50_000, (at) => `k${at}`),
        properties: keyed(50_000, () => ({})),
      }),
    ),
  ),
  large("5,000 properties that differ in case", "a.json", () =>
    json(
      withSchema({
        type: "object",
        properties: Object.fromEntries(times(5000, (at) => [`name with spaces ${at}`, {}])),
      }),
    ),
  ),
  large("allOf of 10,000", "a.json", () =>
    keyword("allOf", json(times(10_000, (at) => ({ properties: { [`k${at}`]: {} } })))),
  ),
  large("allOf of 10,000 as the body", "a.json", () =>
    json(withSchema({ allOf: times(10_000, (at) => ({ type: "object", properties: { [`k${at}`]: {} } })) })),
  ),
  large("oneOf of 5,000", "a.json", () =>
    json(
      withSchema({
        oneOf: times(5000, (at) => ({ type: "object", properties: { [`k${at}`]: {}, kind: { const: at } } })),
      }),
    ),
  ),
  large("oneOf of 5,000 with a discriminator", "a.json", () =>
    json(
      withSchema(
        {
          oneOf: times(5000, (at) => ({ $ref: `#/components/schemas/k${at}` })),
          discriminator: { propertyName: "kind" },
        },
        {
          components: {
            schemas: keyed(5000, (at) => ({ type: "object", properties: { kind: { const: `k${at}` } } })),
          },
        },
      ),
    ),
  ),
  large("5,000 parameters", "a.json", () =>
    json(withOther({ parameters: times(5000, (at) => ({ name: `p${at}`, in: "query" })) })),
  ),
  large("10,000 tags", "a.json", () =>
    json(
      withOther(
        { tags: times(10_000, (at) => `t${at}`) },
        { tags: times(10_000, (at) => ({ name: `t${at}` })) },
      ),
    ),
  ),
  large("10,000 base URLs", "a.json", () =>
    json(demo({ servers: times(10_000, (at) => ({ url: `https://${at}.example.com` })) })),
  ),
  large("10,000 security schemes", "a.json", () =>
    json(
      demo({
        security: times(10_000, (at) => ({ [`k${at}`]: [] })),
        components: {
          securitySchemes: keyed(10_000, (at) => ({ type: "apiKey", in: "header", name: `X-${at}` })),
        },
      }),
    ),
  ),
  large("10,000 responses", "a.json", () =>
    json(
      withOther({
        responses: Object.fromEntries(
          times(10_000, (at) => [at, { description: "x", content: { "application/json": { schema: {} } } }]),
        ),
      }),
    ),
  ),
  large("10,000 media types", "a.json", () =>
    json(
      withOther({
        requestBody: {
          content: Object.fromEntries(times(10_000, (at) => [`application/x${at}`, { schema: {} }])),
        },
      }),
    ),
  ),
  large("a path of 10,000 segments", "a.json", () =>
    json(demo({ paths: { [`/a${"/b".repeat(10_000)}`]: { get: {} }, "/a": { get: {} } } })),
  ),
  large("a path of 10,000 parameters", "a.json", () =>
    json(demo({ paths: { [times(10_000, (at) => `/{p${at}}`).join("")]: { get: {} }, "/a": { get: {} } } })),
  ),
  large("a path of 30 MB of braces", "a.json", () =>
    json(demo({ paths: { [`/${"{".repeat(30_000_000)}`]: { get: {} }, "/a": { get: {} } } })),
  ),
  large(
    "10,000 path items without operations",
    "a.json",
    () => json(demo({ paths: keyed(10_000, () => ({})) })),
    "no-operations",
  ),
  large(
    "1,000 faults of types",
    "a.json",
    () =>
      json(
        demo({
          paths: Object.fromEntries(
            times(1000, (at) => [
              `/p${at}`,
              { get: { parameters: 7, requestBody: [], responses: "x" }, put: 7 },
            ]),
          ),
        }),
      ),
    "any",
  ),
  large(
    "1,000 references to missing files",
    "a.json",
    () => json(withSchema({ anyOf: times(1000, (at) => ({ $ref: `f${at}.yaml` })) })),
    "package",
  ),
  large("50,000 keys that are given twice", "a.json", () =>
    json(demo()).replace('"openapi"', `${'"openapi":1,'.repeat(50_000)}"openapi"`),
  ),
  large("100,000 numbers of 300 digits", "a.json", () =>
    member("x-numbers", `[${times(100_000, () => "9".repeat(300)).join(",")}]`),
  ),
  large("a number of 1,000,000 digits", "a.json", () => keyword("maximum", "9".repeat(1_000_000))),
  large(
    "a page of 100,000 fences",
    "a.md",
    () => `# Items\n\n${"```sh\ncurl x\n```\n".repeat(100_000)}`,
    "markdown-without-openapi 1:1",
  ),
  large(
    "a page of 2,000 broken documents",
    "a.md",
    () => `# Items\n\n${"```yaml\nopenapi: 3.1.0\n\tpaths: {}\n```\n".repeat(2000)}`,
    "yaml-syntax 5:1",
  ),
  large(
    "a page of 100,000 marks of fences",
    "a.md",
    () => `# Items\n${"```a\n".repeat(100_000)}openapi: 3.1.0\n`,
    "any",
  ),
  large(
    "30 MB of a page",
    "a.md",
    () => `# Items\n\n${"Words and words.\n".repeat(1_800_000)}`,
    "markdown-without-openapi 1:1",
  ),
];
