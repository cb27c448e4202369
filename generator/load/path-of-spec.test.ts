import { pathToFileURL } from "node:url";
import { onPosix } from "../test/where-possible.ts";
import { pathOfSpec } from "./path-of-spec.ts";

test.each(["specs/a.yaml", "C:\\specs\\a.yaml", "file.yaml", "a b#c.yaml"])("%s is a path", (spec) => {
  expect(pathOfSpec(spec)).toBe(spec);
});

test("a URL of a file", () => {
  const path = import.meta.filename;
  expect(pathOfSpec(pathToFileURL(path).href)).toBe(path);
});

test.each([
  // On Windows the host of a share.
  ...(onPosix ? ["file://elsewhere.example/x.yaml"] : []),
  "file:///a%2Fb.yaml",
  "file:///a%zz.yaml",
  "file://[",
])("%s names no file", (spec) => {
  expect(() => pathOfSpec(spec)).toThrow(`${spec} names no file of this machine.`);
});
