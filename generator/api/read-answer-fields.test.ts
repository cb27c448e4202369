import { placeIn, readingOf } from "../test/documents.ts";
import { readAnswerFields } from "./read-answer-fields.ts";

const text = { type: "string" };
const object = (properties: object) => ({ type: "object", properties });

/** The marks of a schema, in a document with these components. */
function fieldsOf(schema: object, schemas: Record<string, object> = {}): string[] {
  const root = { schema, components: { schemas } };
  return readAnswerFields(readingOf(root).reading, placeIn(root, "schema"));
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test.each<[what: string, a: string[], b: string[]]>([
  ["order", fieldsOf(object({ a: text, b: text })), fieldsOf(object({ b: text, a: text }))],
  ["a reference in place", fieldsOf(ref("A"), { A: object({ a: text }) }), fieldsOf(object({ a: text }))],
  ["words", fieldsOf({ ...text, description: "x", example: "y", enum: ["y"] }), fieldsOf(text)],
  [
    "allOf",
    fieldsOf({ allOf: [object({ a: text }), object({ b: text })] }),
    fieldsOf(object({ a: text, b: text })),
  ],
  [
    "a schema within itself",
    fieldsOf(ref("A"), { A: { allOf: [ref("A"), object({ a: text })] } }),
    fieldsOf(object({ a: text })),
  ],
  ["no schema of anything", fieldsOf({}), []],
])("%s makes no difference", (_, a, b) => {
  expect(a).toEqual(b);
});

test.each<[what: string, old: object, now: object]>([
  ["a field is gone", object({ a: text, b: text }), object({ a: text })],
  ["a field has another type", object({ a: text }), object({ a: { type: "integer" } })],
  [
    "a field of items is gone",
    { type: "array", items: object({ a: text }) },
    { type: "array", items: object({}) },
  ],
  [
    "a field of a page's items is gone",
    object({ items: { type: "array", items: object({ a: text }) } }),
    object({ items: { type: "array", items: object({}) } }),
  ],
  ["a list is an object", { type: "array", items: text }, object({})],
])("it is told when %s", (_, old, now) => {
  const after = new Set(fieldsOf(now));
  expect(fieldsOf(old).every((field) => after.has(field))).toBe(false);
});

test("a schema that leads back to itself ends", () => {
  const schemas = {
    A: object({ next: ref("A"), list: { type: "array", items: ref("B") } }),
    B: object({ a: ref("A") }),
  };
  expect(fieldsOf(ref("A"), schemas).length).toBeGreaterThan(3);
});
