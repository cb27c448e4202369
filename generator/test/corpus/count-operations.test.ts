import { countOperations } from "./count-operations.ts";

describe("countOperations", () => {
  test.each([
    { given: "nothing", root: {}, want: 0 },
    { given: "two methods of a path", root: { paths: { "/a": { get: {}, POST: {} } } }, want: 2 },
    {
      given: "what is no method",
      root: { paths: { "/a": { parameters: [], summary: "", "x-get": {} } } },
      want: 0,
    },
    { given: "an extension among the paths", root: { paths: { "x-a": { get: {} } } }, want: 0 },
    { given: "an operation that is null", root: { paths: { "/a": { get: null } } }, want: 0 },
    { given: "paths of an extension", root: { paths: {}, "x-ms-paths": { "/a?b": { get: {} } } }, want: 1 },
    {
      given: "a path that refers to another",
      root: { paths: { "/a": { get: {}, put: {} }, "/b": { $ref: "#/paths/~1a" } } },
      want: 4,
    },
  ])("$given", ({ root, want }) => {
    expect(countOperations(root)).toBe(want);
  });
});
