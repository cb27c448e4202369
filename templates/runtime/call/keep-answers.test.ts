import { createAnswerStore } from "./keep-answers.ts";

let time = 0;
const storeOf = () => createAnswerStore<string>({ entries: 3, bytes: 100, unusedMs: 50 }, () => time);

test("the longest unused goes first, by number and by size", () => {
  const store = storeOf();
  const [a = "", b = "", c = ""] = ["a", "b", "c"].map((value) => store.keep(value, 10));
  expect(store.find(a)).toBe("a");
  const d = store.keep("d", 10) ?? "";
  expect([a, b, c, d].map((name) => store.find(name))).toEqual(["a", undefined, "c", "d"]);
  const e = store.keep("e", 85) ?? "";
  expect([a, c, d, e].map((name) => store.find(name))).toEqual([undefined, undefined, "d", "e"]);
});

test("what is too large is not kept, and takes nothing away", () => {
  const store = storeOf();
  const a = store.keep("a", 100) ?? "";
  expect(store.keep("b", 101)).toBeUndefined();
  expect(store.find(a)).toBe("a");
});

test("what is unused goes, and use keeps it", () => {
  const store = storeOf();
  const a = store.keep("a", 1) ?? "";
  const b = store.keep("b", 1) ?? "";
  time += 30;
  expect(store.find(a)).toBe("a");
  time += 30;
  expect([store.find(b), store.find(a), store.find("c")]).toEqual([undefined, "a", undefined]);
});
