import { apiOf, placeIn, readingOf, told } from "../test/documents.ts";
import { readRequirements } from "./read-requirements.ts";
import { readSecuritySchemes } from "./read-security.ts";

function read(root: object, dialect: "3.1" | "3.2" = "3.1") {
  const { reading, found } = readingOf(root, dialect);
  const schemes = readSecuritySchemes(reading, placeIn(root));
  const security = readRequirements(reading, placeIn(root), placeIn(root, "operation"), schemes);
  return [security, told(found), [...schemes.keys()].sort()];
}

const securitySchemes = { a: { type: "basic" }, b: { type: "mutualTLS" } };
const unknown = "security-scheme-unknown #/operation/security/0";

test.each<[what: string, document: unknown, operation: unknown, want: string[][], said: string[]]>([
  ["nothing said", undefined, undefined, [], []],
  ["the document's", [{ a: [] }], undefined, [["a"]], []],
  ["the operation's win", [{ a: [] }], [{ b: [] }], [["b"]], []],
  ["none for this one", [{ a: [] }], [], [], []],
  ["OR of ANDs, and nothing", undefined, [{ b: [], a: [] }, {}, { a: [] }], [["a", "b"], [], ["a"]], []],
  ["an undeclared scheme beside others", undefined, [{ a: [], x: [] }, { b: [] }], [["b"]], [unknown]],
  ["an undeclared scheme beside nothing", undefined, [{ x: [] }, {}], [[]], [unknown]],
  ["only undeclared schemes", undefined, [{ a: [], x: [] }], [["a", "x"]], [unknown]],
  ["what is no requirement", undefined, ["a", null], [], []],
])("%s", (_, document, own, want, said) => {
  const root = { security: document, operation: { security: own }, components: { securitySchemes } };
  expect(read(root)).toEqual([want, said, ["a", "b"]]);
});

describe("by URI", () => {
  const key = { type: "apiKey", in: "header", name: "X-Key" };
  const root = (name: string, more: object = {}) => ({
    operation: { security: [{ [name]: [] }] },
    components: { securitySchemes: { k: key, "a/b": { $ref: "#/x-schemes/other" }, ...more } },
    "x-schemes": { other: { type: "basic" }, k: { type: "http", scheme: "bearer" } },
  });
  test.each<[uri: string, want: string[][], said: string[], more?: string[]]>([
    ["#/components/securitySchemes/k", [["k"]], []],
    ["#/components/securitySchemes/a~1b", [["a/b"]], []],
    ["#/x-schemes/other", [["a/b"]], []],
    ["#/x-schemes/k", [["#/x-schemes/k"]], [], ["#/x-schemes/k"]],
    ["#/components/securitySchemes/x", [["#/components/securitySchemes/x"]], [unknown]],
    ["elsewhere.yaml#/k", [["elsewhere.yaml#/k"]], [unknown]],
    ["#/operation", [["#/operation"]], [unknown]],
  ])("%s", (uri, want, said, more = []) => {
    expect(read(root(uri), "3.2")).toEqual([want, said, ["a/b", "k", ...more].sort()]);
  });

  test("a name of the document goes before", () => {
    const uri = "#/x-schemes/other";
    expect(read(root(uri, { [uri]: key }), "3.2")[0]).toEqual([[uri]]);
  });

  test("in OpenAPI 3.2 only", () => {
    const uri = "#/components/securitySchemes/k";
    expect(read(root(uri), "3.1")).toEqual([[[uri]], [unknown], ["a/b", "k"]]);
  });

  test("of an operation", () => {
    const { api } = apiOf({
      openapi: "3.2.0",
      paths: { "/a": { get: { security: [{ "#/x-k": [] }] } } },
      "x-k": key,
    });
    expect([api.operations[0]?.security, api.securitySchemes.get("x-k")?.parameterName]).toEqual([
      [["x-k"]],
      "X-Key",
    ]);
  });
});
