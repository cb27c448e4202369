import { apiOf, collect, documentWith, told } from "../test/documents.ts";
import { bindArguments } from "./bind-arguments.ts";

function bind(operation: object, at: { method?: string; path?: string; [key: string]: unknown } = {}) {
  const { api } = apiOf(documentWith(operation, at));
  const { report, found } = collect();
  const bound = bindArguments(api, api.operations[0] as (typeof api.operations)[0], report);
  return { ...bound, said: told(found) };
}

const string = { type: "string" };
const parameter = (name: string, where: string, rest: object = {}) => ({
  name,
  in: where,
  schema: string,
  ...rest,
});
const names = (bound: ReturnType<typeof bind>) => bound.arguments.map(({ name }) => name);

describe("bindings say only what differs from the default of their place", () => {
  test.each<[what: string, given: object, want: object]>([
    ["path", parameter("a", "path"), {}],
    ["query", parameter("a", "query"), {}],
    ["header", parameter("a", "header"), {}],
    ["cookie", parameter("a", "cookie"), {}],
    ["label", parameter("a", "path", { style: "label" }), { style: "label" }],
    [
      "exploded label",
      parameter("a", "path", { style: "label", explode: true }),
      { style: "label", explode: true },
    ],
    ["form without explode", parameter("a", "query", { explode: false }), { explode: false }],
    ["pipes", parameter("a", "query", { style: "pipeDelimited" }), { style: "pipeDelimited" }],
    ["deepObject", parameter("a", "query", { style: "deepObject" }), { style: "deepObject" }],
    ["allowReserved", parameter("a", "query", { allowReserved: true }), { allowReserved: true }],
    [
      "content",
      { name: "a", in: "query", content: { "application/json": {} } },
      { contentType: "application/json" },
    ],
  ])("%s", (_, given, want) => {
    const { arguments: args } = bind({ parameters: [given] }, { path: "/x/{a}" });
    const at = args.find((argument) => argument.in === (given as { in: string }).in);
    const { argument, in: place, name, ...rest } = at?.binding ?? { argument: "", in: "", name: "" };
    expect([argument, place, name]).toEqual([at?.name, (given as { in: string }).in, "a"]);
    expect(rest).toEqual(want);
  });
});

describe("arguments", () => {
  test("come in reading order: the path's as it has them, required ones, others by name", () => {
    const parameters = [
      parameter("z", "query"),
      parameter("b", "query", { required: true }),
      parameter("two", "path"),
      parameter("one", "path"),
      parameter("a", "header"),
    ];
    expect(names(bind({ parameters }, { path: "/{one}/{two}" }))).toEqual(["one", "two", "b", "a", "z"]);
  });

  test.each<[what: string, given: object, want: object]>([
    ["a description", parameter("a", "query", { description: "d" }), { description: "d", schema: string }],
    [
      "an example",
      parameter("a", "query", { example: "e" }),
      { schema: { type: "string", examples: ["e"] } },
    ],
    [
      "the schema's own examples win",
      { name: "a", in: "query", example: "e", schema: { examples: ["s"] } },
      { schema: { examples: ["s"] } },
    ],
    [
      "deprecation",
      parameter("a", "query", { deprecated: true }),
      { schema: { type: "string", deprecated: true } },
    ],
  ])("carry %s", (_, given, want) => {
    expect(bind({ parameters: [given] }).arguments[0]).toMatchObject(want);
  });

  test("a path variable that nothing declares is a required string", () => {
    const { arguments: args, said } = bind({}, { path: "/a/{id}/b/{id}" });
    expect(args).toMatchObject([{ name: "id", in: "path", wireName: "id", required: true, schema: string }]);
    expect(said).toEqual(["path-variable-undeclared #/paths/~1a~1{id}~1b~1{id}/get"]);
  });

  test("a clash renames the body's side, and the binding follows", () => {
    const schema = { type: "object", properties: { id: string } };
    const requestBody = { content: { "application/json": { schema } } };
    const bound = bind({ requestBody }, { method: "post", path: "/a/{id}" });
    expect(bound.arguments.map(({ binding }) => binding)).toEqual([
      { argument: "id", in: "path", name: "id" },
      { argument: "body_id", in: "body", name: "id" },
    ]);
  });
});

test("a choice between required properties names the arguments", () => {
  const properties = { id: string, "b<c": string, d: string };
  const schema = { properties, anyOf: [{ required: ["id"] }, { required: ["b<c", "d"] }] };
  const requestBody = { content: { "application/json": { schema } } };
  expect(bind({ requestBody }, { method: "post", path: "/a/{id}" }).notes).toEqual([
    "Needs body_id or b_ltc and d.",
  ]);
});

describe("what is no argument [threat: wire-names]", () => {
  test.each<[what: string, given: object, said: string[]]>([
    [
      "a header of the connection",
      parameter("Transfer-Encoding", "header"),
      ["header-ignored #/paths/~1x/get/parameters/0"],
    ],
    [
      "a proxy's header",
      parameter("Proxy-Authorization", "header"),
      ["header-ignored #/paths/~1x/get/parameters/0"],
    ],
    ["Host", parameter("host", "header"), ["header-ignored #/paths/~1x/get/parameters/0"]],
    ["a coding", parameter("Accept-Encoding", "header"), ["header-ignored #/paths/~1x/get/parameters/0"]],
    ["two headers", parameter("X-A\r\nX-B", "header"), ["header-ignored #/paths/~1x/get/parameters/0"]],
    ["no name of HTTP", parameter("X A:", "header"), ["header-ignored #/paths/~1x/get/parameters/0"]],
    [
      "a path parameter without a place",
      parameter("id", "path"),
      ["parameter-not-in-path #/paths/~1x/get/parameters/0"],
    ],
  ])("%s", (_, given, said) => {
    const bound = bind({ parameters: [given] });
    expect([names(bound), bound.said]).toEqual([[], said]);
  });

  test.each<[where: string, declared: string, parameter: string, left: string[]]>([
    ["header", "X-Key", "x-key", []],
    ["query", "key", "key", []],
    ["query", "key", "Key", ["Key"]],
    ["cookie", "sid", "sid", []],
  ])("the credential in %s called %s, parameter %s", (where, declared, given, left) => {
    const bound = bind(
      { parameters: [parameter(given, where)], security: [{ k: [] }] },
      { components: { securitySchemes: { k: { type: "apiKey", in: where, name: declared } } } },
    );
    expect(names(bound)).toEqual(left);
  });

  test("examples and defaults of a credential are nowhere [threat: secrets-in-examples]", () => {
    const schema = { type: "string", default: "k-in-default", examples: ["k-in-schema"] };
    const given = parameter("X-Key", "header", { required: true, example: "k-in-example", schema });
    const bound = bind(
      { parameters: [given], security: [{ k: [] }] },
      { components: { securitySchemes: { k: { type: "apiKey", in: "header", name: "X-Key" } } } },
    );
    expect(JSON.stringify(bound)).not.toContain("k-in-");
  });

  test("the credential of other operations, where this one needs none", () => {
    const bound = bind(
      { parameters: [parameter("X-Tenant", "header")], security: [] },
      { components: { securitySchemes: { k: { type: "apiKey", in: "header", name: "x-tenant" } } } },
    );
    expect([names(bound), bound.said]).toEqual([[], ["header-ignored #/paths/~1x/get/parameters/0"]]);
  });

  test.each<[what: string, given: object, want: object[]]>([
    [
      "one value of an enum",
      parameter("v", "query", { required: true, schema: { enum: ["2"] } }),
      [{ in: "query", name: "v", value: "2" }],
    ],
    [
      "a constant header",
      parameter("X-V", "header", { required: true, schema: { const: 3 } }),
      [{ in: "header", name: "X-V", value: 3 }],
    ],
    [
      "a constant behind a reference",
      parameter("v", "query", { required: true, schema: { $ref: "#/components/schemas/V" } }),
      [{ in: "query", name: "v", value: "r" }],
    ],
    ["an optional one is asked for", parameter("v", "query", { schema: { enum: ["2"] } }), []],
    [
      "two values are asked for",
      parameter("v", "query", { required: true, schema: { enum: ["1", "2"] } }),
      [],
    ],
    ["an object is asked for", parameter("v", "query", { required: true, schema: { const: {} } }), []],
    ["null is asked for", parameter("v", "query", { required: true, schema: { enum: [null] } }), []],
  ])("a fixed value: %s", (_, given, want) => {
    const bound = bind({ parameters: [given] }, { components: { schemas: { V: { const: "r" } } } });
    expect(bound.fixed).toEqual(want);
    expect(bound.arguments).toHaveLength(1 - want.length);
  });
});
