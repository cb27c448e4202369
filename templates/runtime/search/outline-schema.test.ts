import { outlineSchema } from "./outline-schema.ts";

const wide = Object.fromEntries(
  Array.from({ length: 500 }, (_, i) => [`p${i}`, { type: "string", enum: [`v${i}`] }]),
);
const deep = (levels: number): unknown =>
  levels === 0
    ? { type: "string", description: "x".repeat(300) }
    : { type: "object", properties: { a: deep(levels - 1), b: deep(levels - 1) } };
const odd = JSON.parse(
  '{"type":"object","properties":{"__proto__":{"type":"object","properties":{"x":{"description":"' +
    "y".repeat(400) +
    '"}}},"a/b~c":{"description":"' +
    "z".repeat(400) +
    '"}}}',
);
const choices = { type: "string", enum: Array.from({ length: 3_000 }, (_, i) => `value number ${i}`) };

/** Everything behind an outline, by asking for each part that it leaves out, as a model would. */
function readAll(root: unknown, budget: number, pointer = "", asked = { count: 0 }): unknown {
  const pieces: unknown[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    asked.count += 1;
    if (asked.count > 5_000) throw new Error("It never ends.");
    const part = outlineSchema(root, pointer, from, budget);
    if (part === undefined) throw new Error(`Nothing at ${pointer}.`);
    pieces.push(part.value);
    from = part.next;
  }
  const whole = pieces.every((piece) => typeof piece === "string")
    ? pieces.join("")
    : pieces.every(Array.isArray)
      ? pieces.flat()
      : Object.fromEntries(pieces.flatMap((piece) => Object.entries(piece as object)));
  return fill(whole);

  function fill(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(fill);
    if ("$more" in value) return readAll(root, budget, String(value.$more), asked);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
  }
}

test.each<[what: string, schema: unknown]>([
  ["a small one", { type: "object", properties: { a: { type: "string" } } }],
  ["a wide one", { type: "object", properties: wide }],
  ["a deep one", deep(7)],
  ["odd names", odd],
  ["many choices", { type: "object", properties: { c: choices } }],
  ["long text", { type: "object", description: "t".repeat(5_000) }],
])("%s: nothing is lost in parts, and no part is too large", (_, schema) => {
  for (const budget of [800, 4_000, 1_000_000]) {
    expect(readAll(schema, budget)).toEqual(schema);
    expect(JSON.stringify(outlineSchema(schema, "", 0, budget)?.value).length).toBeLessThanOrEqual(
      budget + 200,
    );
  }
});

test("what fits is whole", () => {
  const schema = { type: "object", properties: { a: { type: "string" } } };
  expect(outlineSchema(schema, "", 0, 16_000)).toEqual({ value: schema });
});

test("what does not fit says what is left out, and where it is", () => {
  const schema = {
    type: "object",
    properties: { a: { type: "object", description: "Parts", properties: { b: deep(3) } } },
  };
  expect(outlineSchema(schema, "", 0, 120)).toEqual({
    value: {
      type: "object",
      properties: { a: { type: "object", description: "Parts", $more: "/properties/a" } },
    },
  });
});

test.each(["/nothing", "x", "/properties/a/length", "/constructor", "/__proto__", "/properties/toString"])(
  "there is nothing at %s",
  (pointer) => {
    expect(outlineSchema({ properties: { a: "text" } }, pointer, 0, 1_000)).toBeUndefined();
  },
);
