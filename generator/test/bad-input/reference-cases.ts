import { pathToFileURL } from "node:url";
import { type BadCase, row } from "./bad-case.ts";
import { demo, demoOperation, json, withOther, withSchema } from "./demo-document.ts";

const inSchema = (title: string, $ref: unknown, want: string, more: object = {}): BadCase =>
  row(title, "a.json", json(withSchema({ $ref }, { ...more }), 1), want);

const schemas = (all: object): { components: { schemas: object } } => ({ components: { schemas: all } });
const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

/** A tree of references in which each schema names the next one twice: two to the power of `levels`. */
export function doubling(levels: number, keyword: "allOf" | "properties"): object {
  const all: Record<string, object> = {};
  for (let level = 0; level < levels; level++) {
    const next = level + 1 === levels ? { type: "string" } : ref(`S${level + 1}`);
    all[`S${level}`] =
      keyword === "allOf" ? { allOf: [next, next] } : { type: "object", properties: { a: next, b: next } };
  }
  return all;
}

/** References that lead nowhere, in circles, or where nothing may be read. */
export const referenceCases: readonly BadCase[] = [
  inSchema("to nothing", "#/components/schemas/None", "package reference-not-found"),
  inSchema("to the document itself", "#", "package"),
  inSchema("to no pointer", "#components", "package reference-not-found"),
  inSchema("a number", 5, "package"),
  inSchema("null", null, "package"),
  inSchema("a list", ["#/components"], "package"),
  inSchema("empty", "", "package"),
  inSchema("malformed percent signs", "#/%zz%", "package reference-not-found"),
  inSchema("to a prototype", "#/__proto__/toString", "package reference-not-found"),
  inSchema("to a constructor", "#/constructor/prototype", "package reference-not-found"),
  inSchema("to itself", "#/components/schemas/A", "package", schemas({ A: ref("A") })),
  inSchema("two in a circle", "#/components/schemas/A", "package", schemas({ A: ref("B"), B: ref("A") })),
  inSchema(
    "a circle through allOf",
    "#/components/schemas/A",
    "package",
    schemas({ A: { allOf: [ref("A")] } }),
  ),
  inSchema(
    "a circle of three through oneOf",
    "#/components/schemas/A",
    "package",
    schemas({ A: { oneOf: [ref("B")] }, B: { anyOf: [ref("C")] }, C: { allOf: [ref("A")] } }),
  ),
  inSchema(
    "a circle through not, if and items",
    "#/components/schemas/A",
    "package",
    schemas({ A: { not: ref("A"), if: ref("A"), items: ref("A"), additionalProperties: ref("A") } }),
  ),
  inSchema(
    "a discriminator in a circle",
    "#/components/schemas/A",
    "package",
    schemas({
      A: {
        type: "object",
        oneOf: [ref("B")],
        discriminator: { propertyName: "k", mapping: { b: "#/components/schemas/B" } },
      },
      B: { allOf: [ref("A"), { properties: { k: { const: "b" } } }] },
    }),
  ),
  inSchema(
    "doubling thirty times by allOf",
    "#/components/schemas/S0",
    "package",
    schemas(doubling(30, "allOf")),
  ),
  inSchema(
    "doubling thirty times by properties",
    "#/components/schemas/S0",
    "package",
    schemas(doubling(30, "properties")),
  ),
  inSchema("to a URL", "http://127.0.0.1:9/a.json", "package reference-refused"),
  inSchema("to metadata of a cloud", "http://169.254.169.254/latest/meta-data/", "package reference-refused"),
  inSchema("to passwords", pathToFileURL("/etc/passwd").href, "package reference-outside-folder"),
  inSchema("to passwords by path", "/etc/passwd", "package reference-outside-folder"),
  inSchema("out of the folder", "../../../../etc/passwd", "package reference-outside-folder"),
  inSchema("out of the folder, encoded", "..%2f..%2fetc%2fpasswd", "package reference-outside-folder"),
  inSchema("to a device", "/dev/zero", "package reference-outside-folder"),
  inSchema("to the folder itself", ".", "package"),
  inSchema("to a missing file", "missing.yaml#/A", "package reference-not-found"),
  inSchema("with a zero byte", "a\u0000b.yaml", "package reference-refused"),
  inSchema("to ftp", "ftp://example.com/a.yaml", "package reference-refused"),
  inSchema("to javascript", "javascript:alert(1)", "package reference-refused"),
  inSchema("to data", 'data:application/json,{"type":"string"}', "package reference-refused"),
  inSchema("to a share of Windows", "\\\\host\\share\\a.yaml", "package"),
  {
    ...inSchema("to a file that is broken", "other.json#/A", "package reference-unreadable"),
    beside: { "other.json": '{"A": ' },
  },
  {
    ...inSchema("to a file that is no document", "other.json#/A", "package reference-unreadable"),
    beside: { "other.json": "root:x:0:0\n" },
  },
  {
    ...inSchema("to a file that refers back", "other.json#/A", "package"),
    beside: { "other.json": '{"A": {"$ref": "a.json#/components/schemas/B"}}' },
  },
  {
    ...inSchema("to a file that refers out", "other.json#/A", "package reference-outside-folder"),
    beside: { "other.json": '{"A": {"$ref": "../../x.json"}}' },
  },
  row(
    "a path item to nothing",
    "a.json",
    json(demo({ paths: { "/a": { $ref: "#/x" } } }), 1),
    "no-operations 13:3",
  ),
  row(
    "a path item to itself",
    "a.json",
    json(demo({ paths: { "/a": { $ref: "#/paths/~1a" } } }), 1),
    "no-operations 13:3",
  ),
  row(
    "two path items in a circle",
    "a.json",
    json(demo({ paths: { "/a": { $ref: "#/paths/~1b" }, "/b": { $ref: "#/paths/~1a" } } })),
    "no-operations 1:113",
  ),
  row(
    "a parameter to itself",
    "a.json",
    json(withOther({ parameters: [{ $ref: "#/paths/~1other/post/parameters/0" }] })),
    "package",
  ),
  row(
    "a body to nothing",
    "a.json",
    json(withOther({ requestBody: { $ref: "#/components/requestBodies/X" } })),
    "package operation-skipped",
  ),
  row(
    "the only body to nothing",
    "a.json",
    json(demo({ paths: { "/a": { post: { requestBody: { $ref: "#/x" } } } } }), 1),
    "no-operations 14:4",
  ),
  row(
    "an answer to itself",
    "a.json",
    json(
      demo({ paths: { "/a": { get: { responses: { 200: { $ref: "#/paths/~1a/get/responses/200" } } } } } }),
    ),
    "package",
  ),
  row(
    "an operation by reference",
    "a.json",
    json(demo({ paths: { "/a": { get: { $ref: "#/x-op" } } }, "x-op": demoOperation() })),
    "any",
  ),
];
