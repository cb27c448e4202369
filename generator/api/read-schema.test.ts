import { placeIn, readingOf, told } from "../test/documents.ts";
import { readReferencedSchemas, readSchema } from "./read-schema.ts";
import type { Dialect } from "./reading.ts";

function read(given: unknown, dialect: Dialect = "3.1", components: object = {}) {
  const root = { given, components: { schemas: components } };
  const { reading, found } = readingOf(root, dialect);
  const schema = readSchema(reading, placeIn(root, "given"));
  readReferencedSchemas(reading);
  return { schema, schemas: reading.schemas, said: told(found) };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const keyOf = (name: string) => `api.json#/components/schemas/${name}`;
const to = (name: string) => ({ $ref: keyOf(name) });

describe("keywords", () => {
  test.each<[what: string, given: unknown, want: object]>([
    ["true and nothing are open", true, {}],
    ["false allows nothing", false, { not: {} }],
    ["an unknown keyword goes", { type: "string", "x-secret": 1, discriminator: {} }, { type: "string" }],
    ["names of types in any case", { type: "String" }, { type: "string" }],
    ["a list of one type", { type: ["integer"] }, { type: "integer" }],
    ["a list of types", { type: ["integer", "null"] }, { type: ["integer", "null"] }],
    ["null as a value in the list", { type: ["string", null] }, { type: ["string", "null"] }],
    ["any is no constraint", { type: "any", minLength: 1 }, { minLength: 1 }],
    [
      "repeated enum values",
      { enum: ["a", "b", "a", { k: 1, l: 2 }, { l: 2, k: 1 }] },
      { enum: ["a", "b", { k: 1, l: 2 }] },
    ],
    ["an empty enum goes", { type: "string", enum: [] }, { type: "string" }],
    [
      "required is sorted, once each, strings only",
      { required: ["b", "a", "b", 1] },
      { required: ["a", "b"] },
    ],
    ["required of draft 3 goes", { type: "string", required: true }, { type: "string" }],
    ["example becomes examples", { example: { b: 1, a: 2 } }, { examples: [{ a: 2, b: 1 }] }],
    ["examples win over example", { example: 1, examples: [2] }, { examples: [2] }],
    ["items as a list of none", { items: [] }, {}],
    ["items as a list", { items: [{ type: "string" }, true] }, { prefixItems: [{ type: "string" }, {}] }],
    ["items false", { items: false }, { items: { not: {} } }],
    ["an empty union goes", { anyOf: [], oneOf: {} }, {}],
    [
      "deep keywords",
      { if: { type: "string" }, not: true, allOf: [{ minimum: 1 }] },
      { if: { type: "string" }, not: {}, allOf: [{ minimum: 1 }] },
    ],
    [
      "exclusive bounds of draft 4",
      { minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false },
      { minimum: 1, exclusiveMinimum: 1, maximum: 3 },
    ],
    [
      "exclusive bounds as numbers",
      { exclusiveMinimum: 1, exclusiveMaximum: 2 },
      { exclusiveMinimum: 1, exclusiveMaximum: 2 },
    ],
    ["a delimited pattern", { pattern: "/^a$/g" }, { pattern: "^a$" }],
    ["needless escapes", { pattern: "^\\_a\\-b$" }, { pattern: "^_a-b$" }],
    ["dependentRequired", { dependentRequired: { a: ["b"] } }, { dependentRequired: { a: ["b"] } }],
  ])("%s", (_, given, want) => {
    const { schema, said } = read(given);
    expect(schema).toEqual(want);
    expect(said).toEqual([]);
  });

  test.each<[what: string, given: unknown, want: object, said: string]>([
    ["a schema that is a string", "string", {}, "schema-ignored #/given"],
    ["a list as a schema", { items: [[]] }, { prefixItems: [{}] }, "schema-ignored #/given/items/0"],
    [
      "a bound that is a word",
      { minimum: "1", type: "number" },
      { type: "number" },
      "schema-ignored #/given",
    ],
    ["a negative count", { minLength: -1 }, {}, "schema-ignored #/given"],
    ["a step of zero", { multipleOf: 0 }, {}, "schema-ignored #/given"],
    ["a type that nobody knows", { type: "banana" }, {}, "schema-ignored #/given"],
    ["uuid as a type", { type: "uuid" }, { type: "string", format: "uuid" }, "schema-repaired #/given"],
    [
      "file outside of 2.0",
      { type: "file" },
      { type: "string", format: "binary" },
      "schema-repaired #/given",
    ],
    ["a pattern of another engine", { pattern: "(?i)a(?P<x>b)" }, {}, "pattern-dropped #/given"],
    [
      "a name pattern of another engine",
      { patternProperties: { "[": {}, "^a": {} } },
      { patternProperties: { "^a": {} } },
      "pattern-dropped #/given",
    ],
    ["$dynamicRef", { $dynamicRef: "#node" }, {}, "schema-ignored #/given"],
    ["a broken reference", { $ref: "#/components/schemas/Gone" }, {}, "reference-not-found #/given"],
  ])("%s is said", (_, given, want, said) => {
    const result = read(given);
    expect(result.schema).toEqual(want);
    expect(result.said).toEqual([said]);
  });

  test("a format that stands with its misnamed type wins in either order", () => {
    for (const given of [
      { type: "uuid", format: "x" },
      { format: "x", type: "uuid" },
    ])
      expect(read(given).schema).toEqual({ type: "string", format: "x" });
  });
});

describe("null", () => {
  test.each<[what: string, given: unknown, want: object]>([
    ["a type", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["several types", { type: ["string", "null"], nullable: true }, { type: ["string", "null"] }],
    [
      "an enum with its type",
      { type: "string", enum: ["a"], nullable: true },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    ["an enum that has it", { enum: ["a", null], nullable: true }, { enum: ["a", null] }],
    [
      "a reference",
      { $ref: "#/components/schemas/A", nullable: true, description: "d" },
      { description: "d", anyOf: [{ $ref: "api.json#/components/schemas/A" }, { type: "null" }] },
    ],
    ["nothing else", { nullable: true, description: "d" }, { description: "d" }],
    ["false", { type: "string", nullable: false }, { type: "string" }],
    ["x-nullable", { type: "string", "x-nullable": true }, { type: ["string", "null"] }],
  ])("nullable beside %s", (_, given, want) => {
    for (const dialect of ["2.0", "3.0", "3.1"] as const)
      expect(read(given, dialect, { A: { type: "object" } }).schema).toEqual(want);
  });
});

describe("properties", () => {
  test("read-only ones are left out, also of required and behind a reference", () => {
    const given = {
      properties: {
        id: { type: "string", readOnly: true },
        at: { $ref: "#/components/schemas/At" },
        name: {},
      },
      required: ["id", "at", "name"],
    };
    const { schema } = read(given, "3.0", { At: { type: "string", readOnly: true } });
    expect(schema).toEqual({ properties: { name: {} }, required: ["name"] });
  });

  const id = { type: "string", readOnly: true };
  const parent = { type: "object", properties: { id, name: {} } };
  const demanding = { required: ["id", "name"], properties: { name: {} } };
  test.each<[what: string, given: object, want: object]>([
    [
      "beside allOf",
      { allOf: [ref("Parent")], required: ["id", "name"] },
      { allOf: [to("Parent")], required: ["name"] },
    ],
    [
      "in another part",
      { allOf: [ref("Parent"), { required: ["name", "id"] }] },
      { allOf: [to("Parent"), { required: ["name"] }] },
    ],
    [
      "in a part of a part",
      { allOf: [{ allOf: [{ required: ["id"] }] }, { allOf: [ref("Parent")] }] },
      { allOf: [{ allOf: [{}] }, { allOf: [to("Parent")] }] },
    ],
    ["beside a reference", { ...ref("Parent"), required: ["id"] }, to("Parent")],
    ["two levels up", { allOf: [ref("Child")], required: ["id"] }, { allOf: [to("Child")] }],
    [
      "in a branch",
      { properties: { id }, anyOf: [{ required: ["id"] }, { required: ["name"] }] },
      { properties: {}, anyOf: [{}, { required: ["name"] }] },
    ],
    [
      "of a union",
      { required: ["id", "name"], oneOf: [ref("Parent"), { properties: { name: {} } }] },
      { required: ["name"], oneOf: [to("Parent"), { properties: { name: {} } }] },
    ],
    [
      "but not in another branch",
      { anyOf: [ref("Parent"), { required: ["id"] }] },
      { anyOf: [to("Parent"), { required: ["id"] }] },
    ],
    [
      "of a property put together",
      { required: ["id"], properties: { id: { allOf: [ref("Id")] } } },
      { properties: {} },
    ],
    [
      "in what is referred to as another part",
      { allOf: [ref("Parent"), ref("Demanding")] },
      { allOf: [to("Parent"), { $ref: `${keyOf("Demanding")} without ["id"]` }] },
    ],
    [
      "but not where the name is another value's",
      { properties: { a: ref("Parent") }, required: ["id"] },
      { properties: { a: to("Parent") }, required: ["id"] },
    ],
    [
      "in a circle",
      { allOf: [ref("Circle")], required: ["id", "name"] },
      { allOf: [to("Circle")], required: ["id", "name"] },
    ],
  ])("a read-only name is not required %s", (_, given, want) => {
    const components = {
      Parent: parent,
      Child: { allOf: [ref("Parent")] },
      Id: id,
      Demanding: demanding,
      Circle: { allOf: [ref("Circle")] },
    };
    for (const dialect of ["2.0", "3.0", "3.1"] as const)
      expect(read(given, dialect, components).schema).toEqual(want);
  });

  test("a schema that is referred to is optional only where the other parts say so", () => {
    const given = { allOf: [ref("Parent"), ref("Demanding")], properties: { other: ref("Demanding") } };
    const { schema, schemas } = read(given, "3.0", { Parent: parent, Demanding: demanding });
    const [, part] = schema.allOf as { $ref: string }[];
    expect(schemas.get(part?.$ref ?? "")).toEqual({
      name: "Demanding",
      origin: keyOf("Demanding"),
      schema: { required: ["name"], properties: { name: {} } },
    });
    expect(schemas.get(keyOf("Demanding"))?.schema.required).toEqual(["id", "name"]);
    expect(schema.properties).toEqual({ other: to("Demanding") });
  });

  test("names that a plain object would lose are kept [threat: prototype-names]", () => {
    const given = JSON.parse(
      '{"properties": {"__proto__": {"type": "string"}, "constructor": {"type": "integer"}}}',
    );
    const { schema } = read(given);
    expect(JSON.stringify(schema)).toBe(JSON.stringify(given));
    expect(Object.getPrototypeOf(schema.properties)).toBeNull();
  });

  test.each<[type: Dialect, said: string[]]>([
    ["2.0", []],
    ["3.0", ["schema-repaired #/given"]],
  ])("type file in %s", (dialect, said) => {
    expect(read({ type: "file" }, dialect)).toMatchObject({
      schema: { type: "string", format: "binary" },
      said,
    });
  });
});

describe("references", () => {
  test("stay, and their targets are read once by key", () => {
    const node = { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } };
    const { schema, schemas } = read({ items: { $ref: "#/components/schemas/Node" } }, "3.1", { Node: node });
    const key = "api.json#/components/schemas/Node";
    expect(schema).toEqual({ items: { $ref: key } });
    expect([...schemas]).toEqual([
      [key, { name: "Node", origin: key, schema: { type: "object", properties: { next: { $ref: key } } } }],
    ]);
  });

  test("what stands beside one is applied", () => {
    const { schema } = read({ $ref: "#/components/schemas/A", description: "d" }, "3.0", { A: {} });
    expect(schema).toEqual({ $ref: "api.json#/components/schemas/A", description: "d" });
  });

  test.each([
    ["2.0", {}],
    ["3.0", {}],
    ["3.1", { type: "string" }],
  ] as const)("a type beside one in %s", (version, want) => {
    const { schema } = read({ $ref: "#/components/schemas/A", type: "string" }, version, { A: {} });
    expect(schema).toEqual({ $ref: "api.json#/components/schemas/A", ...want });
  });

  const named = {
    Money: { $anchor: "money" },
    Tree: { $dynamicAnchor: "tree", items: { $dynamicRef: "#tree" } },
    Address: { $id: "https://a.example/address", items: { $ref: "#/$defs/Zip" }, $defs: { Zip: {} } },
  };
  test.each<[what: string, given: object, want: object]>([
    ["an anchor", { $ref: "#money" }, to("Money")],
    ["a dynamic one", { $dynamicRef: "#tree" }, to("Tree")],
    ["a URI", { $ref: "https://a.example/address" }, to("Address")],
  ])("to %s", (_, given, want) => {
    const { schema, schemas, said } = read(given, "3.1", named);
    expect(schema).toEqual(want);
    expect(said.filter((line) => !line.startsWith("base-ignored"))).toEqual([]);
    if (schema.$ref === keyOf("Address"))
      expect(schemas.get(keyOf("Address"))?.schema).toEqual({ items: to("Address/$defs/Zip") });
    if (schema.$ref === keyOf("Tree"))
      expect(schemas.get(keyOf("Tree"))?.schema).toEqual({ items: to("Tree") });
  });

  const properties = { a: {} };
  test.each<[what: string, given: object, want: object]>([
    ["beside properties", { $ref: "#gone", properties }, { properties, additionalProperties: {} }],
    ["of a part", { allOf: [{ $ref: "#gone" }] }, { allOf: [{ additionalProperties: {} }] }],
    ["that is dynamic", { $dynamicRef: "#gone", properties }, { properties, additionalProperties: {} }],
    [
      "that is dynamic beside another",
      { $dynamicRef: "#tree", ...ref("Money"), properties },
      { ...to("Money"), properties, additionalProperties: {} },
    ],
    [
      "of an object that is closed",
      { $ref: "#gone", properties, additionalProperties: false },
      { properties, additionalProperties: { not: {} } },
    ],
    [
      "of a branch beside properties",
      { properties, anyOf: [{ $ref: "#gone" }, { required: ["a"] }] },
      { properties, anyOf: [{ additionalProperties: {} }, { required: ["a"] }] },
    ],
    ["of nothing else", { items: { $ref: "#gone" } }, { items: {} }],
    ["of a branch of nothing else", { anyOf: [{ $ref: "#gone" }, {}] }, { anyOf: [{}, {}] }],
  ])("a reference to nothing leaves open what it is: %s", (_, given, want) => {
    expect(read(given, "3.1", named).schema).toEqual(want);
  });

  test("a name with escapes is written plainly", () => {
    const { schemas } = read({ $ref: "#/components/schemas/a~1b~0c" }, "3.1", { "a/b~c": {} });
    expect([...schemas.values()].map(({ name }) => name)).toEqual(["a/b~c"]);
  });

  test("a long chain and deep nesting end [threat: deep-schemas]", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [
        `S${index}`,
        { items: { $ref: `#/components/schemas/S${index + 1}` } },
      ]),
    );
    expect(read({ $ref: "#/components/schemas/S0" }, "3.1", { ...chain, S20000: {} }).schemas.size).toBe(
      20_001,
    );
    let deep: object = { type: "string" };
    for (let level = 0; level < 150; level++) deep = { items: deep };
    expect(read(deep).said).toEqual([`schema-too-deep #/given${"/items".repeat(101)}`]);
  });
});
