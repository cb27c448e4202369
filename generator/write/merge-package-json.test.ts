import { mergePackageJson } from "./merge-package-json.ts";

type Json = Record<string, unknown>;
const merge = (theirs: Json, base: Json, generated: Json): unknown =>
  JSON.parse(mergePackageJson(JSON.stringify(theirs), base, generated));

test.each<[what: string, theirs: Json, base: Json, generated: Json, want: Json]>([
  ["untouched, it follows", { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }],
  ["changed by a person, it stays", { a: 9 }, { a: 1 }, { a: 2 }, { a: 9 }],
  ["changed by both alike", { a: 2 }, { a: 1 }, { a: 2 }, { a: 2 }],
  ["added by a person", { a: 1, mine: 1 }, { a: 1 }, { a: 1 }, { a: 1, mine: 1 }],
  ["added by mcpgen", { a: 1 }, { a: 1 }, { a: 1, b: 2 }, { a: 1, b: 2 }],
  ["added by both, a person's stays", { a: 1, b: 9 }, { a: 1 }, { a: 1, b: 2 }, { a: 1, b: 9 }],
  ["removed by a person", {}, { a: 1 }, { a: 2 }, {}],
  ["removed by mcpgen", { a: 1 }, { a: 1 }, {}, {}],
  ["removed by mcpgen, changed by a person", { a: 9 }, { a: 1 }, {}, { a: 9 }],
  ["removed by both", {}, { a: 1 }, {}, {}],
  [
    "deep: a script of a person's stays",
    { s: { build: "b", mine: "m" } },
    { s: { build: "b" } },
    { s: { build: "b2", test: "t" } },
    { s: { build: "b2", mine: "m", test: "t" } },
  ],
  [
    "deep: a removed entry stays removed",
    { s: { build: "b" } },
    { s: { build: "b", test: "t" } },
    { s: { build: "b", test: "t2" } },
    { s: { build: "b" } },
  ],
  ["an object that a person made a text", { s: "mine" }, { s: { a: 1 } }, { s: { a: 2 } }, { s: "mine" }],
  ["a list as a whole", { k: ["a", "mine"] }, { k: ["a"] }, { k: ["a", "b"] }, { k: ["a", "mine"] }],
  ["a list that nobody touched", { k: ["a"] }, { k: ["a"] }, { k: ["a", "b"] }, { k: ["a", "b"] }],
  ["without a base all of theirs stays", { a: 9, mine: 1 }, {}, { a: 1, b: 2 }, { a: 9, mine: 1, b: 2 }],
  [
    "the keys stay in their order",
    { z: 1, a: 1 },
    { z: 1, a: 1 },
    { a: 1, b: 2, z: 1 },
    { z: 1, a: 1, b: 2 },
  ],
])("%s", (_, theirs, base, generated, want) => {
  expect(JSON.stringify(merge(theirs, base, generated))).toBe(JSON.stringify(want));
});

test("edits of both sides come out the same, whichever came first", () => {
  const base = { version: "0.1.0", scripts: { build: "b" }, devDependencies: { zod: "^4.0.0" } };
  const newer = { version: "0.1.0", scripts: { build: "b", test: "t" }, devDependencies: { zod: "^4.1.0" } };
  const edit = (json: typeof base | typeof newer) => ({ ...json, version: "2.0.0", private: true });
  const editedFirst = merge(edit(base), base, newer);
  const builtFirst = edit(merge(base, base, newer) as typeof newer);
  expect(merge(builtFirst, newer, newer)).toEqual(editedFirst);
});

test.each(["not json", "[]", "null", '{"a": 1,}'])("%s is left alone", (current) => {
  expect(mergePackageJson(current, {}, { a: 1 })).toBe(current);
});

test("a file in which nothing changes keeps its bytes, another its indentation", () => {
  const written = '{\n\t"a": 1,   "b": 2 }';
  expect(mergePackageJson(written, { a: 1 }, { a: 1 })).toBe(written);
  expect(mergePackageJson(written, { a: 1 }, { a: 2 })).toBe('{\n\t"a": 2,\n\t"b": 2\n}\n');
});

test("a key called __proto__ is kept [threat: prototype-names]", () => {
  const current = '{"__proto__": {"x": 1}, "a": 1}';
  expect(mergePackageJson(current, { a: 1 }, { a: 2 })).toContain('"__proto__"');
});
