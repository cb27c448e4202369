import type { CuratedArgument } from "../curation/model.ts";
import { curatedTool, curationFaults } from "../test/curated.ts";
import { documentWith } from "../test/documents.ts";

type Choices = Record<string, CuratedArgument>;

const text = { type: "string" };
const parameters = [
  { name: "id", in: "path", required: true, schema: text },
  {
    name: "limit",
    in: "query",
    description: "How many.",
    schema: { type: "integer", maximum: 50, default: 10 },
  },
  { name: "sort", in: "query", required: true, schema: { enum: ["asc", "desc"] } },
  {
    name: "ids",
    in: "query",
    style: "pipeDelimited",
    explode: false,
    schema: { type: "array", items: text },
  },
  { name: "X-Trace", in: "header", schema: text },
  { name: "Api-Version", in: "header", required: true, schema: { enum: ["2024"] } },
];
const reading = documentWith({ operationId: "op", parameters }, { path: "/o/{id}" });

/** What a caller sees: `name[!]: schema`. */
function seen(document: object, choices: Choices): string[] {
  const { inputSchema } = curatedTool(document, { arguments: choices }).definition;
  const required = (inputSchema.required ?? []) as string[];
  return Object.entries(inputSchema.properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? "!" : ""} ${JSON.stringify(schema)}`,
  );
}

const plain = {
  id: 'id! {"type":"string"}',
  sort: 'sort! {"enum":["asc","desc"]}',
  trace: 'X-Trace {"type":"string"}',
  ids: 'ids {"type":"array","items":{"type":"string"}}',
  limit: 'limit {"type":"integer","description":"How many.","default":10,"maximum":50}',
};

describe("what a caller sees", () => {
  test.each<[what: string, choices: Choices, want: string[]]>([
    ["nothing is chosen", {}, [plain.id, plain.sort, plain.trace, plain.ids, plain.limit]],
    [
      "another name takes its place in the order",
      { limit: { name: "a_limit" }, id: { name: "call_id" } },
      [
        'call_id! {"type":"string"}',
        plain.sort,
        plain.trace,
        plain.limit.replace("limit", "a_limit"),
        plain.ids,
      ],
    ],
    [
      "names can be exchanged",
      { ids: { name: "limit" }, limit: { name: "ids" } },
      [
        plain.id,
        plain.sort,
        plain.trace,
        plain.limit.replace("limit", "ids"),
        plain.ids.replace("ids", "limit"),
      ],
    ],
    [
      "another description",
      { limit: { description: "At most 50." } },
      [plain.id, plain.sort, plain.trace, plain.ids, plain.limit.replace("How many.", "At most 50.")],
    ],
    [
      "a default is advertised, and what has one need not be given",
      { limit: { default: 20 }, sort: { default: "desc" } },
      [
        plain.id,
        plain.trace,
        plain.ids,
        plain.limit.replace("10", "20"),
        'sort {"enum":["asc","desc"],"default":"desc"}',
      ],
    ],
    [
      "hidden and fixed ones are gone",
      { ids: { hide: true }, id: { fix: "7" }, sort: { hide: true, default: "asc" } },
      [plain.trace, plain.limit],
    ],
    [
      "more can be required",
      { limit: { required: true } },
      [plain.id, plain.limit.replace("limit", "limit!"), plain.sort, plain.trace, plain.ids],
    ],
  ])("%s", (_, choices, want) => {
    expect(seen(reading, choices)).toEqual(want);
  });
});

test("the tool's arguments say where each goes; hidden ones are not among them", () => {
  const choices = {
    id: { name: "call_id" },
    sort: { fix: "asc" },
    ids: { hide: true },
    limit: { hide: true },
  };
  expect(curatedTool(reading, { arguments: choices }).arguments).toEqual([
    { name: "call_id", in: "path", wireName: "id", required: true },
    { name: "X-Trace", in: "header", wireName: "X-Trace", required: false },
  ]);
});

describe("the request", () => {
  const version = { in: "header", name: "Api-Version", value: "2024" };
  test.each<[what: string, choices: Choices, want: object]>([
    ["a default", { limit: { default: 20, name: "n" } }, { defaults: { n: 20 }, fixed: [version] }],
    [
      "a plain fixed value",
      { limit: { fix: 5 } },
      { fixed: [version, { in: "query", name: "limit", value: 5 }] },
    ],
    [
      "a value of the document's own",
      { "Api-Version": { fix: "2025" } },
      { fixed: [{ ...version, value: "2025" }] },
    ],
  ])("%s", (_, choices, want) => {
    expect(curatedTool(reading, { arguments: choices }).definition.request).toMatchObject(want);
  });

  test("a fixed value with a style, or in the path, keeps its binding under a name that no caller can give", () => {
    const choices = { id: { fix: "a/b" }, ids: { fix: ["x", "y"] }, limit: { name: "ids" } };
    const { request, inputSchema } = curatedTool(reading, { arguments: choices }).definition;
    expect(request.bindings.slice(-2)).toEqual([
      { argument: "=id", in: "path", name: "id" },
      { argument: "=ids", in: "query", name: "ids", style: "pipeDelimited" },
    ]);
    expect(request.defaults).toEqual({ "=id": "a/b", "=ids": ["x", "y"] });
    expect(Object.keys(inputSchema.properties)).toEqual(["sort", "X-Trace", "ids"]);
  });
});

const body = (schema: object, more: object = {}) =>
  documentWith(
    { operationId: "op", requestBody: { required: true, content: { "application/json": { schema } } } },
    { method: "post", ...more },
  );

describe("choices between required properties", () => {
  const schema = {
    type: "object",
    properties: { a: text, b: text, c: { type: "object", properties: { d: text } } },
    anyOf: [{ required: ["a"] }, { required: ["b", "c"] }],
  };
  const noteOf = (choices: Choices): string => {
    const { description } = curatedTool(body(schema), {
      description: "Text.",
      arguments: choices,
    }).definition;
    return description;
  };

  test.each<[what: string, choices: Choices, want: string]>([
    ["are named as the curation does", { a: { name: "x" }, c: { name: "z" } }, "Text. Needs x or b and z."],
    ["end where one side is always sent", { a: { fix: "1" } }, "Text."],
    ["are shorter where part of a side is", { b: { default: "1" } }, "Text. Needs a or c."],
    ["lose a side that is hidden", { c: { hide: true } }, "Text. Needs a."],
    [
      "name what was lifted out of a hidden one",
      { c: { hide: true }, d: { lift: "/c/d" } },
      "Text. Needs a or b and d.",
    ],
  ])("%s", (_, choices, want) => {
    expect(noteOf(choices)).toBe(want);
  });

  test("cannot be hidden altogether", () => {
    const choices = { a: { hide: true }, b: { hide: true } };
    expect(curationFaults(body(schema), { tools: { op: { arguments: choices } } })).toEqual([
      "tools.op.arguments: One of a, b and c must be given, and none can be: all are hidden.",
    ]);
  });
});

describe("faults", () => {
  test.each<[what: string, choices: Choices, want: string[]]>([
    [
      "an argument that is not there",
      { limits: { hide: true } },
      ['tools.op.arguments.limits: The tool has no argument "limits". Did you mean "limit"?'],
    ],
    [
      "a required one is hidden",
      { sort: { hide: true } },
      [
        'tools.op.arguments.sort.hide: "sort" is required and cannot be hidden alone. Give fix or default beside hide.',
      ],
    ],
    [
      "two of one name",
      { limit: { name: "ids" } },
      ['tools.op.arguments.limit: Two arguments are called "ids": this one and "ids" of the query.'],
    ],
    [
      "a name that clients refuse",
      { limit: { name: "li mit" } },
      [
        'tools.op.arguments.limit.name: "li mit" is no name of an argument that clients accept. Take letters, digits, "_", "." and "-", at most 64.',
      ],
    ],
    [
      "a default that does not fit",
      { limit: { default: "20" } },
      [
        'tools.op.arguments.limit.default: The value does not fit the argument: "limit" is a string; it must be an integer.',
      ],
    ],
    [
      "a fixed value that does not fit",
      { sort: { fix: "up" } },
      [
        'tools.op.arguments.sort.fix: The value does not fit the argument: "sort" must be one of "asc", "desc".',
      ],
    ],
    [
      "less is required",
      { sort: { required: false } },
      [
        'tools.op.arguments.sort.required: The API requires "sort"; a curation can only require more. Give it a default, which makes it optional.',
      ],
    ],
    [
      "nothing to lift from",
      { x: { lift: "/a/b" } },
      [
        "tools.op.arguments.x.lift: There is nothing to lift from: the operation sends no body with named values.",
      ],
    ],
  ])("%s", (_, choices, want) => {
    expect(curationFaults(reading, { tools: { op: { arguments: choices } } })).toEqual(want);
  });
});
