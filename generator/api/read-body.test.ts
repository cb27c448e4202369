import { placeIn, readingOf, told } from "../test/documents.ts";
import { readBody } from "./read-body.ts";
import { legacyMediaTypes } from "./read-legacy-body.ts";
import type { Dialect } from "./reading.ts";

function read(operation: object, dialect: Dialect = "3.1", rest: object = {}, item: object = {}) {
  const root = { ...rest, item, operation };
  const { reading, found } = readingOf(root, dialect);
  const body = readBody(reading, placeIn(root, "item"), placeIn(root, "operation"));
  return { body, said: told(found) };
}

const latest = "https://json-schema.org/draft/2020-12/schema";

const contentTypes = (body: ReturnType<typeof read>["body"]) =>
  typeof body === "object" ? body.contents.map(({ contentType }) => contentType) : body;

describe("requestBody", () => {
  test("none, null and an empty optional one are none", () => {
    for (const operation of [{}, { requestBody: null }, { requestBody: { content: {} } }])
      expect(read(operation)).toEqual({ body: undefined, said: [] });
  });

  test("everything about it", () => {
    const encoding = {
      f: { contentType: "image/png", style: "form", explode: false, allowReserved: true, x: 1 },
    };
    const requestBody = {
      required: true,
      description: "d",
      content: { "multipart/form-data": { schema: { type: "object" }, encoding, example: { b: 1 } } },
    };
    expect(read({ requestBody }).body).toEqual({
      required: true,
      description: "d",
      contents: [
        {
          contentType: "multipart/form-data",
          schema: { type: "object" },
          encoding: new Map([
            ["f", { contentType: "image/png", style: "form", explode: false, allowReserved: true }],
          ]),
          example: { b: 1 },
          origin: "api.json#/operation/requestBody/content/multipart~1form-data",
        },
      ],
      origin: "api.json#/operation/requestBody",
    });
  });

  test("what is no media type is left out, and told [threat: code-injection]", () => {
    const encoding = { f: { contentType: "text/plain\r\nX-A: 1", style: "form" } };
    const content = { "text/a\r\nX-A: 1": {}, "ä/b": {}, "multipart/form-data": { encoding } };
    const { body, said } = read({ requestBody: { content } });
    expect(contentTypes(body)).toEqual(["multipart/form-data"]);
    expect(body).toMatchObject({ contents: [{ encoding: new Map([["f", { style: "form" }]]) }] });
    expect(said.map((each) => each.split(" ")[0])).toEqual(Array(3).fill("body-ignored"));
  });

  test("a required body that has nothing else is JSON", () => {
    const { body, said } = read({ requestBody: { required: true, content: { "a b/c": {} } } });
    expect(contentTypes(body)).toEqual(["application/json"]);
    expect(said).toHaveLength(2);
  });

  test("a style that a field cannot have is left out, and told [threat: code-injection]", () => {
    const encoding = {
      a: { style: "simple" },
      b: { style: '"]; process.exit(1)' },
      c: { style: "deepObject" },
    };
    const content = { "multipart/form-data": { schema: { type: "object" }, encoding } };
    const { body, said } = read({ requestBody: { content } });
    const found = typeof body === "object" ? body.contents[0]?.encoding : undefined;
    expect([...(found ?? [])]).toEqual([
      ["a", {}],
      ["b", {}],
      ["c", { style: "deepObject" }],
    ]);
    const at = "#/operation/requestBody/content/multipart~1form-data/encoding";
    expect(said).toEqual([`style-replaced ${at}/a`, `style-replaced ${at}/b`]);
  });

  test.each<[what: string, schema: object, want: string | undefined]>([
    ["names it", { $schema: "https://json-schema.org/draft/2020-12/schema" }, latest],
    ["names it with a fragment", { $schema: "https://json-schema.org/draft/2020-12/schema#" }, latest],
    ["refers to one that names it", { $ref: "#/item" }, latest],
    ["names another", { $schema: "http://json-schema.org/draft-07/schema#" }, undefined],
    ["names none", { type: "object", properties: { $schema: { type: "string" } } }, undefined],
    ["refers to itself", { $ref: "#/operation/requestBody/content/application~1json/schema" }, undefined],
    ["refers to nothing", { $ref: "#/nowhere" }, undefined],
  ])("the dialect of a schema that %s", (_, schema, want) => {
    const operation = { requestBody: { content: { "application/json": { schema } } } };
    const { body } = read(operation, "3.1", { named: { $schema: latest } }, { $ref: "#/named" });
    expect(typeof body === "object" && body.contents[0]?.dialect).toBe(want);
  });

  test("the best media type comes first, whatever the order", () => {
    const types = [
      "text/plain",
      "multipart/form-data",
      "application/x-www-form-urlencoded",
      "*/*",
      "application/vnd.a+json",
      "application/json",
    ];
    const content = Object.fromEntries(types.map((type) => [type, {}]));
    expect(contentTypes(read({ requestBody: { content } }).body)).toEqual(types.toReversed());
  });

  test.each<[what: string, requestBody: unknown, want: unknown, said: string[]]>([
    ["a reference", { $ref: "#/bodies/a" }, ["text/csv"], []],
    [
      "a broken reference",
      { $ref: "#/bodies/b" },
      "unreadable",
      ["reference-not-found #/operation/requestBody"],
    ],
    ["no object", "text", "unreadable", []],
    [
      "required, without content",
      { required: true },
      ["application/json"],
      ["body-without-content #/operation/requestBody"],
    ],
    ["null as its content", { content: { "text/plain": null } }, ["text/plain"], []],
    [
      "a content that says nothing",
      { content: { "text/plain": 7, "text/csv": {} } },
      ["text/csv"],
      ["body-ignored #/operation/requestBody/content/text~1plain"],
    ],
  ])("%s", (_, requestBody, want, said) => {
    const result = read({ requestBody }, "3.1", { bodies: { a: { content: { "text/csv": {} } } } });
    expect([contentTypes(result.body), result.said]).toEqual([want, said]);
  });

  test("itemSchema of 3.2", () => {
    const content = { "application/jsonl": { itemSchema: { type: "integer" } } };
    expect(read({ requestBody: { content } }, "3.2").body).toMatchObject({
      contents: [{ schema: {}, itemSchema: { type: "integer" } }],
    });
  });
});

describe("Swagger 2.0", () => {
  const body = { name: "b", in: "body", required: true, description: "d", schema: { type: "object" } };
  test.each<[what: string, operation: object, rest: object, want: string[]]>([
    ["JSON when nothing is said", { parameters: [body] }, {}, ["application/json"]],
    [
      "the document's types",
      { parameters: [body] },
      { consumes: ["text/xml", "application/json"] },
      ["application/json", "text/xml"],
    ],
    [
      "the operation's win",
      { parameters: [body], consumes: ["text/xml"] },
      { consumes: ["application/json"] },
      ["text/xml"],
    ],
    [
      "form types cannot carry it",
      { parameters: [body], consumes: ["multipart/form-data"] },
      {},
      ["application/json"],
    ],
  ])("in: body, %s", (_, operation, rest, want) => {
    const result = read(operation, "2.0", rest);
    expect(contentTypes(result.body)).toEqual(want);
    expect(result.body).toMatchObject({ required: true, description: "d" });
  });

  test("the operation's own body wins over the path item's", () => {
    const result = read(
      { parameters: [body] },
      "2.0",
      {},
      { parameters: [{ ...body, description: "shared" }] },
    );
    expect(result.body).toMatchObject({ description: "d" });
  });

  test("formData becomes an object", () => {
    const parameters = [
      { name: "b", in: "formData", type: "string", required: true, description: "said" },
      { name: "a", in: "formData", type: "array", items: { type: "string" }, collectionFormat: "multi" },
      { name: "p", in: "formData", type: "array", items: { type: "string" }, collectionFormat: "pipes" },
      { name: "b", in: "formData", type: "integer" },
    ];
    const result = read({ parameters }, "2.0");
    expect(result.body).toMatchObject({
      required: true,
      contents: [
        {
          contentType: "application/x-www-form-urlencoded",
          schema: {
            type: "object",
            required: ["b"],
            properties: {
              b: { type: "string", description: "said" },
              a: { type: "array" },
              p: { type: "array" },
            },
          },
        },
      ],
    });
    const encoding = typeof result.body === "object" ? result.body.contents[0]?.encoding : undefined;
    expect([...(encoding ?? [])]).toEqual([
      ["b", { style: "form", explode: false }],
      ["a", { style: "form", explode: true }],
      ["p", { style: "pipeDelimited", explode: false }],
    ]);
  });

  test.each<[what: string, operation: object, want: string]>([
    ["a file", { parameters: [{ name: "f", in: "formData", type: "file" }] }, "multipart/form-data"],
    [
      "multipart only",
      { parameters: [{ name: "f", in: "formData", type: "string" }], consumes: ["multipart/form-data"] },
      "multipart/form-data",
    ],
    [
      "either",
      {
        parameters: [{ name: "f", in: "formData", type: "string" }],
        consumes: ["multipart/form-data", "application/x-www-form-urlencoded"],
      },
      "application/x-www-form-urlencoded",
    ],
  ])("formData with %s", (_, operation, want) => {
    expect(contentTypes(read(operation, "2.0").body)).toEqual([want]);
  });

  test("produces is read like consumes, once each and JSON first", () => {
    const root = { operation: { produces: ["text/csv", "Application/JSON", "text/csv", 7] } };
    const { reading } = readingOf(root, "2.0");
    expect(legacyMediaTypes(reading, placeIn(root, "operation"), "produces")).toEqual([
      "application/json",
      "text/csv",
    ]);
  });
});

describe("a body where another version has it", () => {
  const properties = { a: { type: "string" } };
  const given = { type: "object", properties };
  const json = [{ contentType: "application/json", schema: given }];

  test.each<[what: string, operation: object, dialect: Dialect, rest: object, want: object]>([
    [
      "in: body",
      { parameters: [{ name: "b", in: "body", required: true, schema: given }] },
      "3.0",
      {},
      { required: true, contents: json },
    ],
    [
      "in: body by reference",
      { parameters: [{ $ref: "#/shared" }] },
      "3.1",
      { shared: { name: "b", in: "body", schema: given } },
      { required: false, contents: json },
    ],
    [
      "in: formData, with a file",
      {
        parameters: [
          { name: "f", in: "formData", required: true, schema: { type: "string", format: "binary" } },
        ],
      },
      "3.0",
      {},
      {
        required: true,
        contents: [
          {
            contentType: "multipart/form-data",
            schema: { properties: { f: { format: "binary" } }, required: ["f"] },
          },
        ],
      },
    ],
    ["schema without content", { requestBody: { schema: given } }, "3.1", {}, { contents: json }],
    ["a schema itself", { requestBody: given }, "3.1", {}, { contents: json }],
    ["a reference to a schema", { requestBody: { $ref: "#/A" } }, "3.0", { A: given }, { contents: json }],
    [
      "requestBody in Swagger 2.0",
      { requestBody: { content: { "application/json": { schema: given } } } },
      "2.0",
      {},
      { contents: json },
    ],
  ])("%s", (_, operation, dialect, rest, want) => {
    const { body, said } = read(operation, dialect, rest);
    expect(body).toMatchObject(want);
    expect(said.map((line) => line.split(" ")[0])).toEqual([expect.stringContaining("body-misplaced")]);
  });
});
