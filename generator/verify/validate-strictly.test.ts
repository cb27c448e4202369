import { validateStrictly } from "./validate-strictly.ts";

const validate = async (root: object) =>
  (await validateStrictly({ name: "api.json", location: "api.json", root })).map(
    ({ code, origin }) => `${code} ${origin}`,
  );

const info = { title: "Demo", version: "1" };
const operation = { get: { responses: { "200": { description: "ok" } } } };

test.each<[what: string, root: object, want: string[] | RegExp]>([
  ["3.1", { openapi: "3.1.0", info, paths: { "/a": operation } }, []],
  ["3.0", { openapi: "3.0.3", info, paths: { "/a": operation } }, []],
  ["2.0", { swagger: "2.0", info, paths: { "/a": operation } }, []],
  [
    "3.2 is newer than the validator",
    { openapi: "3.2.0", info, paths: {} },
    ["strict-validation-skipped api.json#"],
  ],
  ["no title", { openapi: "3.0.3", info: { version: "1" }, paths: {} }, /^not-valid api\.json#\/info/],
  [
    "an operation that is a text",
    { openapi: "3.0.3", info, paths: { "/a": { get: "x" } } },
    /^not-valid api\.json#\/paths\/~1a\/get/,
  ],
  [
    "a reference to nothing",
    { openapi: "3.0.3", info, paths: { "/a": { $ref: "#/gone" } } },
    /^not-valid api\.json#/,
  ],
])("%s", async (_, root, want) => {
  const said = await validate(root);
  if (want instanceof RegExp) expect(said[0]).toMatch(want);
  else expect(said).toEqual(want);
});

test("what is given is not changed", async () => {
  const root = {
    openapi: "3.0.3",
    info,
    paths: { "/a": { get: { responses: { "200": { $ref: "#/components/responses/ok" } } } } },
    components: { responses: { ok: { description: "ok" } } },
  };
  const before = structuredClone(root);
  expect(await validate(root)).toEqual([]);
  expect(root).toEqual(before);
});
