import type { CuratedTool } from "../curation/model.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import { serverOf } from "../test/documents.ts";
import type { GivenNames } from "./plan.ts";

const get = (operationId: string) => ({ get: { operationId, responses: {} } });

/** Name of the tool by path. */
function names(
  paths: Record<string, string>,
  given: Record<string, string>,
  tools: Record<string, CuratedTool> = {},
): Record<string, string> {
  const document = {
    openapi: "3.1.0",
    paths: Object.fromEntries(Object.entries(paths).map(([path, id]) => [path, get(id)])),
  };
  const kept: GivenNames = { tools: new Map(Object.entries(given)) };
  const { server } = serverOf(document, {
    name: "demo",
    given: kept,
    curation: { tools, originOf: () => "here" },
  });
  return Object.fromEntries(
    server.groups.flatMap((group) => group.tools.map(({ name, operation }) => [operation.path, name])),
  );
}

test.each<[what: string, Parameters<typeof names>, want: Record<string, string>]>([
  [
    "a name is kept when the operationId changes",
    [{ "/a": "seeA" }, { "GET /a": "read_a" }],
    { "/a": "read_a" },
  ],
  [
    "and when another operation would win it",
    [{ "/a": "other", "/b": "readA" }, { "GET /a": "read_a" }],
    { "/a": "read_a", "/b": "b_read_a" },
  ],
  [
    "what a person chose wins",
    [{ "/a": "readA" }, { "GET /a": "old" }, { readA: { name: "see" } }],
    { "/a": "see" },
  ],
  [
    "also when it is the name of another tool",
    [{ "/a": "readA", "/b": "readB" }, { "GET /a": "read_a" }, { readB: { name: "READ_A" } }],
    { "/a": "a_read_a", "/b": "READ_A" },
  ],
  ["a name of what is gone is free", [{ "/b": "readA" }, { "GET /a": "read_a" }], { "/b": "read_a" }],
  [
    "a name that an alias stands for is not kept",
    [{ "/a": "readA", "/b": "readB" }, { "GET /a": "old" }, { readB: { aliases: ["old"] } }],
    { "/a": "read_a", "/b": "read_b" },
  ],
])("%s", (_, given, want) => {
  expect(names(...given)).toEqual(want);
});

test.each<[what: string, tools: Record<string, CuratedTool>, said: string]>([
  ["the name of a tool", { readA: { aliases: ["read_b"] } }, '"read_b" is the name of a tool.'],
  ["its own name", { readA: { aliases: ["Read_A"] } }, '"Read_A" is the name of a tool.'],
  ["of two tools", { readA: { aliases: ["x"] }, readB: { aliases: ["x"] } }, '"x" is an alias already.'],
])("an alias that is %s is refused", (_, tools, said) => {
  expect(() => names({ "/a": "readA", "/b": "readB" }, {}, tools)).toThrow(
    new InputError("curation-refused", said),
  );
});

test("names in the environment are kept, unless a person chose others", () => {
  const document = {
    openapi: "3.1.0",
    servers: [{ url: "https://a.example" }],
    paths: { "/a": { get: { security: [{ key: [] }, { more: [] }], responses: {} } } },
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" }, more: { type: "http", scheme: "basic" } },
    },
  };
  const environment = { prefix: "OLD", baseUrl: "OLD_URL", credentials: new Map([["key", ["OLD_API_KEY"]]]) };
  const plan = (chosen?: object) => {
    const { server } = serverOf(document, {
      name: "demo",
      given: { tools: new Map(), environment },
      ...(chosen === undefined ? {} : { curation: { ...chosen, originOf: () => "" } }),
    });
    return [
      server.baseUrlEnvironment,
      ...server.credentials.flatMap(({ definition }) => [...definition.env]),
    ];
  };
  expect(plan()).toEqual(["OLD_URL", "OLD_API_KEY", "OLD_MORE_USERNAME", "OLD_MORE_PASSWORD"]);
  expect(plan({ credentials: { key: { env: "TOKEN" } } })[1]).toBe("TOKEN");
  expect(plan({ environment: { prefix: "NEW" } })).toEqual([
    ...["NEW_BASE_URL", "NEW_KEY_API_KEY", "NEW_MORE_USERNAME", "NEW_MORE_PASSWORD"],
  ]);
});
