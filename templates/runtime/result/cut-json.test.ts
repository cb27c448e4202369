import { cutJson, type JsonCut } from "./cut-json.ts";
import { isDeeperThan } from "./scan-json.ts";
import { openSlices } from "./slice-json.ts";

const restAt = (at: number[], within = 0) => ({ at, within });

describe("cutJson", () => {
  test.each<[title: string, text: string, max: number, complete: boolean, want: JsonCut | undefined]>([
    [
      "array, complete",
      "[1,2,3,4,5]",
      7,
      true,
      { text: "[1,2,3]", keptElements: 3, totalElements: 5, rest: restAt([3]) },
    ],
    ["array, broken off", "[1,2,3,4", 7, false, { text: "[1,2,3]", keptElements: 3, rest: restAt([3]) }],
    [
      "broken off within a number",
      "[10,20,3",
      99,
      false,
      { text: "[10,20]", keptElements: 2, rest: restAt([2]) },
    ],
    [
      "broken off within a string",
      '[{"a":1},{"a":"x',
      99,
      false,
      { text: '[{"a":1}]', keptElements: 1, rest: restAt([1]) },
    ],
    [
      "first element too long",
      '["aaaaaaaaaaaa",1]',
      8,
      true,
      { text: "[]", keptElements: 0, totalElements: 2, rest: restAt([0]) },
    ],
    [
      "elements stay whole",
      '[{"a":[1,2,3],"b":2},{"a":[1,',
      99,
      false,
      { text: '[{"a":[1,2,3],"b":2}]', keptElements: 1, rest: restAt([1]) },
    ],
    ["object members", '{"a":1,"b":2,"c', 99, false, { text: '{"a":1,"b":2}', rest: restAt([2]) }],
    ["nothing fits", '{"aaaaaaaa":1', 99, false, { text: "{}", rest: restAt([0]) }],
    [
      "nested array, broken off",
      '{"n":1,"data":[1,2,3',
      99,
      false,
      { text: '{"n":1,"data":[1,2]}', keptElements: 2, member: '"data"', rest: restAt([1, 2]) },
    ],
    [
      "nested array, complete: what follows it stays",
      '{"data":[{"x":"],["},11,22,33,44,55,66,77,88,99],"next":"abc"}',
      44,
      true,
      {
        text: '{"data":[{"x":"],["},11,22,33],"next":"abc"}',
        keptElements: 4,
        totalElements: 10,
        member: '"data"',
        rest: restAt([0, 4], 1),
      },
    ],
    [
      "array below two objects",
      '{"a":{"b":[1,2,3',
      99,
      false,
      { text: '{"a":{"b":[1,2]}}', keptElements: 2, member: '"b"', rest: restAt([0, 0, 2]) },
    ],
    [
      "quotes and backslashes",
      '["a\\"],","\\\\",3',
      99,
      false,
      { text: '["a\\"],","\\\\"]', keptElements: 2, rest: restAt([2]) },
    ],
    ["a long string at the root", '"aaaaaaaaaaaaa"', 5, true, undefined],
    ["not JSON", "<html>[1,2", 99, false, undefined],
    [
      "brackets that do not match",
      "[1,2},3,",
      99,
      false,
      { text: "[1]", keptElements: 1, rest: restAt([1]) },
    ],
  ])("%s", (_, text, max, complete, want) => {
    expect(cutJson(text, max, complete)).toEqual(want);
    if (want !== undefined) expect(want.text.length).toBeLessThanOrEqual(Math.max(max, 2));
  });

  test("every prefix of a document gives valid JSON of the same root, within the cap", () => {
    const text = JSON.stringify({
      a: [1, { b: [2, "x,]}"] }],
      c: { d: ['"\\', null, true], e: {} },
      f: [[1, 2], [3]],
    });
    for (let length = 1; length < text.length; length += 1) {
      const cut = cutJson(text.slice(0, length), length + 4, false);
      expect(typeof JSON.parse(cut?.text ?? "null")).toBe("object");
      expect(cut?.text.startsWith("{")).toBe(true);
    }
    for (let max = 2; max < text.length; max += 1) {
      const cut = cutJson(text, max, true);
      expect(cut?.text.length).toBeLessThanOrEqual(max);
      JSON.parse(cut?.text ?? "");
      expect(cut && openSlices(text, cut.rest, 9_999)()?.text).toEqual(expect.stringMatching(/^\{/));
    }
  });

  test("a million levels are no problem", () => {
    const started = performance.now();
    expect(cutJson("[".repeat(1_000_000), 1_000, false)).toEqual({
      text: "[]",
      keptElements: 0,
      rest: restAt([0]),
    });
    expect(cutJson('{"a":[1,'.repeat(300_000), 1_000_000, false)).toEqual({
      text: '{"a":[1]}',
      keptElements: 1,
      member: '"a"',
      rest: restAt([0, 1]),
    });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("isDeeperThan", () => {
  test.each<[text: string, limit: number, want: boolean]>([
    ["[[[]]]", 3, false],
    ["[[[]]]", 2, true],
    ['["[[[[["]', 2, false],
    ["[[],[],[],[]]", 2, false],
    ['{"a":{"b":{}}}', 2, true],
  ])("%s beyond %i: %s", (text, limit, want) => {
    expect(isDeeperThan(text, limit)).toBe(want);
  });
});
