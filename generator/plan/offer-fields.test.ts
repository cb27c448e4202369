import type { AnswerShape } from "../../templates/runtime/tool.ts";
import type { CuratedTool } from "../curation/model.ts";
import { curatedTool } from "../test/curated.ts";
import { documentWith, serverOf } from "../test/documents.ts";

const record = { type: "object", properties: { id: { type: "string" } } };
const records = { type: "array", items: record };
const answering = (schema: object) => ({
  200: { description: "ok", content: { "application/json": { schema } } },
});
const page = { type: "object", properties: { data: records, next: { type: "string" } } };
const definitionOf = (operation: object, at: { path?: string; method?: string } = {}) =>
  serverOf(documentWith(operation, at)).server.groups[0]?.tools[0]?.definition;

test.each<
  [what: string, operation: object, at: { path?: string; method?: string }, want: AnswerShape | undefined]
>([
  ["records", { responses: answering(records) }, {}, { fields: { argument: "fields" } }],
  ["a page of records", { responses: answering(page) }, {}, { fields: { argument: "fields", list: "data" } }],
  [
    "records below one",
    { responses: answering(records) },
    { path: "/calls/{id}" },
    { fields: { argument: "fields" } },
  ],
  ["one record with a list", { responses: answering(page) }, { path: "/calls/{id}" }, undefined],
  ["one record", { responses: answering(record) }, {}, undefined],
  ["what changes something", { responses: answering(records) }, { method: "post" }, undefined],
  ["no answer that is known", {}, {}, undefined],
  ["several answers", { responses: { ...answering(records), 206: { description: "" } } }, {}, undefined],
  [
    "an argument of that name",
    { parameters: [{ name: "fields", in: "query", schema: {} }], responses: answering(records) },
    {},
    undefined,
  ],
])("fields can be chosen of %s, or not", (_, operation, at, want) => {
  const definition = definitionOf(operation, at);
  expect(definition?.shape).toEqual(want);
  const own = definition?.request.bindings.map(({ argument }) => argument) ?? [];
  const known = Object.keys(definition?.inputSchema.properties ?? {}).filter((name) => !own.includes(name));
  expect(known).toEqual(want === undefined ? [] : ["fields"]);
});

describe("what a person says", () => {
  const parameters = ["a", "z"].map((name) => ({ name, in: "query", schema: { type: "string" } }));
  const document = documentWith({ operationId: "op", parameters, responses: answering(page) });

  test.each<[answer: NonNullable<CuratedTool["answer"]>, names: string[], shape: AnswerShape | undefined]>([
    [{}, ["a", "fields", "z"], { fields: { argument: "fields", list: "data" } }],
    [{ fields: false }, ["a", "z"], undefined],
    [
      { drop: ["data.x"], include: true },
      ["a", "fields", "include", "z"],
      { drop: ["data.x"], include: "include", fields: { argument: "fields", list: "data" } },
    ],
    [{ drop: ["data.x"], fields: false }, ["a", "z"], { drop: ["data.x"] }],
    [{ keep: ["data"], include: "fields" }, ["a", "fields", "z"], { keep: ["data"], include: "fields" }],
  ])("%j", (answer, names, shape) => {
    const tool = curatedTool(document, { answer });
    expect(Object.keys(tool.definition.inputSchema.properties)).toEqual(names);
    expect(tool.definition.shape).toEqual(shape);
    expect(tool.arguments.map(({ name }) => name)).toEqual(["a", "z"]);
  });
});
