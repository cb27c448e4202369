import { documentsOf, readingOf } from "../test/documents.ts";
import { readReferencedSchemas, readSchema } from "./read-schema.ts";
import type { Dialect } from "./reading.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const keyOf = (name: string) => `api.json#/components/schemas/${name}`;
const to = (name: string) => ({ $ref: keyOf(name) });

const base = { type: "object", properties: { kind: { type: "string" } } };
const heir = (parent: string, own = "own") => ({ allOf: [ref(parent), { properties: { [own]: {} } }] });
const by = (mapping?: object) => ({ discriminator: { propertyName: "kind", ...(mapping && { mapping }) } });

function read(given: unknown, components: object, dialect: Dialect = "3.1", others: unknown[] = []) {
  const root = { given, components: { schemas: components } };
  const { reading } = readingOf(root, dialect);
  reading.documents = documentsOf(root, ...others);
  const schema = readSchema(reading, { value: given, document: "api.json", pointer: "/given" });
  readReferencedSchemas(reading);
  return { schema, schemas: reading.schemas };
}

const variant = (title: string, name = title) => ({ title, ...to(name) });
const any = { $ref: `${keyOf("Pet")} or a subtype` };

test.each<[what: string, components: object, want: object | undefined]>([
  [
    "those that include it",
    { Pet: { ...base, ...by() }, Cat: heir("Pet"), Dog: heir("Pet"), Car: heir("Van"), Van: {} },
    {
      type: "object",
      anyOf: [variant("Cat"), variant("Dog"), to("Pet")],
    },
  ],
  [
    "also through others",
    { Pet: by(), Cat: heir("Pet"), Lion: heir("Cat") },
    { anyOf: [variant("Cat"), variant("Lion"), to("Pet")] },
  ],
  [
    "those of the mapping by their values",
    { Pet: by({ c: "Cat", d: "#/components/schemas/Dog" }), Cat: heir("Pet"), Dog: {}, Eel: heir("Pet") },
    {
      anyOf: [variant("Eel"), variant("c", "Cat"), variant("d", "Dog"), to("Pet")],
    },
  ],
  ["unknown ones of the mapping", { Pet: by({ c: "cat.json" }) }, { ...to("Pet"), additionalProperties: {} }],
  [
    "of Swagger 2.0",
    { Pet: { discriminator: "kind" }, Cat: heir("Pet") },
    { anyOf: [variant("Cat"), to("Pet")] },
  ],
  [
    "with the discriminator in a part",
    { Pet: { allOf: [ref("Base"), by()] }, Base: {}, Cat: heir("Pet") },
    { anyOf: [variant("Cat"), to("Pet")] },
  ],
  [
    "in a circle",
    { Pet: { ...by(), allOf: [ref("Cat")] }, Cat: heir("Pet") },
    { anyOf: [variant("Cat"), to("Pet")] },
  ],
  ["none but itself", { Pet: by({ p: "Pet" }) }, undefined],
  ["none that is known", { Pet: { ...base, ...by() }, Cat: heir("Car"), Car: {} }, undefined],
  ["variants beside it", { Pet: { ...by(), oneOf: [ref("Cat")] }, Cat: heir("Pet") }, undefined],
  ["no discriminator", { Pet: base, Cat: heir("Pet") }, undefined],
  ["a discriminator without a name", { Pet: { ...base, discriminator: {} }, Cat: heir("Pet") }, undefined],
])("a reference stands for %s", (_, components, want) => {
  const { schema, schemas } = read({ items: ref("Pet") }, components);
  expect(schema).toEqual({ items: want === undefined ? to("Pet") : any });
  expect(schemas.get(any.$ref)?.schema).toEqual(want);
});

test.each<[what: string, given: object, want: object]>([
  ["of a union", { oneOf: [ref("Pet"), { type: "null" }] }, { oneOf: [any, { type: "null" }] }],
  ["with words beside it", { ...ref("Pet"), description: "d" }, { ...any, description: "d" }],
  ["that is all of a schema", { allOf: [ref("Pet")], description: "d" }, { allOf: [any], description: "d" }],
  ["that is a part", heir("Pet"), { allOf: [to("Pet"), { properties: { own: {} } }] }],
  ["with properties beside it", { ...ref("Pet"), properties: {} }, { ...to("Pet"), properties: {} }],
  [
    "that is all of a part",
    { allOf: [{ allOf: [ref("Pet")] }, {}] },
    { allOf: [{ allOf: [to("Pet")] }, {}] },
  ],
])("a reference %s", (_, given, want) => {
  expect(read(given, { Pet: by(), Cat: heir("Pet") }, "3.0").schema).toEqual(want);
});

test("fifty are listed, the nearest first", () => {
  const chain = Array.from({ length: 80 }, (_, index) => [
    `S${index + 10}`,
    heir(index === 0 ? "Pet" : `S${index + 9}`),
  ]);
  const { schemas } = read(ref("Pet"), { Pet: by(), ...Object.fromEntries(chain) });
  const variants = schemas.get(any.$ref)?.schema.anyOf as { title?: string }[] | undefined;
  const listed = variants?.map(({ title }) => title);
  expect(listed).toEqual([...Array.from({ length: 50 }, (_, index) => `S${index + 10}`), undefined]);
});

test("an heir that adds nothing is not its parent", () => {
  const { schemas } = read(ref("Cat"), { Pet: by(), Cat: { allOf: [ref("Pet")] } });
  expect(schemas.get(keyOf("Cat"))?.schema).toEqual({ allOf: [to("Pet")] });
});

test("an heir in the document that refers to the parent's is found", () => {
  const other = { Pet: by(), Dog: { allOf: [{ $ref: "#/Pet" }] } };
  const components = { Cat: { allOf: [{ $ref: "api-2.json#/Pet" }] } };
  const { schemas } = read({ $ref: "api-2.json#/Pet" }, components, "3.1", [other]);
  expect(schemas.get("api-2.json#/Pet or a subtype")?.schema).toEqual({
    anyOf: [variant("Cat"), { title: "Dog", $ref: "api-2.json#/Dog" }, { $ref: "api-2.json#/Pet" }],
  });
});

test("a schema without a name is open to what its mapping names", () => {
  const given = { ...by({ c: "Cat" }), properties: { kind: {} } };
  expect(read(given, { Cat: {} }).schema).toEqual({
    discriminator: { propertyName: "kind" },
    properties: { kind: {} },
    additionalProperties: {},
  });
});
