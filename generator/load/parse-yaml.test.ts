import { parseYaml } from "./parse-yaml.ts";

const place = { location: "a.yaml" };

describe("parseYaml", () => {
  test.each([
    {
      title: "words of YAML 1.1 are strings",
      given: "[yes, no, on, off, y, NO]",
      want: ["yes", "no", "on", "off", "y", "NO"],
    },
    {
      title: "dates and sexagesimals are strings",
      given: "[2024-01-31, 12:30:45]",
      want: ["2024-01-31", "12:30:45"],
    },
    {
      title: "scalars of JSON are themselves",
      given: "[1, -2.5, true, null, ~, 0x10]",
      want: [1, -2.5, true, null, null, 16],
    },
    {
      title: "no number that JSON cannot express",
      given: "[.inf, -.inf, .nan, 1e999]",
      want: [".inf", "-.inf", ".nan", "1e999"],
    },
    {
      title: "keys are text as written",
      given: "{200: a, 1.0: b, 0x10: c, true: d, null: e, 007: f}",
      want: { 200: "a", "1.0": "b", "0x10": "c", true: "d", null: "e", "007": "f" },
    },
    {
      title: "versions are text as written, elsewhere numbers are numbers",
      given: "openapi: 3.0\ninfo:\n  version: 1.10\n  x: 1.10\nx-info:\n  version: 1.10",
      want: { openapi: "3.0", info: { version: "1.10", x: 1.1 }, "x-info": { version: 1.1 } },
    },
    { title: "swagger as number", given: "swagger: 2.0", want: { swagger: "2.0" } },
    { title: "no version is null", given: "info:\n  version:", want: { info: { version: null } } },
    {
      title: "merge keys",
      given: "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3",
      want: { a: { x: 1, y: 2 }, b: { x: 1, y: 3 } },
    },
    {
      title: "anchors on scalars and in lists",
      given: "a: &x [1, &y z]\nb: [*x, *y]",
      want: { a: [1, "z"], b: [[1, "z"], "z"] },
    },
    { title: "an empty document after a separator", given: "---\na: 1\n---\n", want: { a: 1 } },
    { title: "only comments", given: "# nothing\n", want: undefined },
  ])("$title", async ({ given, want }) => {
    expect(await parseYaml(given, place)).toEqual(want);
  });

  test("merge keys and __proto__ touch no prototype [threat: prototype-names] [threat: yaml]", async () => {
    const given = "a: &a\n  __proto__: {polluted: 1}\nb:\n  <<: *a\n  constructor: 2";
    const { a, b } = (await parseYaml(given, place)) as Record<string, object>;
    for (const value of [a, b]) {
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(Object.hasOwn(value ?? {}, "__proto__")).toBe(true);
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test.each([
    { title: "a tab", given: "a:\n\tb: 1", code: "yaml-syntax", want: "a tab", at: "2:1" },
    {
      title: "a key given twice",
      given: "a: 1\nb: 2\na: 3",
      code: "yaml-syntax",
      want: "already given",
      at: "3:1",
    },
    {
      title: "a key given twice, once quoted",
      given: "200: 1\n'200': 3",
      code: "yaml-syntax",
      want: "already given",
      at: "2:2",
    },
    { title: "bad indentation", given: "a: 1\n   b: 2", code: "yaml-syntax", want: "indentation", at: "2:5" },
    {
      title: "a colon in a value without quotes",
      given: "a: 1\ntitle: My API: the good one",
      code: "yaml-syntax",
      want: "a colon and a space stand in a value without quotes",
      at: "2:14",
    },
    {
      title: "a colon in an item",
      given: "a:\n  - b: It's a note: c",
      code: "yaml-syntax",
      want: "a colon and a space",
      at: "2:19",
    },
    { title: "an open quote", given: 'a: "x\nb: 1', code: "yaml-syntax", want: "closing quote", at: "2:1" },
    {
      title: "a date by its tag",
      given: "a: !!timestamp 2020-01-01",
      code: "yaml-syntax",
      want: "tag",
      at: "1:4",
    },
    { title: "bytes by their tag", given: "a: !!binary aGk=", code: "yaml-syntax", want: "tag", at: "1:4" },
    { title: "a custom tag", given: "a: !secret x", code: "yaml-syntax", want: "tag", at: "1:4" },
    {
      title: "a tag for a function",
      given: "a: !!js/function 'x'",
      code: "yaml-syntax",
      want: "tag",
      at: "1:4",
    },
    { title: "an unknown anchor", given: "a: *b", code: "yaml-syntax", want: "anchor", at: "1:5" },
    {
      title: "several documents",
      given: "---\na: 1\n---\nb: 2\n",
      code: "yaml-several-documents",
      want: "another document",
      at: "4:1",
    },
    {
      title: "an alias inside its anchor",
      given: "a: &x\n  b: [*x]",
      code: "yaml-aliases",
      want: "its own anchor",
      at: "2:8",
    },
    { title: "deep flow", given: "[".repeat(100_000), code: "document-too-deep", want: "500", at: undefined },
    {
      title: "deep dashes",
      given: `${"- ".repeat(100_000)}a`,
      code: "document-too-deep",
      want: "500",
      at: undefined,
    },
    { title: "deep by aliases", given: deepByAliases(), code: "yaml-aliases", want: "500 levels", at: "3:4" },
    {
      title: "a billion laughs",
      given: laughs(),
      code: "yaml-aliases",
      want: "1000000 values",
      at: undefined,
    },
    { title: "a merge bomb", given: merges(), code: "yaml-syntax", want: "merge keys", at: undefined },
  ])("refuses $title [threat: yaml]", async ({ given, code, want, at }) => {
    // What is read all the same may be too large to be shown.
    const promise = parseYaml(given, place).then(() => "read");
    await expect(promise).rejects.toMatchObject({
      diagnostic: { code },
      message: expect.stringContaining(want),
    });
    if (at !== undefined)
      await expect(promise).rejects.toMatchObject({ diagnostic: { origin: `a.yaml:${at}` } });
  });

  test("says the line of the file for a block inside a page", async () => {
    const promise = parseYaml("a: 1\na: 2", { location: "page.md", linesBefore: 12, indent: 2 });
    await expect(promise).rejects.toMatchObject({ diagnostic: { origin: "page.md:14:3" } });
  });

  test.each([
    { title: "a string of 30 MB", given: `a: "${"x".repeat(30_000_000)}"` },
    { title: "an enum of 50,000 members", given: `enum:\n${"  - member\n".repeat(50_000)}` },
    { title: "100,000 lines", given: Array.from({ length: 100_000 }, (_, line) => `k${line}: 1`).join("\n") },
  ])("reads $title in time [threat: yaml]", async ({ given }) => {
    const start = performance.now();
    expect(await parseYaml(given, place)).toBeDefined();
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

function deepByAliases(): string {
  const nest = (inner: string) => `${"[".repeat(300)}${inner}${"]".repeat(300)}`;
  return `a: &a ${nest("1")}\nb: ${nest("\n  *a")}`;
}

function laughs(): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 12; level++)
    lines.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  return lines.join("\n");
}

function merges(): string {
  const keys = Array.from({ length: 300 }, (_, index) => `k${index}: 1`).join(", ");
  return `a: &a {${keys}}\n${Array.from({ length: 1000 }, (_, index) => `b${index}: {<<: *a}`).join("\n")}`;
}
