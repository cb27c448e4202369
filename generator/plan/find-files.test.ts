import { apiOf, documentWith } from "../test/documents.ts";
import { bindBody } from "./bind-body.ts";
import { fileSchema } from "./file-shape.ts";

const string = { type: "string" };
const file = { type: "string", format: "binary" };

function bind(schema: object, encoding = {}, schemas = {}) {
  const content = { "multipart/form-data": { schema, encoding } };
  const { api } = apiOf(
    documentWith({ requestBody: { content } }, { method: "post", components: { schemas } }),
  );
  const [operation] = api.operations;
  if (operation?.body === undefined) throw new Error("no body");
  const { candidates, definition } = bindBody(api, operation, operation.body, () => {});
  return { arguments: candidates.map(({ name, schema: shown }) => [name, shown]), definition };
}

const holder = (more: object) => ({ type: "object", ...more });

test.each<
  [what: string, schema: object, want: object, encoding: object | undefined, others: object | undefined]
>([
  [
    "files of any name",
    holder({ additionalProperties: file }),
    holder({ additionalProperties: fileSchema }),
    undefined,
    { file: true },
  ],
  [
    "beside named parts",
    holder({ properties: { a: string, o: holder({}) }, additionalProperties: file }),
    holder({ properties: { a: string, o: holder({}) }, additionalProperties: fileSchema }),
    { a: {}, o: {} },
    { file: true },
  ],
  [
    "of a type",
    holder({ patternProperties: { "^x": { contentMediaType: "image/png" } } }),
    holder({ patternProperties: { "^x": fileSchema } }),
    undefined,
    { contentType: "image/png", file: true },
  ],
  [
    "a named file of an open form",
    holder({ properties: { f: file }, additionalProperties: true }),
    holder({ properties: { f: fileSchema }, additionalProperties: {} }),
    { f: { file: true } },
    undefined,
  ],
  [
    "in one of several variants",
    { oneOf: [holder({ properties: { f: file } }), holder({ properties: { url: string } })] },
    { oneOf: [holder({ properties: { f: fileSchema } }), holder({ properties: { url: string } })] },
    { f: { file: true } },
    undefined,
  ],
  [
    "behind references",
    { anyOf: [{ $ref: "#/components/schemas/F" }, { $ref: "#/components/schemas/U" }] },
    {
      anyOf: [holder({ properties: { f: fileSchema } }), { $ref: "api.json#/components/schemas/U" }],
    },
    { f: { file: true } },
    undefined,
  ],
  [
    "none at all",
    holder({ additionalProperties: string }),
    holder({ additionalProperties: string }),
    undefined,
    undefined,
  ],
  [
    "what may be anything",
    holder({ additionalProperties: {} }),
    holder({ additionalProperties: {} }),
    undefined,
    undefined,
  ],
])("a form that is one argument: %s", (_, schema, want, encoding, others) => {
  const schemas = { F: holder({ properties: { f: file } }), U: holder({ properties: { url: string } }) };
  const bound = bind(schema, {}, schemas);
  expect(bound.arguments).toEqual([["", want]]);
  expect(bound.definition.encoding).toEqual(encoding);
  expect(bound.definition.others).toEqual(others);
});

test("a form that holds itself ends, and what stands beside a reference is kept", () => {
  const schemas = {
    F: holder({
      properties: { f: file },
      anyOf: [{ $ref: "#/components/schemas/F" }, { $ref: "#/components/schemas/F" }, {}],
    }),
  };
  const bound = bind(
    { $ref: "#/components/schemas/F", description: "D", additionalProperties: true },
    {},
    schemas,
  );
  expect(bound.definition.encoding).toEqual({ f: { file: true } });
  expect(bound.arguments[0]?.[1]).toMatchObject({
    description: "D",
    allOf: [{ properties: { f: fileSchema } }],
  });
});

test("a name of the object's own prototype is a part", () => {
  const schema = JSON.parse(
    '{"type":"object","additionalProperties":true,"properties":{"__proto__":{"type":"string","format":"binary"}}}',
  );
  expect(JSON.stringify(bind(schema).definition.encoding)).toBe('{"__proto__":{"file":true}}');
});
