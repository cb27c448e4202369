import type { RequestDefinition } from "../tool.ts";
import { applyDefaults } from "./apply-defaults.ts";
import { buildRequest } from "./build-request.ts";

type Arguments = Record<string, unknown>;

test.each<[what: string, given: Arguments, defaults: Arguments | undefined, want: Arguments]>([
  ["none", { a: 1 }, undefined, { a: 1 }],
  ["for one that is left out", { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ["not for one that is given", { a: 1 }, { a: 2 }, { a: 1 }],
  ["not for null", { a: null }, { a: 2 }, { a: null }],
  ["for undefined", { a: undefined }, { a: 2 }, { a: 2 }],
  [
    "of names of prototypes",
    {},
    JSON.parse('{"__proto__":1,"constructor":2}'),
    JSON.parse('{"__proto__":1,"constructor":2}'),
  ],
])("defaults %s", (_, given, defaults, want) => {
  const before = structuredClone(given);
  expect(JSON.stringify(applyDefaults(given, defaults))).toBe(JSON.stringify(want));
  expect(given).toEqual(before);
});

test("the very same arguments when nothing is missing", () => {
  const given = { a: 1 };
  expect(applyDefaults(given, { a: 2 })).toBe(given);
});

const inBody = (argument: string, name: string) =>
  ({ argument, in: "body", name, ...(name.startsWith("/") ? { pointer: true as const } : {}) }) as const;

async function sent(definition: Partial<RequestDefinition>, given: Arguments): Promise<string> {
  const request = await buildRequest({ method: "POST", path: "/", bindings: [], ...definition }, given, {
    baseUrl: new URL("http://a.example"),
    files: { allowed: false, reason: "" },
    authorization: [],
  });
  return `${request.url.pathname}${request.url.search} ${request.body?.toString() ?? ""}`;
}

const json = { contentType: "application/json", kind: "json" } as const;
const lifted = { bindings: [inBody("p", "p"), inBody("c", "/p/c")], body: json };

describe("on the wire", () => {
  test.each<[what: string, definition: Partial<RequestDefinition>, given: Arguments, want: string]>([
    [
      "in the query",
      { bindings: [{ argument: "n", in: "query", name: "limit" }], defaults: { n: 20 } },
      {},
      "/?limit=20 ",
    ],
    [
      "in the path, which no caller gives",
      {
        path: "/o/{org}",
        bindings: [{ argument: "org", in: "path", name: "org" }],
        defaults: { org: "a/b" },
      },
      {},
      "/o/a%2Fb ",
    ],
    ["a lifted value alone makes the object", lifted, { c: 1 }, '/ {"p":{"c":1}}'],
    ["a lifted value wins inside its parent", lifted, { p: { c: 0, d: 2 }, c: 1 }, '/ {"p":{"c":1,"d":2}}'],
    [
      "a lifted default stands where nothing is said",
      { ...lifted, defaults: { c: 9 } },
      { p: { d: 2 } },
      '/ {"p":{"d":2,"c":9}}',
    ],
    [
      "a lifted default gives way to the parent",
      { ...lifted, defaults: { c: 9 } },
      { p: { c: 0 } },
      '/ {"p":{"c":0}}',
    ],
    ["a lifted default gives way to null", { ...lifted, defaults: { c: 9 } }, { p: null }, '/ {"p":null}'],
    [
      "the default of a parent takes a lifted value in",
      { ...lifted, defaults: { p: {} } },
      { c: 1 },
      '/ {"p":{"c":1}}',
    ],
    [
      "a fixed parent takes a lifted value in",
      { bindings: [inBody("c", "/p/c")], body: json, fixed: [{ in: "body", name: "p", value: { d: 2 } }] },
      { c: 1 },
      '/ {"p":{"d":2,"c":1}}',
    ],
    [
      "a fixed value inside wins over the parent",
      {
        bindings: [inBody("p", "p")],
        body: json,
        fixed: [{ in: "body", name: "/p/c", pointer: true, value: 3 }],
      },
      { p: { c: 1, d: 2 } },
      '/ {"p":{"c":3,"d":2}}',
    ],
  ])("%s", async (_, definition, given, want) => {
    const definitions = structuredClone(definition);
    expect(await sent(definition, given)).toBe(want);
    expect(definition).toEqual(definitions);
  });
});
