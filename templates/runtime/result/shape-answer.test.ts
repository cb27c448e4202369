import type { AnswerShape } from "../tool.ts";
import { shapeAnswer } from "./shape-answer.ts";

const drop = (...paths: string[]): AnswerShape => ({ drop: paths });
const keep = (...paths: string[]): AnswerShape => ({ keep: paths });

describe("drop", () => {
  test.each<[what: string, paths: string[], given: string, want: string]>([
    ["the first member", ["a"], '{"a":1,"b":2}', '{"b":2}'],
    ["the last member", ["b"], '{"a":1,"b":2}', '{"a":1}'],
    ["one between others", ["b"], '{"a":1,"b":2,"c":3}', '{"a":1,"c":3}'],
    ["several in a row", ["b", "c"], '{"a":1,"b":2,"c":3,"d":4}', '{"a":1,"d":4}'],
    ["several at the end", ["b", "c"], '{"a":1,"b":2,"c":3}', '{"a":1}'],
    ["the first and the last", ["a", "c"], '{"a":1,"b":2,"c":3}', '{"b":2}'],
    ["all", ["a", "b"], '{"a":1,"b":2}', "{}"],
    ["none", ["z"], '{ "a" : 1 }', '{ "a" : 1 }'],
    ["an object", ["a"], '{"a":{"x":[1,{"y":2}]},"b":2}', '{"b":2}'],
    ["a text with brackets and quotes", ["a"], '{"a":"}\\",{[","b":2}', '{"b":2}'],
    ["a nested member", ["a.b"], '{"a":{"b":1,"c":2},"b":3}', '{"a":{"c":2},"b":3}'],
    ["in each item of a root list", ["a"], '[{"a":1,"b":2},{"a":3}]', '[{"b":2},{}]'],
    ["in lists on the way", ["a.b"], '{"a":[{"b":1},[{"b":2,"c":3}],4]}', '{"a":[{},[{"c":3}],4]}'],
    [
      "in items after one that is no object",
      ["a"],
      '[1,"x",{"a":1},null,{"a":2,"b":3}]',
      '[1,"x",{},null,{"b":3}]',
    ],
    ["any name", ["*.a"], '{"x":{"a":1},"y":{"a":2,"b":3}}', '{"x":{},"y":{"b":3}}'],
    ["any name and a name", ["*.a", "x.b"], '{"x":{"a":1,"b":2,"c":3}}', '{"x":{"c":3}}'],
    ["a name with a dot", ["a\\.b"], '{"a.b":1,"a":{"b":2}}', '{"a":{"b":2}}'],
    ["a name that is written with escapes", ["añ"], '{"a\\u00f1":1,"b":2}', '{"b":2}'],
    ["a name with a quote", ['a"b'], '{"a\\"b":1,"b":2}', '{"b":2}'],
    [
      "names of prototypes",
      ["__proto__", "constructor"],
      '{"__proto__":1,"constructor":{},"b":2}',
      '{"b":2}',
    ],
    [
      "inside the name of a prototype",
      ["__proto__.a"],
      '{"__proto__":{"a":1,"b":2}}',
      '{"__proto__":{"b":2}}',
    ],
    ["each of two members of one name", ["a"], '{"a":1,"b":2,"a":3}', '{"b":2}'],
    ["white space goes with the member", ["a"], '{\n  "a": 1,\n  "b": 2\n}', '{\n  "b": 2\n}'],
    [
      "numbers stay as they are",
      ["a"],
      '{"a":1,"b":12345678901234567890,"c":1.0}',
      '{"b":12345678901234567890,"c":1.0}',
    ],
    ["a scalar root", ["a"], '"a"', '"a"'],
    ["what lies on the way to nothing", ["a.b"], '{"a":"b"}', '{"a":"b"}'],
  ])("%s", (_, paths, given, want) => {
    expect(shapeAnswer(given, drop(...paths))).toBe(want);
  });

  test("the very same text when nothing is left out", () => {
    const text = `{"b": [${"1,".repeat(1000)}1]}`;
    expect(shapeAnswer(text, drop("a", "b.c"))).toBe(text);
  });
});

describe("keep", () => {
  test.each<[what: string, shape: AnswerShape, given: string, want: string]>([
    ["one member", keep("a"), '{"a":1,"b":2}', '{"a":1}'],
    ["the last member", keep("b"), '{"a":1,"b":2}', '{"b":2}'],
    ["all of an object", keep("a"), '{"a":{"x":1},"b":2}', '{"a":{"x":1}}'],
    ["what lies on the way", keep("a.x"), '{"a":{"x":1,"y":2},"b":2}', '{"a":{"x":1}}'],
    ["a scalar on the way", keep("a.x"), '{"a":1,"b":2}', '{"a":1}'],
    ["in lists", keep("a.x"), '[{"a":[{"x":1,"y":2}]}]', '[{"a":[{"x":1}]}]'],
    ["a whole beside a part of it", keep("a", "a.x"), '{"a":{"x":1,"y":2}}', '{"a":{"x":1,"y":2}}'],
    [
      "without what is dropped inside",
      { keep: ["a"], drop: ["a.y"] },
      '{"a":{"x":1,"y":2},"b":3}',
      '{"a":{"x":1}}',
    ],
    ["any name", keep("*.id"), '{"a":{"id":1,"n":2},"b":{"n":3}}', '{"a":{"id":1},"b":{}}'],
    ["nothing that is there", keep("z"), '{"a":1}', "{}"],
  ])("%s", (_, shape, given, want) => {
    expect(shapeAnswer(given, shape)).toBe(want);
  });
});

describe("include", () => {
  const text = '{"a":{"x":1,"y":2},"b":3,"c":4}';
  test.each<[what: string, shape: AnswerShape, included: string[], want: string]>([
    ["a dropped field", drop("a", "b"), ["a"], '{"a":{"x":1,"y":2},"c":4}'],
    ["a dropped part", drop("a.x", "b"), ["a.x"], '{"a":{"x":1,"y":2},"c":4}'],
    ["a part of what is dropped", drop("a"), ["a.y"], '{"a":{"y":2},"b":3,"c":4}'],
    ["a part of a scalar that is dropped", drop("b"), ["b.x"], '{"a":{"x":1,"y":2},"c":4}'],
    ["what keep leaves out", keep("c"), ["b"], '{"b":3,"c":4}'],
    ["a part of what keep leaves out", keep("c"), ["a.x"], '{"a":{"x":1},"c":4}'],
    ["nothing", drop("a"), [], '{"b":3,"c":4}'],
    ["what is not there", drop("a"), ["z", "__proto__"], '{"b":3,"c":4}'],
  ])("%s", (_, shape, included, want) => {
    expect(shapeAnswer(text, shape, included)).toBe(want);
  });
});

describe("a text that ends too early", () => {
  test.each<[what: string, given: string, want: string]>([
    ["in a field that is left out", '{"a":1,"x":{"secret":"abc', '{"a":1,'],
    ["after such a field", '{"x":1,"b":[1,2', '{"b":[1,2'],
    ["before its value", '{"a":1,"x":', '{"a":1,'],
    ["in such a field of an item", '[{"a":1},{"x":"sec', '[{"a":1},{'],
    ["in a name", '{"a":1,"x', '{"a":1,"x'],
  ])("%s", (_, given, want) => {
    expect(shapeAnswer(given, drop("x"))).toBe(want);
  });
});

test("whatever is generated, the shaped text is what the shaped value would be", () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = Math.imul(seed, 1103515245) + 12345;
    return ((seed >>> 16) & 0x7fff) % below;
  };
  const make = (depth: number): unknown => {
    const kind = depth === 0 ? 4 : random(depth > 3 ? 3 : 5);
    if (kind < 3) return [1, 'a,"}', null][kind];
    const members = Array.from({ length: random(4) }, () => make(depth + 1));
    if (kind === 3) return members;
    return Object.fromEntries(members.map((value) => ["abc"[random(3)], value]));
  };
  const without = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item) => without(item, path));
    if (typeof value !== "object" || value === null) return value;
    const [first, ...rest] = path;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => {
        if (first !== "*" && first !== name) return [[name, inner]];
        return rest.length === 0 ? [] : [[name, without(inner, rest)]];
      }),
    );
  };
  let changed = 0;
  for (let round = 0; round < 500; round++) {
    const value = make(0);
    for (const path of ["a", "a.b", "*.c", "b.*"]) {
      const want = without(value, path.split("."));
      if (JSON.stringify(want) !== JSON.stringify(value)) changed++;
      for (const indent of [0, 2])
        expect(JSON.parse(shapeAnswer(JSON.stringify(value, null, indent), drop(path)))).toEqual(want);
    }
  }
  expect(changed).toBeGreaterThan(100);
});

test("deep and large answers take one pass", () => {
  const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
  expect(shapeAnswer(deep, drop("a.a.a.b"))).toBe(deep);
  expect(shapeAnswer(deep, drop("a.a"))).toBe('{"a":{}}');
  const item = `{"id":1,"transcript":"${"x".repeat(500)}"}`;
  const large = `[${`${item},`.repeat(20_000)}${item}]`;
  const start = process.cpuUsage();
  expect(shapeAnswer(large, drop("transcript"))).toBe(`[${'{"id":1},'.repeat(20_000)}{"id":1}]`);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(1_000);
});
