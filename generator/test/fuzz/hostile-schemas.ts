import fc from "fast-check";
import { anyText, wordOf } from "./hostile-text.ts";

/** A reference by number; `finishReferences` makes it one by name. */
const reference = fc.record({ $ref: fc.nat(5) });

/** A value of JSON whose strings and keys are any text. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "xsmall", withCrossShrink: true },
    { weight: 4, arbitrary: anyText },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(0, -1, 1.5, 1e21, 1e-7, true, false, null) },
    { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    { weight: 1, arbitrary: pairs(anyText, tie("value"), 3) },
  ),
})).value;

/** An object with any keys, also `__proto__`. */
export function pairs<Value>(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<Value>,
  maxLength: number,
): fc.Arbitrary<Record<string, Value>> {
  return fc.array(fc.tuple(key, value), { maxLength }).map((entries) => Object.fromEntries(entries));
}

const notes = {
  title: anyText,
  description: anyText,
  default: anyValue,
  example: anyValue,
  examples: fc.array(anyValue, { maxLength: 2 }),
  deprecated: fc.boolean(),
  readOnly: fc.boolean(),
  nullable: fc.boolean(),
  "x-any": anyValue,
};

const size = fc.constantFrom<unknown>(0, 1, 3, 1000, -1, "2");

/**
 * Schemas with any text as name, value and annotation: references (also recursive ones), unions, conditions, and words of
 * the standard that are wrong now and then.
 */
export const anySchema: fc.Arbitrary<unknown> = fc.letrec((tie) => {
  const inner = tie("schema");
  const some = (extra: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
    fc.record({ ...notes, ...extra }, { requiredKeys: [] });
  const typed = (type: string, extra: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
    fc.record({ type: fc.constant(type), ...notes, ...extra }, { requiredKeys: ["type"] });
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: "xsmall", withCrossShrink: true },
      {
        weight: 5,
        arbitrary: typed("string", {
          format: wordOf("date-time", "uuid", "binary", "byte", "uri", "password"),
          pattern: wordOf("^[a-z]+$", "^(?!x).*$", "^.{1,9}$"),
          enum: fc.array(anyText, { maxLength: 4 }),
          const: anyText,
          minLength: size,
          maxLength: size,
          contentMediaType: wordOf("image/png", "application/json"),
          contentEncoding: wordOf("base64"),
        }),
      },
      {
        weight: 2,
        arbitrary: typed("integer", {
          minimum: size,
          maximum: size,
          enum: fc.array(anyValue, { maxLength: 3 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.oneof(fc.constantFrom<unknown>({}, true, false, null, "x", [], 7), anyValue),
      },
      {
        weight: 1,
        arbitrary: some({
          type: wordOf("boolean", "number", "null", "file", "any"),
          enum: fc.array(anyValue, { maxLength: 3 }),
        }),
      },
      { weight: 2, arbitrary: reference },
      {
        weight: 2,
        arbitrary: typed("array", {
          items: inner,
          minItems: size,
          maxItems: size,
          uniqueItems: fc.boolean(),
        }),
      },
      {
        weight: 4,
        arbitrary: typed("object", {
          properties: pairs(anyText, inner, 4),
          required: fc.array(anyText, { maxLength: 3 }),
          additionalProperties: fc.oneof(fc.boolean(), inner),
          patternProperties: pairs(anyText, inner, 2),
          propertyNames: inner,
          discriminator: fc.record({ propertyName: anyText, mapping: pairs(anyText, anyText, 2) }),
          dependentRequired: pairs(anyText, fc.array(anyText, { maxLength: 2 }), 2),
          $defs: pairs(anyText, inner, 2),
          xml: fc.record({ name: anyText, namespace: anyText }),
        }),
      },
      {
        weight: 2,
        arbitrary: some({
          oneOf: fc.array(inner, { maxLength: 3 }),
          anyOf: fc.array(inner, { maxLength: 3 }),
          allOf: fc.array(inner, { maxLength: 3 }),
          not: inner,
          type: fc.array(wordOf("string", "null", "object"), { maxLength: 3 }),
        }),
      },
    ),
  };
}).schema;

/** An object of named properties, which are spread over arguments. */
export const objectSchema: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        type: fc.constant("object"),
        properties: pairs(anyText, anySchema, 5),
        required: fc.array(anyText, { maxLength: 2 }),
        description: anyText,
      },
      { requiredKeys: ["type", "properties"] },
    ),
  },
  { weight: 1, arbitrary: anySchema },
);
