import { apiOf, collect, documentWith, told } from "../test/documents.ts";
import { bindArguments } from "./bind-arguments.ts";
import { bindBody, isAlwaysEmpty } from "./bind-body.ts";
import { fileSchema } from "./file-shape.ts";

interface Given {
  method?: string;
  type?: string;
  required?: boolean;
  media?: object;
  schemas?: object;
}

function bind(
  schema: unknown,
  { method = "post", type = "application/json", required, media, schemas = {} }: Given = {},
) {
  const requestBody = {
    content: { [type]: { schema, ...media } },
    ...(required === undefined ? {} : { required }),
  };
  const { api } = apiOf(documentWith({ requestBody }, { method, components: { schemas } }));
  const [operation] = api.operations;
  const { report, found } = collect();
  if (operation?.body === undefined) throw new Error("no body");
  const bound = bindBody(api, operation, operation.body, report);
  return {
    ...bound,
    arguments: bound.candidates.map((each) => `${each.wireName}${each.required ? "!" : ""}`),
    said: told(found).map((line) => line.split(" ")[0]),
  };
}

const string = { type: "string" };
const object = { type: "object", properties: { b: string, a: string }, required: ["b"] };

const pet = { ...object, discriminator: { propertyName: "a" } };
const cat = { allOf: [{ $ref: "#/components/schemas/Pet" }, { properties: { lives: string } }] };

describe("spread", () => {
  test.each<[what: string, schema: unknown, given: Given, want: string[], said: string[]]>([
    ["an object", object, { required: true }, ["a", "b!"], []],
    ["an optional one with required properties", object, {}, ["a", "b!"], ["body-taken-as-required"]],
    ["the same on PUT", object, { method: "put" }, ["a", "b!"], ["body-taken-as-required"]],
    ["the same on DELETE stays optional", object, { method: "delete" }, ["a", "b"], []],
    ["without a type", { properties: { a: string } }, {}, ["a"], []],
    ["closed", { ...object, additionalProperties: false, required: [] }, {}, ["a", "b"], []],
    [
      "a required name without a property",
      { properties: { a: string }, required: ["c"] },
      { required: true },
      ["a", "c!"],
      [],
    ],
    [
      "allOf",
      { allOf: [{ $ref: "#/components/schemas/A" }, { properties: { z: string }, required: ["z"] }] },
      { required: true, schemas: { A: object } },
      ["a", "b!", "z!"],
      [],
    ],
    [
      "what includes a schema with a discriminator",
      { $ref: "#/components/schemas/Cat" },
      { required: true, schemas: { Pet: pet, Cat: cat } },
      ["a", "b!", "lives"],
      ["keyword-dropped"],
    ],
    ["nullable", { anyOf: [object, { type: "null" }] }, { required: true }, ["a", "b!"], ["null-left-out"]],
    [
      "nullable by its type",
      { ...object, type: ["object", "null"] },
      { required: true },
      ["a", "b!"],
      ["null-left-out"],
    ],
    ["nullable of 3.0", { ...object, nullable: true }, { required: true }, ["a", "b!"], ["null-left-out"]],
    [
      "a nullable form",
      { ...object, nullable: true },
      { required: true, type: "application/x-www-form-urlencoded" },
      ["a", "b!"],
      [],
    ],
    [
      "a constraint that no argument can say",
      { ...object, minProperties: 1 },
      { required: true },
      ["a", "b!"],
      ["keyword-dropped"],
    ],
    ["a form", object, { required: true, type: "application/x-www-form-urlencoded" }, ["a", "b!"], []],
    ["multipart", object, { required: true, type: "multipart/form-data" }, ["a", "b!"], []],
  ])("%s", (_, schema, given, want, said) => {
    const bound = bind(schema, given);
    expect([bound.arguments, bound.said]).toEqual([want, said]);
  });

  test("a choice between required names is handed on, with an argument for each of them", () => {
    const schema = { ...object, required: [], oneOf: [{ required: ["a"] }, { required: ["b", "c"] }] };
    const bound = bind(schema);
    expect([bound.requiredChoices, bound.arguments]).toEqual([[[["a"], ["b", "c"]]], ["a", "b", "c"]]);
  });

  test("the description of what is referred to is taken over", () => {
    const schema = {
      properties: { a: { $ref: "#/components/schemas/A" }, b: { ...string, description: "own" } },
    };
    const { candidates } = bind(schema, { schemas: { A: { description: "shared" } } });
    expect(candidates.map(({ description }) => description)).toEqual(["shared", "own"]);
  });
});

describe("one argument", () => {
  test.each<[what: string, schema: unknown, want: object]>([
    ["an array", { type: "array", items: string }, { schema: { type: "array", items: string } }],
    ["a string", string, { schema: string }],
    ["an open object", { ...object, additionalProperties: true }, {}],
    ["an object with names by a schema", { ...object, additionalProperties: string }, {}],
    ["an object with names by a pattern", { ...object, patternProperties: { "^x": {} } }, {}],
    ["an object without properties", { type: "object" }, { schema: { type: "object" } }],
    ["variants", { oneOf: [{ properties: { a: string } }, { properties: { b: string } }] }, {}],
    ["a property without a name", { properties: { "": string } }, {}],
    ["nothing said", {}, { schema: { type: ["object", "array", "string", "number", "boolean", "null"] } }],
    [
      "a schema that others include, with a discriminator",
      { $ref: "#/components/schemas/Pet" },
      { schema: { $ref: "api.json#/components/schemas/Pet or a subtype" } },
    ],
  ])("%s", (_, schema, want) => {
    const bound = bind(schema, { required: true, schemas: { Pet: pet, Cat: cat } });
    expect(bound.candidates).toMatchObject([
      { in: "body", wireName: "", required: true, binding: { name: "" }, ...want },
    ]);
    expect(bound.definition).toMatchObject({ kind: "json", contentType: "application/json" });
  });
});

describe("kind and content type", () => {
  test.each<[type: string, schema: unknown, kind: string, sent: string]>([
    ["application/json", object, "json", "application/json"],
    ["application/vnd.a+json", object, "json", "application/vnd.a+json"],
    ["*/*", object, "json", "application/json"],
    ["*/*", { type: "string", format: "binary" }, "binary", "application/octet-stream"],
    ["text/*", string, "text", "text/plain"],
    ["image/*", {}, "binary", "application/octet-stream"],
    ["text/csv", string, "text", "text/csv"],
    ["application/xml", object, "text", "application/xml"],
    ["application/yaml", object, "text", "application/yaml"],
    ["application/x-ndjson", {}, "lines", "application/x-ndjson"],
    ["application/jsonl", {}, "lines", "application/jsonl"],
    ["application/x-ndjson", string, "text", "application/x-ndjson"],
    ["application/jsonl", { type: ["string", "null"] }, "text", "application/jsonl"],
    ["application/jsonl", { type: ["array", "string"] }, "lines", "application/jsonl"],
    ["application/geo+json-seq", {}, "lines", "application/geo+json-seq"],
    ["application/octet-stream", {}, "binary", "application/octet-stream"],
    ["application/octet-stream", string, "binary", "application/octet-stream"],
    ["application/pdf", { type: "string", format: "binary" }, "binary", "application/pdf"],
    ["application/sdp", string, "text", "application/sdp"],
    ["application/x-custom", string, "text", "application/x-custom"],
    ["audio/wav", { type: "string" }, "binary", "audio/wav"],
    ["image/jpeg", { type: "string", format: "byte" }, "text", "image/jpeg"],
    ["image/jpeg", { type: "string", contentEncoding: "base64url" }, "text", "image/jpeg"],
    ["application/vnd.a+json;type=singular", object, "json", "application/vnd.a+json; type=singular"],
    ["application/json ; Version=2; charset=utf-8", object, "json", "application/json; Version=2"],
    ["text/plain; charset=iso-8859-1", string, "text", "text/plain; charset=iso-8859-1"],
    ["application/x-ndjson; charset=utf-8; v=1", {}, "lines", "application/x-ndjson; v=1"],
    ["audio/L16;rate=16000", {}, "binary", "audio/l16; rate=16000"],
    ["*/*; a=b", object, "json", "application/json"],
    ["multipart/mixed", object, "multipart", "multipart/mixed"],
  ])("%s", (type, schema, kind, sent) => {
    expect(bind(schema, { type }).definition).toMatchObject({ kind, contentType: sent });
  });

  test.each<[types: string[], schema: object, sent: string, offered: string[] | undefined]>([
    [["image/png", "image/webp", "image/jpeg"], {}, "image/jpeg", ["image/jpeg", "image/png", "image/webp"]],
    [["image/png", "image/*"], {}, "image/png", ["image/*", "image/png"]],
    [["image/png", "*/*"], { format: "binary" }, "application/octet-stream", ["*/*", "image/png"]],
    [["audio/L16;rate=8000", "audio/wav"], {}, "audio/l16; rate=8000", ["audio/l16; rate=8000", "audio/wav"]],
    [["image/png", "image/svg+xml"], {}, "image/png", undefined],
    [["image/png"], {}, "image/png", undefined],
    [["image/*"], {}, "application/octet-stream", undefined],
  ])("a file of several types: %j", (types, schema, sent, offered) => {
    const content = Object.fromEntries(types.map((type) => [type, { schema }]));
    const { api } = apiOf(documentWith({ requestBody: { content } }, { method: "post" }));
    const [operation] = api.operations;
    if (operation?.body === undefined) throw new Error("no body");
    const { candidates, definition } = bindBody(api, operation, operation.body, () => {});
    expect(definition).toMatchObject({ kind: "binary", contentType: sent });
    expect(definition.contentTypes).toEqual(offered);
    expect(JSON.stringify(candidates[0]?.schema).includes(`One of ${offered?.join(", ")}`)).toBe(
      offered !== undefined,
    );
    const chosen = operation.body.contents[0];
    expect(bindBody(api, operation, operation.body, () => {}, chosen).definition.contentTypes).toBe(
      undefined,
    );
  });

  test("lines are an array of the items that the document describes", () => {
    const media = { itemSchema: object };
    const schemaOf = (bound: ReturnType<typeof bind>) => bound.candidates[0]?.schema;
    expect(schemaOf(bind(object, { type: "application/jsonl" }))).toMatchObject({
      type: "array",
      items: object,
    });
    expect(schemaOf(bind(string, { type: "application/jsonl" }))).toEqual(string);
    const strings = bind(undefined, { type: "application/jsonl", media: { itemSchema: string } });
    expect(schemaOf(strings)).toEqual({ type: "array", items: string });
    expect(schemaOf(bind({ type: "array", items: string }, { type: "application/jsonl" }))).toEqual({
      type: "array",
      items: string,
    });
    expect(schemaOf(bind(undefined, { type: "application/jsonl", media }))).toMatchObject({ type: "array" });
  });

  test("the kinds of one argument have their schema", () => {
    expect(bind({}, { type: "audio/wav" }).candidates[0]?.schema).toEqual(fileSchema);
    expect(
      bind({ type: "string", maxLength: 9, format: "xml" }, { type: "text/xml" }).candidates[0]?.schema,
    ).toEqual({ type: "string", maxLength: 9 });
  });
});

describe("files and encodings of a form", () => {
  const file = { type: "string", format: "binary" };
  test.each<[what: string, schema: object, want: object]>([
    ["binary", file, { schema: fileSchema }],
    ["bytes as they are", { type: "string", contentEncoding: "binary" }, { schema: fileSchema }],
    [
      "a media type without an encoding",
      { type: "string", contentMediaType: "image/png" },
      { schema: fileSchema },
    ],
    [
      "several files",
      { type: "array", items: file, maxItems: 3 },
      { schema: { type: "array", items: fileSchema, maxItems: 3 } },
    ],
    ["behind a reference", { $ref: "#/components/schemas/F" }, { schema: fileSchema }],
    [
      "base64 is text",
      { type: "string", contentMediaType: "image/png", contentEncoding: "base64" },
      { schema: { contentEncoding: "base64" } },
    ],
  ])("%s", (_, schema, want) => {
    const bound = bind({ properties: { f: schema } }, { type: "multipart/form-data", schemas: { F: file } });
    expect(bound.candidates[0]).toMatchObject(want);
    const isFile = JSON.stringify(want).includes("mimeType");
    expect(bound.definition.encoding?.f?.file).toBe(isFile ? true : undefined);
  });

  test("a part with a file's type is one, and its encoding is kept", () => {
    const media = { encoding: { f: { contentType: "image/png" }, other: { style: "form" } } };
    const bound = bind({ properties: { f: {} } }, { type: "multipart/form-data", media });
    expect(bound.definition.encoding).toEqual({ f: { contentType: "image/png", file: true } });
  });

  test("JSON has no encoding, and a property called __proto__ keeps its own", () => {
    const media = { encoding: { a: { style: "form" } } };
    expect(bind({ properties: { a: string } }, { media }).definition).not.toHaveProperty("encoding");
    const hostile = JSON.parse('{"properties": {"__proto__": {"type": "string"}}}');
    const encoding = JSON.parse('{"__proto__": {"style": "form", "explode": true}}');
    const bound = bind(hostile, { type: "application/x-www-form-urlencoded", media: { encoding } });
    expect(JSON.stringify(bound.definition.encoding)).toBe('{"__proto__":{"style":"form","explode":true}}');
  });
});

describe("a form that names no fields", () => {
  test.each<[what: string, type: string, schema: object, want: string[]]>([
    ["a file", "multipart/form-data", { type: "string", format: "binary" }, ["file!"]],
    ["another value", "multipart/form-data", { type: "string" }, [""]],
    ["a list", "application/x-www-form-urlencoded", { type: "array" }, [""]],
  ])("%s", (_, type, schema, want) => {
    const bound = bind(schema, { type });
    expect(bound.arguments).toEqual(want);
    expect(bound.said).toContain("form-without-fields");
    expect(bound.candidates[0]?.schema).toMatchObject({ type: "object" });
    expect(bound.definition.encoding).toEqual(want[0] === "file!" ? { file: { file: true } } : undefined);
  });

  test("a JSON body may be any value", () => {
    expect(bind({ type: "string" }).said).toEqual([]);
  });
});

test("a file argument takes no other properties once it is advertised", () => {
  expect(fileSchema.additionalProperties).toEqual({ not: {} });
});

test.each<[what: string, schema: unknown, required: boolean, want: boolean]>([
  ["a closed object", { type: "object", properties: {}, additionalProperties: false }, false, true],
  ["one behind a reference", { $ref: "#/components/schemas/None" }, false, true],
  ["one that must be sent", { type: "object", additionalProperties: false }, true, false],
  ["an open one", { type: "object", properties: {} }, false, false],
  ["one with properties", { ...object, additionalProperties: false }, false, false],
  [
    "one with names by pattern",
    { type: "object", patternProperties: { a: {} }, additionalProperties: false },
    false,
    false,
  ],
  ["none or an object", { type: ["object", "null"], additionalProperties: false }, false, false],
])("a body that is always empty: %s", (_, schema, required, want) => {
  const requestBody = { required, content: { "application/json": { schema } } };
  const schemas = { None: { type: "object", additionalProperties: false } };
  const { api } = apiOf(documentWith({ requestBody }, { method: "get", components: { schemas } }));
  const [operation] = api.operations;
  if (operation?.body === undefined) throw new Error("no body");
  expect(isAlwaysEmpty(operation.body, api)).toBe(want);
  const { arguments: bound, body } = bindArguments(api, operation, () => {});
  expect([bound.length === 0, body === undefined]).toEqual([want, want]);
});
