import { canonical } from "./canonical.ts";

test("sorts keys at every level, leaves arrays, and keeps every name", () => {
  const given = JSON.parse('{"b": [{"z": 1, "a": null}], "__proto__": {"y": 1, "x": 2}, "a": "t"}');
  expect(JSON.stringify(canonical(given))).toBe('{"__proto__":{"x":2,"y":1},"a":"t","b":[{"a":null,"z":1}]}');
});

test("ends below 64 levels", () => {
  let deep: unknown = "end";
  for (let level = 0; level < 10_000; level++) deep = [deep];
  expect(JSON.stringify(canonical(deep))).toBe(`${"[".repeat(65)}null${"]".repeat(65)}`);
});
