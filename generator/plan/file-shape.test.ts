import { apiOf, documentWith } from "../test/documents.ts";
import { bindBody } from "./bind-body.ts";
import { fileSchema } from "./file-shape.ts";

const string = { type: "string" };
const file = { type: "string", format: "binary" };
const listOf = (items: object) => ({ type: "array", items });

/** The part `f` of a form. */
function bindPart(f: unknown, openapi: string, encoding?: object, type = "multipart/form-data") {
  const schema = { type: "object", properties: { f } };
  const content = { [type]: { schema, ...(encoding === undefined ? {} : { encoding: { f: encoding } }) } };
  const schemas = { Any: { title: "Any" } };
  const { api } = apiOf(
    documentWith({ requestBody: { content } }, { method: "post", openapi, components: { schemas } }),
  );
  const [operation] = api.operations;
  if (operation?.body === undefined) throw new Error("no body");
  const { candidates, definition } = bindBody(api, operation, operation.body, () => {});
  return { schema: candidates[0]?.schema, encoding: definition.encoding?.f };
}

test.each<[what: string, schema: unknown, openapi: string, encoding: object | undefined, want: object]>([
  ["an empty schema", {}, "3.1.0", undefined, fileSchema],
  ["in 3.2", { description: "Any bytes.", maxLength: 9 }, "3.2.0", undefined, fileSchema],
  ["several", listOf({}), "3.1.1", undefined, listOf(fileSchema)],
  ["behind a reference", { $ref: "#/components/schemas/Any" }, "3.1.0", undefined, fileSchema],
  ["with a list of types", {}, "3.1.0", { contentType: "application/x-a, application/x-b" }, fileSchema],
  ["text of a type that is told", { contentMediaType: "text/csv" }, "3.1.0", undefined, fileSchema],
  ["not before 3.1", {}, "3.0.4", undefined, {}],
  ["no list before 3.1", listOf({}), "3.0.4", undefined, listOf({})],
  ["no list of which nothing is said", { type: "array" }, "3.1.0", undefined, { type: "array" }],
  ["not where text is sent", {}, "3.1.0", { contentType: "text/plain" }, {}],
  ["not where JSON is sent", {}, "3.1.0", { contentType: "application/json; charset=utf-8" }, {}],
  ["not with a style", {}, "3.1.0", { style: "form" }, {}],
  ["no value that is shown", { default: 5 }, "3.1.0", undefined, { default: 5 }],
  [
    "no variants",
    { anyOf: [string, listOf(string)] },
    "3.1.0",
    undefined,
    { anyOf: [string, listOf(string)] },
  ],
  ["a file or text", { anyOf: [file, string] }, "3.0.0", undefined, { anyOf: [fileSchema, string] }],
  [
    "one or several",
    { oneOf: [file, listOf(file)] },
    "3.1.0",
    undefined,
    { anyOf: [fileSchema, listOf(fileSchema)] },
  ],
])("what has no type is a file since 3.1: %s", (_, schema, openapi, encoding, want) => {
  const bound = bindPart(schema, openapi, encoding);
  const isFile = JSON.stringify(want).includes("mimeType");
  expect(bound.schema).toEqual(want);
  expect(bound.encoding?.file).toBe(isFile ? true : undefined);
});

test.each<[what: string, schema: object, openapi: string, want: object | undefined]>([
  [
    "of a file",
    { type: "string", contentMediaType: "image/png" },
    "3.1.0",
    { contentType: "image/png", file: true },
  ],
  [
    "of several",
    listOf({ contentMediaType: "image/png" }),
    "3.1.0",
    { contentType: "image/png", file: true },
  ],
  ["bytes", { contentMediaType: "application/octet-stream" }, "3.1.0", { file: true }],
  ["what is no type", { ...file, contentMediaType: "image/png\r\nX-A: 1" }, "3.1.0", { file: true }],
  [
    "text of bytes",
    { ...string, contentEncoding: "base64" },
    "3.1.0",
    { contentType: "application/octet-stream" },
  ],
  [
    "a list of them",
    listOf({ ...string, contentEncoding: "hex" }),
    "3.1.0",
    { contentType: "application/octet-stream" },
  ],
  [
    "text of bytes in 3.0",
    { ...string, format: "byte" },
    "3.0.4",
    { contentType: "application/octet-stream" },
  ],
  ["a format of 3.0 in 3.1", { ...string, format: "byte" }, "3.1.0", undefined],
  ["plain text", string, "3.1.0", undefined],
])("the media type of a part, where its encoding says nothing: %s", (_, schema, openapi, want) => {
  expect(bindPart(schema, openapi).encoding).toEqual(want);
  const own = bindPart(schema, openapi, { contentType: "audio/wav" });
  expect(own.encoding?.contentType).toBe("audio/wav");
  expect(bindPart(schema, openapi, { style: "form" }).encoding?.contentType).toBe(
    want !== undefined && "file" in want ? (want as { contentType?: string }).contentType : undefined,
  );
  expect(bindPart(schema, openapi, undefined, "application/x-www-form-urlencoded").encoding).toBe(undefined);
});

test("a required part of which nothing is said is no file", () => {
  const schema = { type: "object", properties: { a: string }, required: ["b"] };
  const requestBody = { content: { "multipart/form-data": { schema } } };
  const { api } = apiOf(documentWith({ requestBody }, { method: "post" }));
  const [operation] = api.operations;
  if (operation?.body === undefined) throw new Error("no body");
  expect(bindBody(api, operation, operation.body, () => {}).candidates[1]).toMatchObject({
    name: "b",
    schema: {},
  });
});
