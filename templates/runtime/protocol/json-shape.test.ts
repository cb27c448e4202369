import { findShapeFault } from "./json-shape.ts";

const limits = { depth: 3, elements: 5 };

describe("findShapeFault", () => {
  test.each([
    ["an object", '{"a":1}', undefined],
    ["as deep as allowed", "[[[1]]]", undefined],
    ["one too deep", "[[[[1]]]]", /deeper than 3/],
    ["objects count as depth", '{"a":{"a":{"a":{}}}}', /deeper than 3/],
    ["as many as allowed", "[1,2,3,4,5]", undefined],
    ["one too many", "[1,2,3,4,5,6]", /more than 5 elements/],
    ["empty containers count", "[[],[],[]]", /more than 5 elements/],
    ["brackets in a string", '"[[[[[[[,,,,,,,"', undefined],
    ["an escaped quote", '["\\"[[[[,,,,,,"]', undefined],
    ["an escaped backslash before the quote", '["\\\\",[[[1]]]]', /deeper than 3/],
    ["a string that does not end", '["[[[[[', undefined],
    ["side by side is not deep", "[[1],[2]]", undefined],
    ["more closed than opened", "]]]]", undefined],
  ])("%s [threat: http]", (_title, given, want) => {
    if (want === undefined) expect(findShapeFault(given, limits)).toBeUndefined();
    else expect(findShapeFault(given, limits)).toMatch(want);
  });

  test("a hundred thousand levels are told without recursion [threat: http]", () => {
    expect(findShapeFault("[".repeat(100_000), { depth: 100, elements: 1e9 })).toMatch(/deeper than 100/);
  });

  test("a megabyte of escaped quotes takes linear time [threat: http]", () => {
    const started = performance.now();
    findShapeFault(`"${'\\"'.repeat(500_000)}"`, limits);
    findShapeFault(`"${"\\".repeat(1_000_000)}"`, limits);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
