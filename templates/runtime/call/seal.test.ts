import { createSealer, readHandleKey } from "./seal.ts";

const sealer = createSealer(readHandleKey("a key of many characters"));
const value = ["list_calls", { limit: 5 }, "é"];
const text = sealer.seal(value, "tenant a");

test("what is sealed is opened by whoever has the key, and is safe in a URL", () => {
  expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(text.length).toBeLessThan(100);
  expect(createSealer(readHandleKey("a key of many characters")).open(text, "tenant a")).toEqual(value);
  expect(sealer.seal(value, "tenant a")).not.toBe(text);
});

test.each<[title: string, given: string, bound: string]>([
  ["for another tenant", text, "tenant b"],
  ["with a bit changed at the end", flip(text, -3), "tenant a"],
  ["with a bit changed at the start", flip(text, 2), "tenant a"],
  ["cut short", text.slice(0, -4), "tenant a"],
  ["with letters that are ignored", `${text}=`, "tenant a"],
  ["with others in it", `${text.slice(0, 5)} ${text.slice(5)}`, "tenant a"],
  ["empty", "", "tenant a"],
  ["made up", "A".repeat(90), "tenant a"],
  [
    "with another key",
    createSealer(readHandleKey("another key of many")).seal(value, "tenant a"),
    "tenant a",
  ],
  ["with a key of its own", createSealer(readHandleKey(undefined)).seal(value, "tenant a"), "tenant a"],
])("a handle %s is not opened [threat: tenants]", (_, given, bound) => {
  expect(sealer.open(given, bound)).toBeUndefined();
});

test("a key that could be guessed is refused, and not repeated [threat: tenants]", () => {
  expect(() => readHandleKey("hunter2")).toThrow(/^MCP_HANDLE_KEY is too short: put at least 16/);
  expect(() => readHandleKey("hunter2")).not.toThrow(/hunter2/);
});

function flip(given: string, at: number): string {
  const index = at < 0 ? given.length + at : at;
  return given.slice(0, index) + (given[index] === "A" ? "B" : "A") + given.slice(index + 1);
}
