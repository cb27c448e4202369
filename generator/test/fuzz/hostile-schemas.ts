import fc from "fast-check";
import { anyText, wordOf } from "./hostile-text.ts";

/** A reference by number; `layOutDocument` makes it one by name. */
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

/** Some of these members, whichever: few, so that a document stays small. */
export function someOf(
  members: Record<string, fc.Arbitrary<unknown>>,
  maxLength: number,
): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(members).map(([name, value]) => fc.tuple(fc.constant(name), value));
  return fc.array(fc.oneof(...entries), { maxLength }).map((found) => Object.fromEntries(found));
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

/** A schema of a type with some of its keywords, and some that any schema has. */
function typed(
  type: fc.Arbitrary<unknown>,
  keywords: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<unknown> {
  return fc
    .tuple(type, someOf(keywords, 3), someOf(notes, 2))
    .map(([type, own, others]) => ({ ...(type === undefined ? {} : { type }), ...own, ...others }));
}

const word = (text: string): fc.Arbitrary<unknown> => fc.constant(text);

const texts = typed(word("string"), {
  format: wordOf("date-time", "uuid", "binary", "byte", "uri", "password"),
  pattern: wordOf("^[a-z]+$", "^(?!x).*$", "^.{1,9}$"),
  enum: fc.array(anyText, { maxLength: 4 }),
  const: anyText,
  minLength: size,
  maxLength: size,
  contentMediaType: wordOf("image/png", "application/json"),
  contentEncoding: wordOf("base64"),
});

const numbers = typed(fc.constantFrom("integer", "number"), {
  minimum: size,
  maximum: size,
  exclusiveMaximum: fc.oneof(size, fc.boolean()),
  multipleOf: size,
  enum: fc.array(anyValue, { maxLength: 3 }),
});

const others = typed(wordOf("boolean", "number", "null", "file", "any"), {
  enum: fc.array(anyValue, { maxLength: 3 }),
});

const noSchema = fc.oneof(fc.constantFrom<unknown>({}, true, false, null, "x", [], 7), anyValue);

/**
 * Schemas with any text as name, value and annotation: references (also recursive ones), unions, conditions, and words of
 * the standard that are wrong now and then.
 */
export const anySchema: fc.Arbitrary<unknown> = fc.letrec((tie) => {
  const inner = tie("schema");
  const list = typed(word("array"), {
    items: fc.oneof(
      { weight: 5, arbitrary: inner },
      { weight: 1, arbitrary: fc.array(inner, { maxLength: 2 }) },
    ),
    prefixItems: fc.array(inner, { maxLength: 2 }),
    minItems: size,
    maxItems: size,
    uniqueItems: fc.boolean(),
  });
  const object = fc
    .tuple(
      pairs(anyText, inner, 4),
      typed(word("object"), {
        required: fc.array(anyText, { maxLength: 3 }),
        additionalProperties: fc.oneof(fc.boolean(), inner),
        patternProperties: pairs(anyText, inner, 2),
        propertyNames: inner,
        discriminator: fc.record({ propertyName: anyText, mapping: pairs(anyText, anyText, 2) }),
        dependentRequired: pairs(anyText, fc.array(anyText, { maxLength: 2 }), 2),
        $defs: pairs(anyText, inner, 2),
        xml: fc.record({ name: anyText, namespace: anyText }),
      }),
    )
    .map(([properties, schema]) => ({ ...(schema as object), properties }));
  const union = typed(fc.constant(undefined), {
    oneOf: fc.array(inner, { maxLength: 3 }),
    anyOf: fc.array(inner, { maxLength: 3 }),
    allOf: fc.array(inner, { maxLength: 3 }),
    not: inner,
    type: fc.array(wordOf("string", "null", "object"), { maxLength: 3 }),
    $ref: fc.nat(5),
  });
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: "xsmall", withCrossShrink: true },
      { weight: 5, arbitrary: texts },
      { weight: 2, arbitrary: numbers },
      { weight: 1, arbitrary: noSchema },
      { weight: 1, arbitrary: others },
      { weight: 2, arbitrary: reference },
      { weight: 2, arbitrary: list },
      { weight: 4, arbitrary: object },
      { weight: 2, arbitrary: union },
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
