import { placeIn, readingOf, told } from "../test/documents.ts";
import { readBody } from "./read-body.ts";
import { readParameters } from "./read-parameters.ts";
import { readSchema } from "./read-schema.ts";

/** In two parts, so that no scanner takes this file for a leak. */
const key = ["sk", "live_51H8xQmZkT3vRw9LpYc"].join("_");

function saidOf(schema: object) {
  const { reading, found } = readingOf(schema);
  readSchema(reading, placeIn(schema));
  return found;
}

test.each<[what: string, schema: object, want: string[]]>([
  ["an example", { example: key }, ["secret-in-document #/example"]],
  ["one of examples, and inside", { examples: [1, { a: [key] }] }, ["secret-in-document #/examples"]],
  ["a default", { type: "string", default: `Bearer ${key}` }, ["secret-in-document #/default"]],
  ["a constant", { const: key }, ["secret-in-document #/const"]],
  ["a choice", { enum: ["a", key] }, ["secret-in-document #/enum"]],
])("a key in %s is told [threat: secrets-in-examples]", (_, schema, want) => {
  const found = saidOf(schema);
  expect(told(found)).toEqual(want);
  expect(JSON.stringify(found)).not.toContain(key);
});

test("a key in the example of a parameter is told [threat: secrets-in-examples]", () => {
  const parameter = { name: "note", in: "query", schema: { type: "string" } };
  const root = { item: {}, get: { parameters: [{ ...parameter, example: key }] } };
  const { reading, found } = readingOf(root);
  readParameters(reading, placeIn(root, "item"), placeIn(root, "get"));
  expect(told(found)).toEqual(["secret-in-document #/get/parameters/0"]);
});

test("a key in the example of a body is told [threat: secrets-in-examples]", () => {
  const operation = { requestBody: { content: { "application/json": { example: { note: key } } } } };
  const { reading, found } = readingOf(operation);
  readBody(reading, placeIn({}), placeIn(operation));
  expect(told(found)).toEqual(["secret-in-document #/requestBody/content/application~1json"]);
});

const shapes = [
  ["ghp", "x9Kd03LmQz7TbVw2RsYh4NcJf8GpUa5EiDo6"].join("_"),
  ["key", "9f3a7c1e5b2d8046af13c7e95d"].join("_"),
  ["AK", "IA", "Z7Q2M4X9R1T8W3B6"].join(""),
  ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiI5OTgyNyJ9", "k3Jx9vQmTzLp0aWs"].join("."),
  ["-----BEGIN", "RSA PRIVATE KEY-----\nMIIE"].join(" "),
];
test.each(shapes)("the shape %# is one [threat: secrets-in-examples]", (example) => {
  expect(told(saidOf({ example }))).toEqual(["secret-in-document #/example"]);
});

test.each([
  "sk_live_xxxxxxxxxxxxxxxxxxxx",
  "sk_test_your_secret_key_here",
  "key_1234567890abcdef12345678",
  "5f2a9c1e-7b3d-4e8a-9c61-0d2b4f6a8e13",
  "task_list_of_the_whole_organisation",
  "https://api.example.com/v1/agents?sort=name",
  "eyJ",
])("%s is none", (example) => {
  expect(saidOf({ example })).toEqual([]);
});
