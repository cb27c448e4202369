import { Ajv2020 } from "ajv/dist/2020.js";
import type { Schema } from "../api/model.ts";
import { apiOf, collect, documentWith, told } from "../test/documents.ts";
import { bindArguments } from "./bind-arguments.ts";
import { usualTexts } from "./brevity.ts";
import { fitSchemas } from "./fit-schemas.ts";

/** The input schema of an operation whose JSON body is the one argument `body`. */
function fitBody(schema: unknown, schemas: object = {}, budget?: number) {
  const requestBody = {
    required: true,
    content: { "application/json": { schema: { type: "array", items: schema } } },
  };
  return fitOperation({ requestBody }, schemas, budget);
}

function fitOperation(operation: object, schemas: object, budget?: number) {
  const { api } = apiOf(documentWith(operation, { method: "post", components: { schemas } }));
  const { report, found } = collect();
  const [first] = api.operations;
  if (first === undefined) throw new Error("no operation");
  const bound = bindArguments(api, first, report);
  const place = { tool: "demo", origin: first.origin };
  const input = fitSchemas(bound.arguments, api.schemas, place, report, budget);
  const body = input.properties.body as { items?: Schema } | undefined;
  return { input, items: body?.items, said: told(found).map((line) => line.split(" ")[0]) };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const ajv = new Ajv2020({ strict: false, validateFormats: false });

test.each<[what: string, schema: object, want: object, said: string[]]>([
  ["an example", { examples: ["a\u202e"] }, {}, ["text-hidden"]],
  ["an example inside", { examples: [{ a: ["\u{e0041}"] }] }, {}, ["text-hidden"]],
  ["a media type", { contentMediaType: "text/x\u200b" }, {}, ["text-hidden"]],
  ["a default", { default: "a\u202e" }, { default: "a\u202e" }, ["value-hidden"]],
  ["a constant", { const: { "\u200b": 1 } }, { const: { "\u200b": 1 } }, ["value-hidden"]],
  ["a value", { enum: ["b", "a\u{e0041}"] }, { enum: ["b", "a\u{e0041}"] }, ["value-hidden"]],
  ["a pattern", { pattern: "^a\u2066$" }, { pattern: "^a\u2066$" }, ["value-hidden"]],
  [
    "a property name",
    { properties: { "p\u202e": { type: "integer" } } },
    { properties: { "p\u202e": { type: "integer" } } },
    ["value-hidden"],
  ],
  ["what is seen", { default: "<!-- &#x202e; ❤\ufe0f" }, { default: "<!-- &#x202e; ❤\ufe0f" }, []],
])("characters that are not seen, in %s [threat: model-text]", (_, schema, want, said) => {
  expect(fitBody(schema)).toMatchObject({ items: want, said });
  expect(Object.keys(fitBody(schema).items ?? {})).toEqual(Object.keys(want));
  const parameters = [{ name: "a", in: "query", schema }];
  expect(fitOperation({ parameters }, {}).said).toEqual(said);
});

describe("the root", () => {
  test("is a closed object with the arguments in their order", () => {
    const parameters = [
      { name: "b", in: "query", required: true, schema: { type: "string" }, description: "said <b>here</b>" },
      { name: "a", in: "query", schema: { type: "integer", description: "there" } },
    ];
    expect(JSON.stringify(fitOperation({ parameters }, {}).input)).toBe(
      JSON.stringify({
        type: "object",
        properties: {
          b: { type: "string", description: "said here" },
          a: { type: "integer", description: "there" },
        },
        required: ["b"],
        additionalProperties: false,
      }),
    );
  });

  test("without arguments says so", () => {
    expect(fitOperation({}, {}).input).toEqual({
      type: "object",
      properties: {},
      additionalProperties: false,
    });
  });
});

describe("keywords", () => {
  test.each<[what: string, given: unknown, want: unknown, said: string[]]>([
    [
      "in the order of a reader",
      { minLength: 1, type: "string", enum: ["a"], description: "d" },
      { type: "string", description: "d", enum: ["a"], minLength: 1 },
      [],
    ],
    [
      "oneOf is advertised as anyOf",
      { oneOf: [{ type: "string" }, { type: "null" }] },
      { anyOf: [{ type: "string" }, { type: "null" }] },
      [],
    ],
    [
      "both unions hold",
      { oneOf: [{ minimum: 1 }, { type: "null" }], anyOf: [{ maximum: 9 }, { type: "null" }] },
      {
        anyOf: [{ maximum: 9 }, { type: "null" }],
        allOf: [{ anyOf: [{ minimum: 1 }, { type: "null" }] }],
      },
      [],
    ],
    [
      "titles tell variants apart",
      { title: "T", anyOf: [{ title: "A", type: "object" }, { type: "object" }] },
      { anyOf: [{ type: "object", title: "A" }, { type: "object" }] },
      [],
    ],
    ["no properties are not listed", { type: "object", properties: {} }, { type: "object" }, []],
    [
      "a format that validators know",
      { type: "string", format: "uuid" },
      { type: "string", format: "uuid" },
      [],
    ],
    [
      "another format is said",
      { type: "string", format: "E.164", description: "Phone." },
      { type: "string", description: "Phone. Format: E.164." },
      [],
    ],
    ["a list of anything says so", { type: "array" }, { type: "array", items: {} }, []],
    ["a list or nothing", { type: ["array", "null"] }, { type: ["array", "null"], items: {} }, []],
    [
      "parts that close each other are opened",
      {
        allOf: [
          { properties: { a: {} }, additionalProperties: false },
          { properties: { b: {} }, additionalProperties: false },
        ],
      },
      { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      ["keyword-dropped"],
    ],
    [
      "what nothing can be",
      { items: false, additionalProperties: false },
      { items: false, additionalProperties: false },
      [],
    ],
    [
      "no boolean as a property",
      { properties: { a: false, b: true } },
      { properties: { a: {}, b: {} } },
      ["keyword-dropped"],
    ],
    [
      "what a cut could make narrower goes",
      { not: { type: "null" }, if: {}, contains: {} },
      {},
      ["keyword-dropped", "keyword-dropped", "keyword-dropped"],
    ],
    [
      "counts go with what they count",
      { contains: {}, minContains: 1, maxContains: 2 },
      {},
      ["keyword-dropped", "keyword-dropped", "keyword-dropped"],
    ],
    ["one short example", { examples: ["a", "b"] }, { examples: ["a"] }, []],
    ["no long example", { examples: ["a".repeat(200)] }, {}, []],
    ["no example beside an enum", { enum: ["a"], examples: ["a"] }, { enum: ["a"] }, []],
    ["names sorted", { properties: { b: {}, a: {} } }, { properties: { a: {}, b: {} } }, []],
  ])("%s", (_, given, want, said) => {
    const { items, said: heard } = fitBody(given);
    expect(JSON.stringify(items)).toBe(JSON.stringify(want));
    expect(heard).toEqual(said);
  });

  test("a property called __proto__ is one [threat: prototype-names]", () => {
    const { items } = fitBody(JSON.parse('{"properties": {"__proto__": {"type": "string"}}}'));
    expect(JSON.stringify(items)).toBe('{"properties":{"__proto__":{"type":"string"}}}');
  });
});

describe("references", () => {
  const leaf = { type: "string" };
  test.each<[what: string, given: unknown, schemas: object, items: unknown, defs: unknown]>([
    ["used once it is inlined", ref("A"), { A: leaf }, leaf, undefined],
    [
      "with what stands beside it",
      { ...ref("A"), description: "own" },
      { A: { ...leaf, description: "shared" } },
      { type: "string", description: "own" },
      undefined,
    ],
    ["a chain used once", ref("A"), { A: ref("B"), B: ref("C"), C: leaf }, leaf, undefined],
    [
      "used twice it is a definition",
      { properties: { a: ref("A"), b: ref("A") } },
      { A: leaf },
      { properties: { a: { $ref: "#/$defs/A" }, b: { $ref: "#/$defs/A" } } },
      { A: leaf },
    ],
    [
      "inside itself",
      ref("N"),
      { N: { properties: { next: ref("N") } } },
      { $ref: "#/$defs/N" },
      { N: { properties: { next: { $ref: "#/$defs/N" } } } },
    ],
    [
      "inside each other",
      ref("A"),
      { A: { items: ref("B") }, B: { items: ref("A") } },
      { $ref: "#/$defs/A" },
      { A: { items: { items: { $ref: "#/$defs/A" } } } },
    ],
    [
      "what contradicts stays beside it",
      { ...ref("A"), type: "integer" },
      { A: leaf },
      { $ref: "#/$defs/A", type: "integer" },
      { A: leaf },
    ],
    [
      "odd names",
      { properties: { a: ref("A B"), b: ref("A B") } },
      { "A B": leaf },
      { properties: { a: { $ref: "#/$defs/A_B" }, b: { $ref: "#/$defs/A_B" } } },
      { A_B: leaf },
    ],
    ["broken it is open", ref("Gone"), {}, {}, undefined],
  ])("%s", (_, given, schemas, items, defs) => {
    const { input, items: found } = fitBody(given, schemas);
    expect(found).toEqual(items);
    expect(input.$defs).toEqual(defs);
    expect(() => ajv.compile(input)).not.toThrow();
  });

  test("two definitions of one name end in a hash of their place", () => {
    const both = {
      properties: { a: { $ref: "#/x/A" }, b: { $ref: "#/x/A" }, c: { $ref: "#/y/A" }, d: { $ref: "#/y/A" } },
    };
    const requestBody = { content: { "application/json": { schema: { type: "array", items: both } } } };
    const { api } = apiOf(
      documentWith(
        { requestBody },
        { method: "post", x: { A: { type: "string" } }, y: { A: { type: "integer" } } },
      ),
    );
    const bound = bindArguments(api, api.operations[0] as (typeof api.operations)[0], () => {});
    const input = fitSchemas(bound.arguments, api.schemas, { tool: "t", origin: "o" }, () => {});
    expect(Object.keys(input.$defs as object)).toEqual([
      expect.stringMatching(/^A_[0-9a-f]{6}$/),
      expect.stringMatching(/^A_[0-9a-f]{6}$/),
    ]);
  });
});

describe("tools that share a parameter", () => {
  const limit = {
    name: "limit",
    in: "query",
    schema: { type: "integer" },
    description: "At most <b>so</b> many.",
  };
  const { api } = apiOf({
    ...documentWith({ parameters: [{ $ref: "#/components/parameters/limit" }] }),
    paths: {
      "/a": { get: { parameters: [{ $ref: "#/components/parameters/limit" }] } },
      "/b": { get: { parameters: [{ $ref: "#/components/parameters/limit" }] } },
    },
    components: { parameters: { limit } },
  });
  const texts = usualTexts(0);
  const limitOf = (index: number, budget?: number): unknown => {
    const bound = bindArguments(api, api.operations[index] as (typeof api.operations)[0], () => {});
    const place = { tool: "t", origin: "o", texts };
    return fitSchemas(bound.arguments, api.schemas, place, () => {}, budget).properties.limit;
  };

  test("have one schema for it, which nobody can change for the others", () => {
    expect(limitOf(0)).toBe(limitOf(1));
    expect(Object.isFrozen(limitOf(0))).toBe(true);
    expect(limitOf(0)).toEqual({ type: "integer", description: "At most so many." });
  });

  test("count it against their own budgets", () => {
    expect(limitOf(1, 1)).not.toBe(limitOf(0));
    expect(limitOf(1, 1)).toEqual({ type: "integer" });
  });
});

describe("the budget [threat: deep-schemas]", () => {
  const branch = (level: number): object => ({
    type: "object",
    description: `Level ${level}.`,
    properties: Object.fromEntries([1, 2, 3].map((n) => [`p${n}`, ref(`S${level + 1}_${n}`)])),
  });
  /** 3^7 leaves below definitions that are each small. */
  const wide = Object.fromEntries(
    Array.from({ length: 60 }, (_, level) =>
      [1, 2, 3].map((n) => [`S${level}_${n}`, branch(level)] as const),
    ).flat(),
  );
  const many = (count: number, schema: object) => ({
    type: "object",
    properties: Object.fromEntries(Array.from({ length: count }, (_, n) => [`property_${n}`, schema])),
  });
  const nested = (depth: number): object =>
    depth === 0
      ? { type: "string" }
      : { type: "object", properties: { a: nested(depth - 1), b: nested(depth - 1) } };

  test.each<[what: string, schema: object, schemas: object]>([
    ["many small definitions", branch(-1), wide],
    ["many properties", many(2_000, { type: "string", description: "d".repeat(150) }), {}],
    ["many small objects", nested(11), {}],
    ["a long enum", { enum: Array.from({ length: 10_000 }, (_, n) => `value ${n}`) }, {}],
    ["a large constant", { const: { text: "x".repeat(100_000) } }, {}],
    ["a large default", { type: "string", default: "x".repeat(100_000) }, {}],
    ["a long pattern", { type: "string", pattern: "a".repeat(100_000) }, {}],
    [
      "a long chain",
      ref("C0"),
      Object.fromEntries(
        Array.from({ length: 3_000 }, (_, n) => [
          `C${n}`,
          n === 2_999 ? {} : { properties: { a: ref(`C${n + 1}`) } },
        ]),
      ),
    ],
  ])("holds: %s", (_, schema, schemas) => {
    const { input, said } = fitBody(schema, schemas);
    expect(said).toEqual(["schema-cut"]);
    expect(JSON.stringify(input).length).toBeLessThan(24_000 * 1.4);
    expect(() => ajv.compile(input)).not.toThrow();
  });

  test("what is within it is not touched", () => {
    expect(fitBody(many(100, { type: "string" })).said).toEqual([]);
  });

  test("the deepest parts are cut first, keep their type and say so", () => {
    const deep = {
      type: "object",
      properties: {
        near: { type: "string", description: "Close by." },
        far: {
          type: "object",
          properties: { farther: many(20, { type: "string", description: "d".repeat(40) }) },
        },
      },
    };
    const { items } = fitBody(deep, {}, 700);
    expect(items).toMatchObject({
      properties: {
        near: { type: "string", description: "Close by." },
        far: { properties: { farther: { type: "object", description: expect.stringMatching(/left out/) } } },
      },
    });
    expect(JSON.stringify(items)).not.toContain("property_1");
  });

  test("every cut accepts what the whole schema accepts", () => {
    const schema = {
      type: "object",
      required: ["kind"],
      properties: {
        kind: { enum: ["a", "b"] },
        inner: {
          oneOf: [
            {
              type: "object",
              properties: { n: { type: "integer" }, more: { type: "array", items: ref("L") } },
            },
            { type: "null" },
          ],
        },
      },
    };
    const schemas = {
      L: { type: "object", properties: { text: { type: "string", maxLength: 3 }, next: ref("L") } },
    };
    const values = [
      [{ kind: "a", inner: null }],
      [{ kind: "b", inner: { n: 1, more: [{ text: "abc", next: { text: "d" } }] } }],
    ];
    for (let budget = 40; budget < 1_200; budget += 20) {
      const validate = ajv.compile(fitBody(schema, schemas, budget).input);
      expect(values.map((body) => validate({ body }))).toEqual([true, true]);
    }
    const whole = ajv.compile(fitBody(schema, schemas).input);
    expect(whole({ body: [{ kind: "c" }] })).toBe(false);
    expect(whole({ body: [{ kind: "a", inner: { more: [{ next: { text: "long" } }] } }] })).toBe(false);
  });
});

test("what repeats the argument's and the tool's name goes where many tools are listed", () => {
  const description = "Only return calls with the given state.";
  const parameter = { name: "state", in: "query", description, schema: { type: "string" } };
  const operation = { parameters: [parameter], requestBody: nested("The state of the call.") };
  const { api } = apiOf(documentWith(operation, { method: "post" }));
  const [first] = api.operations;
  if (first === undefined) throw new Error("no operation");
  const bound = bindArguments(api, first, () => {});
  const shown = (tool: string, tools: number) => {
    const place = { tool, origin: first.origin, texts: usualTexts(tools) };
    const { properties } = fitSchemas(bound.arguments, api.schemas, place, () => {});
    return Object.values(properties).map((schema) => (schema as Schema).description);
  };
  expect(shown("list_calls", 1_000)).toEqual([undefined, undefined]);
  expect(shown("list_texts", 1_000)).toEqual([description, "State of the call."]);
  expect(shown("list_calls", 10)).toEqual([description, "The state of the call."]);
});

function nested(description: string): object {
  const states = { type: "object", description, properties: { a: { type: "string" } } };
  const schema = { type: "object", properties: { states } };
  return { content: { "application/json": { schema } } };
}
