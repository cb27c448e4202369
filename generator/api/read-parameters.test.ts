import { placeIn, readingOf, told } from "../test/documents.ts";
import { readParameters } from "./read-parameters.ts";
import type { Dialect } from "./reading.ts";

function read(own: unknown, { shared, dialect = "3.1" }: { shared?: unknown; dialect?: Dialect } = {}) {
  const root = {
    item: { parameters: shared },
    operation: { parameters: own },
    components: {
      parameters: { Page: { name: "page", in: "query", schema: { type: "integer" } } },
      examples: { one: { value: 7 } },
    },
  };
  const { reading, found } = readingOf(root, dialect);
  const parameters = readParameters(reading, placeIn(root, "item"), placeIn(root, "operation"));
  return { parameters, said: told(found) };
}

const plain = { deprecated: false, allowReserved: false, required: false, schema: { type: "string" } };
const string = { schema: { type: "string" } };

describe("one parameter", () => {
  test.each<[what: string, given: object, want: object]>([
    [
      "query",
      { name: "a", in: "query", ...string },
      { ...plain, name: "a", in: "query", style: "form", explode: true },
    ],
    [
      "path is required",
      { name: "a", in: "path", ...string },
      { ...plain, name: "a", in: "path", required: true, style: "simple", explode: false },
    ],
    [
      "header",
      { name: "X-A", in: "Header", required: true, ...string },
      { ...plain, name: "X-A", in: "header", required: true, style: "simple", explode: false },
    ],
    [
      "cookie",
      { name: "a", in: "cookie", ...string },
      { ...plain, name: "a", in: "cookie", style: "form", explode: true },
    ],
    [
      "deepObject explodes",
      { name: "a", in: "query", style: "deepObject", ...string },
      { ...plain, name: "a", in: "query", style: "deepObject", explode: true },
    ],
    [
      "pipes do not",
      { name: "a", in: "query", style: "pipeDelimited", ...string },
      { ...plain, name: "a", in: "query", style: "pipeDelimited", explode: false },
    ],
    [
      "said otherwise",
      { name: "a", in: "path", style: "matrix", explode: true, ...string },
      { ...plain, name: "a", in: "path", required: true, style: "matrix", explode: true },
    ],
    [
      "the words around it",
      {
        name: "a",
        in: "query",
        description: "d",
        deprecated: true,
        allowReserved: true,
        example: { b: 1 },
        ...string,
      },
      {
        ...plain,
        name: "a",
        in: "query",
        style: "form",
        explode: true,
        description: "d",
        deprecated: true,
        allowReserved: true,
        example: { b: 1 },
      },
    ],
    [
      "the first example by name",
      {
        name: "a",
        in: "query",
        examples: { z: { value: 1 }, b: { $ref: "#/components/examples/one" } },
        ...string,
      },
      { ...plain, name: "a", in: "query", style: "form", explode: true, example: 7 },
    ],
    [
      "content",
      { name: "a", in: "query", content: { "application/json": string } },
      { ...plain, name: "a", in: "query", style: "form", explode: true, contentType: "application/json" },
    ],
    [
      "a reference",
      { $ref: "#/components/parameters/Page" },
      { ...plain, name: "page", in: "query", style: "form", explode: true, schema: { type: "integer" } },
    ],
    [
      "without a schema",
      { name: "a", in: "query" },
      { ...plain, name: "a", in: "query", style: "form", explode: true, schema: {} },
    ],
    [
      "a number as its name",
      { name: 7, in: "query", ...string },
      { ...plain, name: "7", in: "query", style: "form", explode: true },
    ],
    [
      "the query as a whole (3.2)",
      { in: "querystring", content: { "application/json": string } },
      {
        ...plain,
        name: "query",
        in: "querystring",
        style: "form",
        explode: true,
        contentType: "application/json",
      },
    ],
  ])("%s", (_, given, want) => {
    const { parameters, said } = read([given]);
    const { origin, ...rest } = parameters[0] as NonNullable<(typeof parameters)[0]>;
    expect(rest).toEqual(want);
    expect(origin).toMatch(/^api\.json#\/(operation\/parameters\/0|components\/parameters\/Page)$/);
    expect(said).toEqual([]);
  });

  test.each<[what: string, given: object, want: object]>([
    [
      "the schema beside it",
      { name: "a", in: "query", type: "integer", maximum: 9, description: "d" },
      { schema: { type: "integer", maximum: 9 }, description: "d", style: "form", explode: false },
    ],
    [
      "csv",
      { name: "a", in: "query", type: "array", collectionFormat: "csv" },
      { style: "form", explode: false },
    ],
    [
      "multi",
      { name: "a", in: "query", type: "array", collectionFormat: "multi" },
      { style: "form", explode: true },
    ],
    [
      "ssv",
      { name: "a", in: "query", type: "array", collectionFormat: "ssv" },
      { style: "spaceDelimited", explode: false },
    ],
    [
      "tsv",
      { name: "a", in: "query", type: "array", collectionFormat: "tsv" },
      { style: "tabDelimited", explode: false },
    ],
    [
      "pipes",
      { name: "a", in: "query", type: "array", collectionFormat: "pipes" },
      { style: "pipeDelimited", explode: false },
    ],
    [
      "pipes in a path",
      { name: "a", in: "path", type: "array", collectionFormat: "pipes" },
      { style: "pipeDelimited", explode: false },
    ],
    [
      "tsv in a header",
      { name: "a", in: "header", type: "array", collectionFormat: "tsv" },
      { style: "tabDelimited", explode: false },
    ],
    [
      "multi in a header, which has one of a name",
      { name: "a", in: "header", type: "array", collectionFormat: "multi" },
      { style: "simple", explode: false },
    ],
    [
      "csv in a path",
      { name: "a", in: "path", type: "array" },
      { style: "simple", explode: false, required: true },
    ],
  ])("Swagger 2.0: %s", (_, given, want) => {
    expect(read([given], { dialect: "2.0" }).parameters[0]).toMatchObject(want);
  });

  test.each<[given: object, want: string]>([
    [{ name: "a" }, 'The parameter "a" has no `in`, which says where it goes.'],
    [{ name: "a", in: "trailer" }, 'The parameter "a" is in "trailer", which is no place.'],
  ])("what is said of %j", (given, want) => {
    const root = { operation: { parameters: [given] } };
    const { reading, found } = readingOf(root);
    readParameters(reading, placeIn(root, "item"), placeIn(root, "operation"));
    expect(found.map(({ message }) => message)).toEqual([want]);
  });

  test.each<[what: string, given: unknown, said: string]>([
    ["no name", { in: "query" }, "parameter-ignored #/operation/parameters/0"],
    ["no place", { name: "a" }, "parameter-ignored #/operation/parameters/0"],
    [
      "a place that does not exist",
      { name: "a", in: "trailer" },
      "parameter-ignored #/operation/parameters/0",
    ],
    ["Accept", { name: "accept", in: "header" }, "header-ignored #/operation/parameters/0"],
    ["Content-Type", { name: "Content-Type", in: "header" }, "header-ignored #/operation/parameters/0"],
    ["no object", "page", "parameter-ignored #/operation/parameters/0"],
    ["a broken reference", { $ref: "#/gone" }, "reference-not-found #/operation/parameters/0"],
  ])("left out: %s", (_, given, said) => {
    expect(read([given])).toEqual({ parameters: [], said: [said] });
  });

  test.each(["body", "formData"])("%s is left to readBody", (where) => {
    expect(read([{ name: "a", in: where }], { dialect: "2.0" })).toEqual({ parameters: [], said: [] });
  });

  test.each<[dialect: Dialect, more: object, want: object, said: string[]]>([
    ["3.2", {}, { style: "cookie", explode: true }, []],
    ["3.2", { explode: false }, { style: "cookie", explode: false }, []],
    ["3.1", {}, { style: "form", explode: true }, ["style-replaced #/operation/parameters/0"]],
  ])("the style of cookies of OpenAPI 3.2, read as %s: %j", (dialect, more, want, said) => {
    const read32 = read([{ name: "a", in: "cookie", style: "cookie", ...more, ...string }], { dialect });
    expect([read32.parameters[0], read32.said]).toEqual([expect.objectContaining(want), said]);
  });

  test("a style of another place is replaced", () => {
    const { parameters, said } = read([{ name: "a", in: "header", style: "form", ...string }]);
    expect([parameters[0]?.style, said]).toEqual(["simple", ["style-replaced #/operation/parameters/0"]]);
  });
});

describe("the list", () => {
  test("the operation's wins over the path item's, headers in any case", () => {
    const shared = [
      { name: "X-A", in: "header", description: "shared" },
      { name: "id", in: "path", description: "shared" },
      { name: "id", in: "query", description: "shared" },
    ];
    const own = [
      { name: "x-a", in: "header", description: "own" },
      { name: "id", in: "query", description: "own" },
    ];
    const { parameters, said } = read(own, { shared });
    expect(parameters.map(({ name, in: at, description }) => `${at} ${name} ${description}`)).toEqual([
      "header x-a own",
      "path id shared",
      "query id own",
    ]);
    expect(said).toEqual([]);
  });

  test("the first of two equal ones is used", () => {
    const { parameters, said } = read([
      { name: "a", in: "query", description: "1" },
      { name: "a", in: "query", description: "2" },
    ]);
    expect(parameters.map(({ description }) => description)).toEqual(["1"]);
    expect(said).toEqual(["parameter-repeated #/operation/parameters/1"]);
  });

  test("there is one query as a whole, whatever it is called", () => {
    const whole = (name: string) => ({ name, in: "querystring", ...string });
    const { parameters, said } = read([whole("a"), whole("b")], { shared: [whole("c")] });
    expect(parameters.map(({ name }) => name)).toEqual(["a"]);
    expect(said).toEqual(["parameter-repeated #/operation/parameters/1"]);
  });

  test("a map in place of the list is read by name", () => {
    const { parameters } = read({ b: { name: "b", in: "query" }, a: { name: "a", in: "query" } });
    expect(parameters.map(({ name }) => name)).toEqual(["a", "b"]);
  });
});
