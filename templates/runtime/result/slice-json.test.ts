import { openSlices, type Position } from "./slice-json.ts";

const root: Position = { at: [0], within: 0 };

function all(text: string, max: number, start: Position = root) {
  const next = openSlices(text, start, max);
  const slices = [];
  for (let slice = next(); slice !== undefined; slice = next()) slices.push(slice);
  return slices;
}

const texts = (text: string, max: number, start?: Position) =>
  all(text, max, start).map((slice) => slice.text);

test.each<[title: string, text: string, max: number, want: string[]]>([
  ["an array", "[1,2,3,4,5]", 5, ["[1,2]", "[3,4]", "[5]"]],
  ["an object", '{"a":1,"b":2,"c":3}', 14, ['{"a":1,"b":2}', '{"c":3}']],
  [
    "what fits alone is not divided",
    '[{"a":1,"b":2},{"a":3,"b":4}]',
    20,
    ['[{"a":1,"b":2}]', '[{"a":3,"b":4}]'],
  ],
  [
    "what does not is",
    '{"n":1,"data":[11,22,33,44]}',
    16,
    ['{"n":1}', '{"data":[11,22]}', '{"data":[33,44]}'],
  ],
  [
    "what follows a list stays in its place",
    '{"d":[1,2,3,4,5,6],"n":1}',
    14,
    ['{"d":[1,2,3]}', '{"d":[4,5,6]}', '{"n":1}'],
  ],
  ["a long string", '["abcdefgh\\u00e9",1]', 1_010, ['["abcdefgh\\u00e9",1]']],
  ["white space", "[ 1 ,\n 22 , 3 ]", 6, ["[1,22]", "[3]"]],
  ["nothing", "[]", 5, ["[]"]],
  ["a number too long", "[1,2222222222,3]", 6, ["[1]", "[2222222222]", "[3]"]],
  ["broken off", '[{"a":1},{"b":2},{"c":3,"d":', 20, ['[{"a":1},{"b":2}]', '[{"c":3}]']],
])("%s", (_, text, max, want) => {
  expect(texts(text, max)).toEqual(want);
});

test("a string of the root, and one within, are divided between characters", () => {
  const long = `${"a".repeat(998)}\\ud83d\\ude00\\n😀${"b".repeat(2_000)}`;
  for (const [text, start] of [
    [`"${long}"`, root],
    [`{"x":{"y":["${long}"]}}`, root],
  ] as const) {
    const parts = all(text, 1_020, start);
    expect(parts.length).toBeGreaterThan(2);
    const strings = parts.map((part) => {
      const value = JSON.parse(part.text);
      return typeof value === "string" ? value : value.x.y[0];
    });
    expect(strings.join("")).toBe(JSON.parse(`"${long}"`));
    for (const each of strings) expect(each.isWellFormed?.() ?? !/^[\udc00-\udfff]/.test(each)).toBe(true);
  }
});

test("only the array to which the first steps lead is read", () => {
  const text = '{"a":{"b":[0,1,2,3,4,5]},"c":[9]}';
  expect(texts(text, 16, { at: [0, 0, 2], within: 2 })).toEqual([
    '{"a":{"b":[2]}}',
    '{"a":{"b":[3]}}',
    '{"a":{"b":[4]}}',
    '{"a":{"b":[5]}}',
  ]);
  expect(texts(text, 18, { at: [0, 0, 4], within: 2 })).toEqual(['{"a":{"b":[4,5]}}']);
});

test.each<[text: string, at: number[]]>([
  ["[1,2]", [7]],
  ["[1,2]", [0, 0, 3]],
  ['{"a":1}', [0, 0]],
  ['["x"]', [0, 99, 1]],
  ["", [0]],
])("a place that %s does not have: %j", (text, at) => {
  const [slice] = all(text, 100, { at, within: 0 });
  expect(slice?.next).toBeUndefined();
});

test("each slice says where it begins", () => {
  const text = '{"a.b":[[1,2],[3,4]],"c":"x"}';
  expect(all(text, 15).map(({ from }) => from)).toEqual(["a\\.b", "a\\.b.1", "c"]);
});

/** Puts slices together again: what a reader would do. */
function merge(target: unknown, part: unknown, at: string[]): unknown {
  if (typeof part === "string" && typeof target === "string" && at.length === 0) return target + part;
  if (target === undefined) return part;
  if (Array.isArray(part) && Array.isArray(target)) {
    const [step, ...rest] = at;
    const items = [...target];
    for (const [offset, item] of part.entries()) {
      const index = Number(step) + offset;
      items[index] = offset === 0 && index < items.length ? merge(items[index], item, rest) : item;
    }
    return items;
  }
  const result: Record<string, unknown> = { ...(target as object) };
  for (const [index, [name, value]] of Object.entries(part as object).entries())
    result[name] =
      index === 0 && Object.hasOwn(result, name) ? merge(result[name], value, at.slice(1)) : value;
  return result;
}

test("whatever the sizes, the slices hold everything, each is valid, and each can be entered anew", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const make = (depth: number): unknown => {
    const kind = random(depth > 4 ? 3 : 6);
    if (kind === 0) return random(1_000_000);
    if (kind === 1) return null;
    if (kind === 2) return 'x\\"]}é,{['.repeat(random(400));
    if (kind < 5) return Array.from({ length: random(7) }, () => make(depth + 1));
    return Object.fromEntries(Array.from({ length: random(7) }, (_, i) => [`k${i}`, make(depth + 1)]));
  };
  for (let round = 0; round < 150; round += 1) {
    const value = [make(0), make(0), { z: make(0) }];
    const text = JSON.stringify(value, null, round % 3);
    const max = 1_100 + random(3_000);
    let whole: unknown;
    let start: Position | undefined = root;
    for (const slice of all(text, max)) {
      expect(slice.text.length).toBeLessThanOrEqual(max);
      const again: { text: string } | undefined = openSlices(text, start as Position, max)();
      expect(again?.text).toBe(slice.text);
      whole = merge(whole, JSON.parse(slice.text), slice.from.split("."));
      start = slice.next;
    }
    expect(start).toBeUndefined();
    expect(whole).toEqual(value);
  }
});

test("a million levels are shown as null, and no problem", () => {
  const deep = `[${"[".repeat(1_000_000)}${"]".repeat(1_000_000)},1]`;
  const [first, ...others] = all(deep, 1_000);
  expect(others).toEqual([]);
  expect(first?.leftOut).toBe(1);
  expect(JSON.parse(first?.text ?? "").at(-1)).toBe(1);
});
