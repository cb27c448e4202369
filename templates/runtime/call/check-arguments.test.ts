import type { InputSchema } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { checkArguments } from "./check-arguments.ts";

function schemaOf(properties: Record<string, unknown>, more: Record<string, unknown> = {}): InputSchema {
  return { type: "object", properties, additionalProperties: false, ...more };
}

function messageOf(args: Record<string, unknown>, schema: InputSchema): string {
  try {
    checkArguments(args, schema);
  } catch (error) {
    if (error instanceof ToolError) return error.message;
    throw error;
  }
  return "accepted";
}

/** The reference to a version of Retell's agents. */
const version = {
  anyOf: [
    { type: "integer", minimum: 0 },
    {
      type: "string",
      minLength: 1,
      maxLength: 20,
      pattern: "^(latest|(?!(?:v\\d+)$)[a-z][a-z0-9_-]{0,19})$",
    },
  ],
};
const allowedVersions =
  '"version" must be an integer of at least 0; or a string of 1 to 20 characters that matches ^(latest|(?!(?:v\\d+)$)[a-z][a-z0-9_-]{0,19})$.';

test.each<[unknown, string]>([
  ["prod", "accepted"],
  ["latest", "accepted"],
  [3, "accepted"],
  ["3", "accepted"],
  ["3.5", allowedVersions],
  ["v3", allowedVersions],
  ["Prod", allowedVersions],
  [-1, allowedVersions],
  [1.5, allowedVersions],
  [true, allowedVersions],
  ["x".repeat(21), allowedVersions],
])("version %j: %s", (given, want) => {
  expect(messageOf({ version: given }, schemaOf({ version }))).toBe(want);
});

const customer = {
  type: "object",
  properties: { number: { type: "string" }, name: { type: ["string", "null"] } },
  required: ["number"],
  additionalProperties: false,
};
const tools = {
  type: "array",
  items: {
    anyOf: [
      {
        type: "object",
        properties: { type: { const: "end_call" }, name: { type: "string" } },
        required: ["type", "name"],
      },
      {
        type: "object",
        properties: { type: { enum: ["transfer"] }, number: { type: "string" } },
        required: ["type", "number"],
      },
    ],
  },
};

const messages: [name: string, given: Record<string, unknown>, schema: InputSchema, want: string][] = [
  [
    "an unknown argument",
    { agentId: "x" },
    schemaOf({ agent_id: {} }),
    'There is no argument "agentId". Did you mean "agent_id"?',
  ],
  [
    "an unknown argument like none",
    { zzz: 1 },
    schemaOf({ agent_id: {}, limit: {} }),
    'There is no argument "zzz". The tool takes "agent_id", "limit".',
  ],
  ["no arguments at all", { a: 1 }, schemaOf({}), 'There is no argument "a". The tool takes none.'],
  [
    "a name of the prototype",
    JSON.parse('{"__proto__":1,"constructor":2}'),
    schemaOf({}),
    'There is no argument "__proto__". The tool takes none. There is no argument "constructor". The tool takes none.',
  ],
  ["a missing argument", {}, schemaOf({ a: {} }, { required: ["a"] }), 'The argument "a" is missing.'],
  [
    "an undefined argument",
    { a: undefined },
    schemaOf({ a: {} }, { required: ["a"] }),
    'The argument "a" is missing.',
  ],
  [
    "several missing",
    {},
    schemaOf({ a: {}, b: {} }, { required: ["a", "b"] }),
    'These arguments are missing: "a", "b".',
  ],
  [
    "an unknown name in a closed object",
    { customer: { nmber: "1", number: "1" } },
    schemaOf({ customer }),
    '"customer" has no property "nmber". Did you mean "number"?',
  ],
  ["a missing name in an object", { customer: {} }, schemaOf({ customer }), '"customer" lacks "number".'],
  [
    "a wrong type below",
    { customer: { number: "1", name: 5 } },
    schemaOf({ customer }),
    '"customer.name" is a number; it must be a string or null.',
  ],
  [
    "an item",
    { list: [1, "x"] },
    schemaOf({ list: { type: "array", items: { type: "integer" } } }),
    '"list[1]" is a string; it must be an integer.',
  ],
  [
    "a fraction",
    { a: 1.5 },
    schemaOf({ a: { type: "integer" } }),
    '"a" is a number with a fraction; it must be an integer.',
  ],
  [
    "one of a few",
    { a: "acending" },
    schemaOf({ a: { enum: ["ascending", "descending"] } }),
    '"a" must be one of "ascending", "descending"; did you mean "ascending"?',
  ],
  [
    "one of many",
    { a: 0 },
    schemaOf({ a: { enum: Array.from({ length: 500 }, (_, index) => `value-${index}`) } }),
    expect.stringMatching(/^"a" must be one of "value-0", .* and \d+ more\.$/) as unknown as string,
  ],
  ["a constant", { a: 2 }, schemaOf({ a: { const: 1 } }), '"a" must be 1.'],
  ["a range", { a: 5 }, schemaOf({ a: { type: "number", maximum: 4 } }), '"a" must be at most 4.'],
  ["a length", { a: "" }, schemaOf({ a: { type: "string", minLength: 1 } }), '"a" must not be empty.'],
  [
    "a pattern",
    { a: "X" },
    schemaOf({ a: { type: "string", pattern: "^[a-z]+$" } }),
    '"a" must match the pattern ^[a-z]+$.',
  ],
  [
    "the only object of a union",
    { a: { numbr: 1 } },
    schemaOf({ a: { anyOf: [customer, { type: "null" }] } }),
    '"a" has no property "numbr". Did you mean "number"? "a" lacks "number".',
  ],
  [
    "the object of a union that was meant",
    { tools: [{ type: "transfer" }] },
    schemaOf({ tools }),
    '"tools[0]" lacks "number".',
  ],
  [
    "what stands beside a reference in a branch",
    { a: { x: 1 } },
    schemaOf(
      { a: { anyOf: [{ $ref: "#/$defs/map", minProperties: 2 }, { type: "null" }] } },
      { $defs: { map: { type: "object" } } },
    ),
    '"a" has 1 property; it needs at least 2.',
  ],
  [
    "no object of a union in particular",
    { tools: [{ type: "hang_up" }] },
    schemaOf({ tools }),
    '"tools[0]" must be an object with "type": "end_call", "name"; or an object with "type": "transfer", "number".',
  ],
  [
    "one of two names",
    { a: { x: 1 } },
    schemaOf({ a: { type: "object", anyOf: [{ required: ["y"] }, { required: ["z"] }] } }),
    '"a" must be an object with "y"; or an object with "z".',
  ],
  [
    "dependent names",
    { a: { x: 1 } },
    schemaOf({ a: { dependentRequired: { x: ["y"] } } }),
    '"a" with "x" also needs "y".',
  ],
  ["at most five", { a: [1, 2, 3, 4, 5, 6, 7] }, schemaOf({ a: { items: { type: "string" } } }), fiveItems()],
];

function fiveItems(): string {
  return [0, 1, 2, 3, 4].map((index) => `"a[${index}]" is a number; it must be a string.`).join(" ");
}

test.each(messages)("message: %s [threat: unknown-arguments]", (_, given, schema, want) => {
  expect(messageOf(given, schema)).toEqual(want);
});

test("a value is never repeated [threat: secrets]", () => {
  const secret = "hunter2".repeat(1_000);
  const schema = schemaOf({
    a: { enum: ["x"] },
    b: { pattern: "^x$" },
    c: { const: 1 },
    d: { maxLength: 3 },
  });
  const message = messageOf({ a: secret, b: secret, c: { secret }, d: secret }, schema);
  expect(message).toMatch(/"a" .*"b" .*"c" .*"d" /);
  expect(message).not.toContain("hunter2");
});

test("a long name is cut", () => {
  expect(messageOf({ ["n".repeat(100_000)]: 1 }, schemaOf({ a: {} })).length).toBeLessThan(200);
});

const tree = {
  type: "object",
  properties: { all: { type: "array", items: { $ref: "#/$defs/filter" } }, name: { type: "string" } },
};
const filter = {
  anyOf: [
    { ...tree, additionalProperties: { $ref: "#/$defs/filter" } },
    { ...tree, additionalProperties: { $ref: "#/$defs/filter" } },
    { type: "number" },
  ],
};

/** Values that would take long if every branch, pair or fault were looked at. */
const heavy: [name: string, given: () => Record<string, unknown>, schema: InputSchema, want: RegExp][] = [
  [
    "100,000 items",
    () => ({ a: Array.from({ length: 100_000 }, (_, index) => ({ index })) }),
    schemaOf({ a: { items: { type: "object", properties: { index: { type: "integer" } } } } }),
    /^accepted$/,
  ],
  [
    "100,000 wrong items",
    () => ({ a: Array.from({ length: 100_000 }, () => true) }),
    schemaOf({ a: { items: { anyOf: [{ type: "string" }, { type: "number" }] } } }),
    /^"a\[0\]" must be a string; or a number/,
  ],
  [
    "100,000 different items",
    () => ({ a: Array.from({ length: 100_000 }, (_, index) => index) }),
    schemaOf({ a: { uniqueItems: true } }),
    /^accepted$/,
  ],
  [
    "100,000 unknown names",
    () => Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`name${index}`, 1])),
    schemaOf(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`argument_${index}`, {}]))),
    /^There is no argument "name0"\./,
  ],
  [
    "a union that contains itself, 64 deep",
    () => ({ a: nested(64) }),
    schemaOf({ a: { $ref: "#/$defs/filter" } }, { $defs: { filter } }),
    /too large/,
  ],
  [
    "a megabyte of text",
    () => ({ a: "a".repeat(1_000_000) }),
    schemaOf({ a: { type: "string", maxLength: 2_000_000, pattern: "^(a+)+$" } }),
    /^accepted$/,
  ],
  [
    "a megabyte of text that is JSON, very deep",
    () => ({ a: "[".repeat(500_000) + "]".repeat(500_000) }),
    schemaOf({ a: { type: "array" } }),
    /nested too deeply/,
  ],
  [
    "definitions that only name each other",
    () => ({ a: 1 }),
    schemaOf(
      { a: { $ref: "#/$defs/x" } },
      { $defs: { x: { $ref: "#/$defs/y" }, y: { allOf: [{ $ref: "#/$defs/x" }] } } },
    ),
    /^accepted$/,
  ],
];

function nested(depth: number): unknown {
  let value: unknown = "wrong";
  for (let level = 0; level < depth; level++) value = { x: value };
  return value;
}

test.each(heavy)("heavy: %s [threat: patterns]", (_, given, schema, want) => {
  const args = given();
  // Processor time, so that what else runs on the machine does not count; what explodes would not end.
  const before = process.cpuUsage();
  expect(messageOf(args, schema)).toMatch(want);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
});

test.each<[what: string, given: string, want: string]>([
  ["a number", '{"a":1e999}', '"a" holds a number that is too large to be sent as it is.'],
  ["a number inside", '{"a":[{"b":-1e999}]}', '"a" holds a number that is too large to be sent as it is.'],
  ["text that says a number", '{"a":"1e999"}', "accepted"],
  ["the largest number", '{"a":1.7976931348623157e308}', "accepted"],
])("a number that JSON would write as null is refused: %s", (_, given, want) => {
  expect(messageOf(JSON.parse(given), schemaOf({ a: {} }))).toBe(want);
});

describe("integers beyond 2^53", () => {
  const exact = 9_007_199_254_740_993n;
  const id = { type: "integer", format: "int64" };

  test.each<[what: string, given: unknown, schema: object, want: unknown]>([
    ["digits as text keep all of them", "9007199254740993", id, exact],
    ["negative ones", "-9223372036854775808", id, -9_223_372_036_854_775_808n],
    ["sixteen digits that a number keeps", "1234567890123456", id, 1_234_567_890_123_456],
    ["in a list", ["9007199254740993"], { type: "array", items: id }, [exact]],
    ["within bounds", "9007199254740993", { ...id, minimum: 0, maximum: 2 ** 63 }, exact],
    ["a multiple", "9007199254740993", { ...id, multipleOf: 3 }, exact],
    ["where null may stand", "9007199254740993", { type: ["integer", "null"] }, exact],
    ["as text where text may stand", "9007199254740993", { type: ["integer", "string"] }, "9007199254740993"],
    ["a number where any may stand", 1e21, { type: "number" }, 1e21],
  ])("%s", (_, given, schema, want) => {
    expect(checkArguments({ id: given }, schemaOf({ id: schema }))).toEqual({ id: want });
  });

  test.each<[what: string, given: unknown, schema: object, want: RegExp]>([
    ["a number has lost digits", 2 ** 53 + 2, id, /^"id" is an integer beyond 9007199254740991/],
    ["in a list", [-(2 ** 60)], { type: "array", items: id }, /^"id" is an integer beyond/],
    ["in an object", { n: 1e20 }, { type: "object", properties: { n: id } }, /^"n" is an integer beyond/],
    ["too large", "9007199254740993", { ...id, maximum: 10 }, /at most 10/],
    ["no multiple", "9007199254740994", { ...id, multipleOf: 3 }, /multiple of 3/],
    ["not one of some", "9007199254740993", { ...id, enum: [1, 2] }, /"id"/],
  ])("refused: %s", (_, given, schema, want) => {
    expect(messageOf({ id: given }, schemaOf({ id: schema }))).toMatch(want);
  });
});
