import { jsonText } from "./json-text.ts";

test.each<[given: unknown, want: string]>([
  [{ a: [1, "b", null] }, '{"a":[1,"b",null]}'],
  [undefined, ""],
  [9_007_199_254_740_993n, "9007199254740993"],
  [{ ids: [-9_223_372_036_854_775_808n], text: '"1"' }, '{"ids":[-9223372036854775808],"text":"\\"1\\""}'],
])("jsonText(%p)", (given, want) => {
  expect(jsonText(given)).toBe(want);
});

test("what is no JSON stays a fault", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(() => jsonText(circle)).toThrow(TypeError);
});
