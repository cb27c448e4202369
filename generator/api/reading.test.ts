import { placeIn, readingOf, told } from "../test/documents.ts";
import {
  child,
  entries,
  escapeKey,
  follow,
  members,
  originOf,
  type Place,
  type Reading,
  readOnce,
  shown,
  text,
} from "./reading.ts";

test("child finds own properties only, and says where [threat: prototype-names]", () => {
  const root = { "a/b": { "c~d": [1, 2] } };
  const place = child(placeIn(root), "a/b", "c~d", 1);
  expect([place.value, originOf(place)]).toEqual([2, "api.json#/a~1b/c~0d/1"]);
  expect(child(placeIn(root), "toString").value).toBeUndefined();
  expect(child(placeIn("text"), "length").value).toBeUndefined();
});

test("entries are sorted, members have their places, and neither throws on what is none", () => {
  expect(entries(placeIn({ b: 1, a: 2 })).map(([key]) => key)).toEqual(["a", "b"]);
  expect(members(placeIn(["x"])).map(originOf)).toEqual(["api.json#/0"]);
  expect([entries(placeIn([1])), entries(placeIn(null)), members(placeIn({}))]).toEqual([[], [], []]);
});

test.each<[given: unknown, want: string | undefined]>([
  ["a", "a"],
  [" ", undefined],
  [1, "1"],
  [false, "false"],
  [null, undefined],
  [{}, undefined],
])("text(%j) is %j", (given, want) => {
  expect(text(given)).toBe(want);
});

test("escapeKey follows RFC 6901", () => {
  expect([escapeKey("a/b~c"), escapeKey(0), escapeKey("")]).toEqual(["a~1b~0c", "0", ""]);
});

test("shown is quoted, in one line and capped", () => {
  expect(shown('a\n"b"')).toBe('"a\\n\\"b\\""');
  expect(shown("x".repeat(500)).length).toBe(118);
  expect(shown(undefined)).toBe("undefined");
});

describe("readOnce", () => {
  const read = (reading: Reading, { value }: Place) => {
    if (value === "lost")
      reading.losses.push({ code: "link-ignored", subject: "", owner: "", place, sentence: () => "" });
    return { value };
  };
  const place = placeIn({ a: 1 }, "a");
  test("gives what was read at a place before", () => {
    const { reading } = readingOf({});
    expect(readOnce(reading, place, read)).toBe(readOnce(reading, place, read));
    expect(readOnce(reading, { ...place }, read)).not.toBe(readOnce(reading, place, read));
  });

  test("reads again what loses something, since each operation is told of it", () => {
    const { reading } = readingOf({});
    const losing = placeIn({ a: "lost" }, "a");
    readOnce(reading, losing, read);
    readOnce(reading, losing, read);
    expect(reading.losses.length).toBe(2);
  });
});

describe("follow", () => {
  const root = {
    a: { $ref: "#/b" },
    b: { $ref: "#/c" },
    c: { value: 1 },
    loop: { $ref: "#/loop" },
    gone: { $ref: "#/x" },
  };
  test.each<[key: string, want: string | undefined, said: string[]]>([
    ["a", "api.json#/c", []],
    ["c", "api.json#/c", []],
    ["loop", undefined, ["reference-not-found #/loop"]],
    ["gone", undefined, ["reference-not-found #/gone"]],
  ])("%s", (key, want, said) => {
    const { reading, found } = readingOf(root);
    const place = follow(reading, placeIn(root, key));
    expect(place && originOf(place)).toBe(want);
    expect(told(found)).toEqual(said);
  });
});
