import type { CuratedTool } from "../curation/model.ts";
import { curatedTool, curationFaults } from "../test/curated.ts";
import { documentWith } from "../test/documents.ts";

type Answer = NonNullable<CuratedTool["answer"]>;

const schema = {
  type: "object",
  required: ["id", "transcript"],
  properties: { id: { type: "string" }, transcript: { type: "string" } },
};
const parameters = ["a", "z"].map((name) => ({ name, in: "query", schema: { type: "string" } }));
const document = documentWith({
  operationId: "op",
  parameters: [...parameters, { name: "n", in: "query", required: true, schema: { type: "string" } }],
  responses: { 200: { description: "ok", content: { "application/json": { schema } } } },
});
const definitionOf = (answer: Answer) => curatedTool(document, { answer }).definition;

test("paths are the shape, and what they take away is no drift", () => {
  const { shape, answer } = definitionOf({ drop: ["transcript", "a.b", "a.b"] });
  expect(shape).toEqual({ drop: ["transcript", "a.b"] });
  expect(answer).toEqual({ type: "object", required: { id: ["string"] } });
});

test.each<[answer: Answer, want: string[]]>([
  [{ drop: ["id.x"] }, ["id", "transcript"]],
  [{ drop: ["*"] }, []],
  [{ drop: ["*.x"] }, ["id", "transcript"]],
  [{ keep: ["id"] }, ["id"]],
  [{ keep: ["id.x"], drop: ["id"] }, []],
  [{ keep: ["*.x"] }, ["id", "transcript"]],
])("with %j the outline still wants %j", (answer, want) => {
  expect(Object.keys(definitionOf(answer).answer?.required ?? {})).toEqual(want);
});

describe("the argument that brings fields back", () => {
  test("lists what is dropped, stands among the optional ones, and is no argument of the API", () => {
    const tool = curatedTool(document, { answer: { drop: ["transcript", "log"], include: true } });
    const { inputSchema, request, shape } = tool.definition;
    expect(Object.keys(inputSchema.properties)).toEqual(["n", "a", "include", "z"]);
    expect(inputSchema.properties.include).toEqual({
      type: "array",
      description: "Fields of the answer that are left out unless they are named here.",
      items: { type: "string", enum: ["transcript", "log"] },
      uniqueItems: true,
    });
    expect(inputSchema.required).toEqual(["n"]);
    expect(shape?.include).toBe("include");
    expect(tool.arguments.map(({ name }) => name)).toEqual(["n", "a", "z"]);
    expect(request.bindings.map(({ argument }) => argument)).toEqual(["n", "a", "z"]);
  });

  test("takes any path where only some fields are kept, and any name", () => {
    const { inputSchema, shape } = definitionOf({ keep: ["id"], include: "fields" });
    expect(inputSchema.properties.fields).toMatchObject({ items: { type: "string" } });
    expect(shape).toEqual({ keep: ["id"], include: "fields" });
  });
});

test.each<[answer: Answer, want: string[]]>([
  [
    { include: true },
    ["include: There is nothing to bring back: neither keep nor drop leaves anything out."],
  ],
  [
    { drop: ["x"], include: "a" },
    ['include: The tool has an argument "a" already. Give another name in place of true.'],
  ],
  [{ drop: ["x"], include: "a b" }, ['include: "a b" is no name of an argument.']],
  [
    { drop: ["x", "a..b"], keep: [""] },
    [
      'keep.0: "" is no path of fields. Write names with dots between them, such as "call.transcript"; a dot in a name is "\\.".',
      'drop.1: "a..b" is no path of fields. Write names with dots between them, such as "call.transcript"; a dot in a name is "\\.".',
    ],
  ],
  [
    { drop: ["calls[].transcript"] },
    [
      'drop.0: "calls[].transcript" is no path of fields. Leave brackets out: lists are gone through by themselves.',
    ],
  ],
])("faults: %j", (answer, want) => {
  expect(curationFaults(document, { tools: { op: { answer } } })).toEqual(
    want.map((line) => `tools.op.answer.${line}`),
  );
});
