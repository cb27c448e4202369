import { type Selection, selectPath } from "./select-path.ts";

const text = '{ "items" : [ {"id":1,"a.b":{"c":"x"}} , {"id":12345678901234567890,"t":[[5,6]]} ], "n":"1" }';

test.each<[path: string, want: Selection]>([
  ["", { text }],
  ["$", { text }],
  ["n", { text: '{"n":"1"}' }],
  ["items.1.id", { text: '{"items":[{"id":12345678901234567890}]}' }],
  ["$.items[1].id", { text: '{"items":[{"id":12345678901234567890}]}' }],
  ["/items/1/id", { text: '{"items":[{"id":12345678901234567890}]}' }],
  ["/items/0/a.b/c", { text: '{"items":[{"a.b":{"c":"x"}}]}' }],
  ["items.0.a\\.b.c", { text: '{"items":[{"a.b":{"c":"x"}}]}' }],
  ["items.1.t.0.1", { text: '{"items":[{"t":[[6]]}]}' }],
  ["items.id", { text: '{"items":[ {"id":1} , {"id":12345678901234567890} ]}' }],
  ["items[*].id", { text: '{"items":[ {"id":1} , {"id":12345678901234567890} ]}' }],
  ["items.2", { reached: "items" }],
  ["items.0.a\\.b.d", { reached: "items.0.a\\.b", names: ["c"] }],
  ["n.x", { reached: "n" }],
  ["__proto__", { reached: "", names: ["items", "n"] }],
])("%s", (path, want) => {
  expect(selectPath(text, path)).toEqual(want);
});

test("a text that breaks off stays one", () => {
  expect(selectPath('{"a":[1,2,{"b":', "a")).toEqual({ text: '{"a":[1,2,{"b":' });
  expect(selectPath('{"a":[1,2,{"b":', "c")).toEqual({ reached: "", names: ["a"] });
});
