import { shuffleKeys } from "../test/shuffle-keys.ts";
import { hashDocument } from "./hash-document.ts";

const document = {
  openapi: "3.1.0",
  paths: { "/a": { get: { tags: ["x", "y"], deprecated: false } }, "/b": { get: { tags: [] } } },
  info: { title: "A", version: "1" },
};

test.each([1, 2, 3])("keys in another order change nothing (seed %d)", (seed) => {
  expect(hashDocument(shuffleKeys(document, seed))).toBe(hashDocument(document));
});

test("whatever else changes, changes the hash", () => {
  const edited: ((copy: typeof document) => unknown)[] = [
    (copy) => copy.paths["/a"].get.tags.reverse(),
    (copy) => copy.paths["/a"].get.tags.push("z"),
    (copy) => Object.assign(copy.info, { version: 1 }),
    (copy) => Object.assign(copy.info, { version: null }),
    (copy) => Object.assign(copy.info, { title: "1", version: "A" }),
    (copy) => Object.assign(copy.paths["/a"].get, { deprecated: "false" }),
    (copy) => Object.assign(copy.paths, { "/a": copy.paths["/b"], "/b": copy.paths["/a"] }),
    (copy) => Object.assign(copy.paths["/b"].get, { tags: {} }),
    (copy) => Object.assign(copy, { extra: {} }),
    () => undefined,
  ];
  const hashes = edited.map((edit) => {
    const copy = structuredClone(document);
    edit(copy);
    return hashDocument(copy);
  });
  expect(new Set(hashes).size).toBe(edited.length);
  expect(hashes.every((hash) => /^[0-9a-f]{16}$/.test(String(hash)))).toBe(true);
});

test("one that is nested too deep has none", () => {
  const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
  expect(hashDocument(nested(500))).toMatch(/^[0-9a-f]{16}$/);
  expect(hashDocument(nested(501))).toBeUndefined();
});
