import { Ajv2020 } from "ajv/dist/2020.js";
import type { Schema } from "../api/model.ts";
import { cutCircles } from "./cut-circles.ts";

type Schemas = Record<string, Schema>;

const to = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

test.each<[what: string, properties: Schemas, defs: Schemas, want: [Schemas, Schemas]]>([
  ["of one step", { a: to("A") }, { A: { ...to("A"), title: "x" } }, [{ a: to("A") }, { A: { title: "x" } }]],
  [
    "of two steps, from where it is entered",
    { a: to("B") },
    { A: to("B"), B: to("A") },
    [{ a: to("B") }, { A: {}, B: to("A") }],
  ],
  [
    "of a base and its variants",
    { a: to("Base") },
    { Base: { anyOf: [to("One"), { type: "null" }] }, One: { allOf: [to("Base"), { type: "object" }] } },
    [
      { a: to("Base") },
      { Base: { anyOf: [to("One"), { type: "null" }] }, One: { allOf: [{}, { type: "object" }] } },
    ],
  ],
  ["that no argument enters", {}, { A: { allOf: [to("A")] } }, [{}, { A: { allOf: [{}] } }]],
  [
    "not where a part of the value is meant",
    { a: to("A") },
    { A: { properties: { a: to("A") }, items: to("A"), additionalProperties: to("A") } },
    [{ a: to("A") }, { A: { properties: { a: to("A") }, items: to("A"), additionalProperties: to("A") } }],
  ],
  [
    "not where two lead to one",
    { a: { anyOf: [to("A"), to("B")] }, b: to("A") },
    { A: to("C"), B: to("C"), C: {} },
    [
      { a: { anyOf: [to("A"), to("B")] }, b: to("A") },
      { A: to("C"), B: to("C"), C: {} },
    ],
  ],
  [
    "not what is nowhere",
    { a: to("constructor") },
    { A: to("gone") },
    [{ a: to("constructor") }, { A: to("gone") }],
  ],
])("circles are cut: %s [threat: deep-schemas]", (_, properties, defs, want) => {
  cutCircles(properties, Object.assign(Object.create(null), defs));
  expect([properties, defs]).toEqual(want);
});

test("a chain of 20,000 references is followed without recursion, and what is left compiles [threat: deep-schemas]", () => {
  const defs: Schemas = Object.create(null);
  for (let at = 0; at < 20_000; at++) defs[`d${at}`] = { allOf: [to(`d${(at + 1) % 20_000}`)] };
  cutCircles({ a: to("d0") }, defs);
  expect([defs.d0, defs.d19999]).toEqual([{ allOf: [to("d1")] }, { allOf: [{}] }]);
});

test("a schema of circles is one that a client compiles and that comes to a verdict [threat: deep-schemas]", () => {
  const defs: Schemas = { A: to("B"), B: { anyOf: [to("A"), { type: "string" }] } };
  const properties = { a: to("A") };
  cutCircles(properties, defs);
  const validate = new Ajv2020({ strict: false }).compile({ type: "object", properties, $defs: defs });
  expect([validate({ a: "x" }), validate({ a: 1 })]).toEqual([true, true]);
});
