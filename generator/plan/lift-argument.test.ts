import type { CuratedArgument } from "../curation/model.ts";
import { curatedTool, curationFaults } from "../test/curated.ts";
import { documentWith } from "../test/documents.ts";

type Choices = Record<string, CuratedArgument>;

const text = { type: "string" };
const schemas = {
  Plan: {
    type: "object",
    required: ["earliestAt"],
    properties: { earliestAt: { ...text, description: "When, at the earliest." }, latestAt: text },
  },
  Customer: {
    allOf: [
      { type: "object", required: ["number"], properties: { number: text } },
      { type: "object", required: ["name"], properties: { name: text, metadata: { type: "object" } } },
    ],
  },
  Voice: { oneOf: [{ $ref: "#/components/schemas/Loud" }, { $ref: "#/components/schemas/Soft" }] },
  Loud: {
    type: "object",
    required: ["speed"],
    properties: { speed: { type: "integer" }, kind: { const: "loud" } },
  },
  Soft: { type: "object", properties: { kind: { const: "soft" } } },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const documentOf = (schema: object, contentType = "application/json") =>
  documentWith(
    { operationId: "op", requestBody: { required: true, content: { [contentType]: { schema } } } },
    { method: "post", components: { schemas } },
  );

const callOf = (required: string[]) =>
  documentOf({
    type: "object",
    required,
    properties: {
      agent: text,
      plan: { description: "When to call.", allOf: [ref("Plan")] },
      customer: ref("Customer"),
      options: { type: ["object", "null"], properties: { fast: { type: "boolean" } } },
      voice: ref("Voice"),
      vars: { type: "object", additionalProperties: { type: "integer" } },
      list: { type: "array", items: ref("Plan") },
    },
  });

/** Schema of one argument of the tool, curated. */
function schemaOf(document: object, choices: Choices, name: string): unknown {
  return curatedTool(document, { arguments: choices }).definition.inputSchema.properties[name];
}

describe("the schema of a lifted value", () => {
  test.each<[what: string, choice: CuratedArgument, want: object]>([
    [
      "behind allOf and a reference",
      { lift: "/plan/earliestAt" },
      { ...text, description: "When, at the earliest." },
    ],
    [
      "with words of one's own",
      { lift: "/plan/earliestAt", description: "Start." },
      { ...text, description: "Start." },
    ],
    ["with a default", { lift: "/plan/latestAt", default: "x" }, { ...text, default: "x" }],
    ["of one part of allOf", { lift: "/customer/number" }, text],
    ["beside null", { lift: "/options/fast" }, { type: "boolean" }],
    ["of one variant", { lift: "/voice/speed" }, { type: "integer" }],
    ["of several variants", { lift: "/voice/kind" }, { anyOf: [{ const: "loud" }, { const: "soft" }] }],
    ["where further members have one", { lift: "/vars/any~1name" }, { type: "integer" }],
    [
      "where nothing is said",
      { lift: "/customer/metadata/a/b", description: "Free." },
      { description: "Free." },
    ],
  ])("%s", (_, choice, want) => {
    expect(schemaOf(callOf([]), { x: choice }, "x")).toEqual(want);
  });
});

test("its binding and argument name the place as a JSON Pointer", () => {
  const { definition, arguments: args } = curatedTool(callOf([]), {
    arguments: { at: { lift: "/plan/earliestAt" }, v: { lift: "/vars/a~1b~0c" } },
  });
  expect(definition.request.bindings).toContainEqual({
    argument: "at",
    in: "body",
    name: "/plan/earliestAt",
    pointer: true,
  });
  expect(args).toContainEqual({ name: "v", in: "body", wireName: "/vars/a~1b~0c", required: false });
});

describe("a whole body", () => {
  const whole = documentOf({
    type: "object",
    required: ["a"],
    properties: { a: text, b: { type: "object", properties: { c: text } } },
    additionalProperties: true,
  });

  test("gives its members, and no longer requires them itself", () => {
    const { inputSchema, description } = curatedTool(whole, {
      description: "Text.",
      arguments: { a: { lift: "/a" }, c: { lift: "/b/c" } },
    }).definition;
    expect(Object.keys(inputSchema.properties)).toEqual(["a", "body", "c"]);
    expect(inputSchema.required).toBeUndefined();
    expect(JSON.stringify(inputSchema.properties.body)).not.toContain("required");
    expect(description).toBe("Text. Needs body or a.");
  });

  test("can be hidden behind them", () => {
    const { inputSchema, request } = curatedTool(whole, {
      arguments: { a: { lift: "/a" }, c: { lift: "/b/c" }, body: { hide: true } },
    }).definition;
    expect([Object.keys(inputSchema.properties), inputSchema.required]).toEqual([["a", "c"], ["a"]]);
    expect(request.fixed).toBeUndefined();
  });
});

describe("what its parent requires", () => {
  /** `required` of the input, `fixed`, `defaults` and the note. */
  const settled = (required: string[], choices: Choices): unknown[] => {
    const { inputSchema, request, description } = curatedTool(callOf(required), {
      description: "T.",
      arguments: choices,
    }).definition;
    return [inputSchema.required ?? [], request.fixed ?? [], request.defaults ?? {}, description];
  };
  const at: Choices = { at: { lift: "/plan/earliestAt" } };

  test.each<[what: string, required: string[], choices: Choices, want: unknown[]]>([
    ["nothing, when it is optional", [], at, [[], [], {}, "T."]],
    ["one or the other, when it is required", ["plan"], at, [[], [], {}, "T. Needs plan or at."]],
    ["the lifted one, when it is hidden", ["plan"], { ...at, plan: { hide: true } }, [["at"], [], {}, "T."]],
    ["nothing of an optional one that is hidden", [], { ...at, plan: { hide: true } }, [[], [], {}, "T."]],
    [
      "itself, while something else is missing",
      ["customer"],
      { n: { lift: "/customer/number" } },
      [["customer"], [], {}, "T."],
    ],
    [
      "all lifted ones together",
      ["customer"],
      { n: { lift: "/customer/number" }, m: { lift: "/customer/name" } },
      [[], [], {}, "T. Needs customer or m and n."],
    ],
    [
      "an object, when nothing inside is needed",
      ["options"],
      { f: { lift: "/options/fast" } },
      [[], [], { options: {} }, "T."],
    ],
    [
      "an object, also when it is hidden",
      ["options"],
      { f: { lift: "/options/fast" }, options: { hide: true } },
      [[], [{ in: "body", name: "options", value: {} }], {}, "T."],
    ],
    [
      "a value that is fixed",
      ["plan"],
      { at: { lift: "/plan/earliestAt", fix: "now" }, plan: { hide: true } },
      [[], [{ in: "body", name: "/plan/earliestAt", pointer: true, value: "now" }], {}, "T."],
    ],
    [
      "a default",
      ["plan"],
      { at: { lift: "/plan/earliestAt", default: "now" } },
      [[], [], { at: "now" }, "T."],
    ],
    ["what a person asks for", ["plan"], { ...at, plan: { required: true } }, [["plan"], [], {}, "T."]],
  ])("%s", (_, required, choices, want) => {
    expect(settled(required, choices)).toEqual(want);
  });

  test("in its own schema it is no longer required, which leaves shared schemas as they are", () => {
    const choices = { n: { lift: "/customer/number" }, at: { lift: "/plan/earliestAt" } };
    const { properties } = curatedTool(callOf([]), { arguments: choices }).definition.inputSchema;
    const written = JSON.stringify([properties.customer, properties.plan]);
    expect(written).not.toContain('"required":["number"]');
    expect(written).toContain('"required":["name"]');
    expect(written).not.toContain('earliestAt"]');
    expect(JSON.stringify(properties.list)).toContain('"required":["earliestAt"]');
  });
});

describe("faults", () => {
  test.each<[what: string, choices: Choices, want: string[]]>([
    [
      "no pointer",
      { x: { lift: "plan.earliestAt" } },
      [
        'lift: "plan.earliestAt" is no JSON Pointer to a value inside the body. Write names with a slash before each, such as "/customer/number".',
      ],
    ],
    [
      "no argument of that name",
      { x: { lift: "/plans/earliestAt" } },
      ['lift: The body has no member "plans". Did you mean "plan"?'],
    ],
    [
      "no member of that name",
      { x: { lift: "/plan/earliest" } },
      ['lift: What is at "/plan" has no member "earliest". Did you mean "latestAt"?'].map((line) =>
        line.replace("latestAt", "earliestAt"),
      ),
    ],
    ["an item of a list", { x: { lift: "/list/0" } }, ['lift: What is at "/list" has no member "0".']],
    [
      "what is an argument already",
      { x: { lift: "/agent" } },
      ['lift: "/agent" is the argument "agent" already. Say name to give it another one.'],
    ],
    [
      "a member of a text",
      { x: { lift: "/agent/name" } },
      ['lift: What is at "/agent" has no member "name".'],
    ],
    [
      "a default that does not fit",
      { x: { lift: "/options/fast", default: 1 } },
      ['default: The value does not fit the argument: "x" is a number; it must be true or false.'],
    ],
  ])("%s", (_, choices, want) => {
    const found = curationFaults(callOf([]), { tools: { op: { arguments: choices } } });
    expect(found).toEqual(want.map((line) => `tools.op.arguments.x.${line}`));
  });

  test("a name that is there", () => {
    const choices = { agent: { lift: "/plan/latestAt" } };
    expect(curationFaults(callOf([]), { tools: { op: { arguments: choices } } })).toEqual([
      'tools.op.arguments.agent: Two arguments are called "agent": this one and "agent" of the body.',
    ]);
  });

  test("a hidden parent requires what nothing brings", () => {
    const choices = { n: { lift: "/customer/number" }, customer: { hide: true } };
    expect(curationFaults(callOf(["customer"]), { tools: { op: { arguments: choices } } })).toEqual([
      'tools.op.arguments.customer.hide: "customer" is hidden but requires "name", which nothing brings. Lift that, too, or fix it, or do not hide what holds it.',
    ]);
  });
});

test.each(["application/x-www-form-urlencoded", "multipart/form-data"])("%s can be lifted from", (type) => {
  const document = documentOf({ type: "object", properties: { plan: ref("Plan") } }, type);
  expect(schemaOf(document, { at: { lift: "/plan/earliestAt" } }, "at")).toMatchObject(text);
});

test("schemas that contain themselves end", () => {
  const node = {
    anyOf: [
      ref("Node"),
      { allOf: [ref("Node")] },
      { type: "object", properties: { a: ref("Node"), b: text } },
    ],
  };
  const document = {
    ...documentOf({ type: "object", properties: { node: ref("Node") } }),
    components: { schemas: { Node: node } },
  };
  expect(schemaOf(document, { b: { lift: "/node/a/a/b" } }, "b")).toEqual(text);
});
