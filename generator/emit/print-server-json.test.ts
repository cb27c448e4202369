import { curatedServer } from "../test/curated.ts";
import { documentWith } from "../test/documents.ts";
import { faultsBySchema } from "../test/published-schema.ts";
import { printPackageJson } from "./print-package-json.ts";
import { printServerJson } from "./print-server-json.ts";

type Choices = Parameters<typeof curatedServer>[1];
type Json = Record<string, unknown>;

const schemes = {
  none: {},
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic" },
  header: { type: "apiKey", in: "header", name: "X-Key" },
  query: { type: "apiKey", in: "query", name: "key" },
  oauth: {
    type: "oauth2",
    flows: { clientCredentials: { tokenUrl: "https://a.example/token", scopes: {} } },
  },
  certificate: { type: "mutualTLS" },
};

function modelWith(kind: keyof typeof schemes, choices: Choices = {}, more: object = {}) {
  const secured =
    kind === "none" ? {} : { security: [{ k: [] }], components: { securitySchemes: { k: schemes[kind] } } };
  return curatedServer(
    documentWith({}, { servers: [{ url: "https://api.acme.com" }], ...secured, ...more }),
    choices,
  );
}

const print = (...given: Parameters<typeof modelWith>): Json => printServerJson(modelWith(...given)) as Json;
const hosted: Choices = { http: { url: "https://mcp.acme.com/v1/{a}/mcp" } };
const everything: Choices = {
  repository: "https://github.com/acme/acme-mcp",
  description: "Places calls. ".repeat(30).trim(),
  title: `A very long ${"title ".repeat(18)}`.trim(),
  version: "1.2.3-rc.1",
  icons: [
    { src: "https://acme.com/a.png", mimeType: "image/png", sizes: ["48x48"] },
    { src: "data:image/png;base64,AA==" },
    { src: "https://acme.com/a.gif", mimeType: "image/gif" },
    { src: `https://acme.com/${"a".repeat(300)}.png` },
  ],
  ...hosted,
};

describe.each(Object.keys(schemes) as (keyof typeof schemes)[])("a server with %s", (kind) => {
  test.each<[what: string, choices: Choices]>([
    ["nothing said", {}],
    ["hosted", hosted],
    ["hosted without SSE", { http: { ...hosted.http, sse: false } }],
    ["a key in the address", { http: { ...hosted.http, keyParameter: "api_key" } }],
    ["everything said", everything],
  ])("%s: fits the published schema", (_, choices) => {
    expect(faultsBySchema("server-json-2025-12-11", print(kind, choices))).toEqual([]);
  });
});

test("the schema can be failed", () => {
  const bad = { ...print("bearer"), description: "x".repeat(101), name: "no-slash" };
  expect(faultsBySchema("server-json-2025-12-11", bad)).toHaveLength(2);
});

test("its name is mcpName of package.json, its version and package are the same", () => {
  for (const choices of [{}, everything, { mcpName: "dev.acme/x", package: "@acme/tools" }]) {
    const model = modelWith("bearer", choices);
    const manifest = printPackageJson(model, {}) as Json;
    const entry = printServerJson(model) as Json & { packages: Json[] };
    expect(entry.name).toBe(manifest.mcpName);
    expect([entry.version, entry.packages[0]?.version]).toEqual([manifest.version, manifest.version]);
    expect(entry.packages[0]?.identifier).toBe(manifest.name);
  }
});

test.each<[kind: keyof typeof schemes, want: [name: string, isRequired: boolean, isSecret: boolean][]]>([
  ["none", []],
  ["bearer", [["DEMO_API_KEY", true, true]]],
  [
    "basic",
    [
      ["DEMO_USERNAME", true, false],
      ["DEMO_PASSWORD", true, true],
    ],
  ],
  [
    "oauth",
    [
      ["DEMO_CLIENT_ID", false, false],
      ["DEMO_CLIENT_SECRET", false, true],
      ["DEMO_ACCESS_TOKEN", false, true],
    ],
  ],
])("the environment of a server with %s", (kind, want) => {
  const { packages } = print(kind) as { packages: { environmentVariables: Json[] }[] };
  expect(
    packages[0]?.environmentVariables.map(({ name, isRequired, isSecret }) => [name, isRequired, isSecret]),
  ).toEqual(want);
});

test("a base URL that the document does not name is asked for", () => {
  const { packages } = print("none", {}, { servers: [] }) as { packages: { environmentVariables: Json[] }[] };
  expect(packages[0]?.environmentVariables).toMatchObject([
    { name: "DEMO_BASE_URL", isRequired: true, isSecret: false },
  ]);
});

test.each<[what: string, choices: Choices, want: unknown]>([
  ["not hosted", {}, undefined],
  [
    "hosted",
    hosted,
    [
      { type: "streamable-http", url: "https://mcp.acme.com/v1/%7Ba%7D/mcp", headers: [{ name: "X-Key" }] },
      {
        type: "sse",
        url: "https://mcp.acme.com/sse",
        headers: [{ value: "{DEMO_API_KEY}", isSecret: true }],
      },
    ],
  ],
  ["without the legacy transport", { http: { ...hosted.http, sse: false } }, [{ type: "streamable-http" }]],
  [
    "a key in the address is a variable",
    { http: { url: "https://mcp.acme.com/mcp", keyParameter: "api_key", sse: false } },
    [
      {
        url: "https://mcp.acme.com/mcp?api_key={DEMO_API_KEY}",
        variables: { DEMO_API_KEY: { isRequired: true, isSecret: true } },
      },
    ],
  ],
])("remotes: %s [threat: package-files]", (_, choices, want) => {
  const { remotes } = print("header", choices);
  if (want === undefined) expect(remotes).toBeUndefined();
  else {
    expect(remotes).toMatchObject(want as object);
    expect(remotes).toHaveLength((want as unknown[]).length);
  }
});

test("icons that the registry refuses are left out, and the repository says where it is kept", () => {
  const entry = print("none", everything);
  expect(entry.icons).toEqual(everything.icons?.slice(0, 1));
  expect(entry.repository).toEqual({ url: "https://github.com/acme/acme-mcp", source: "github" });
  expect(print("none", { repository: "https://git.acme.com/a/b" }).repository).toMatchObject({
    source: "git.acme.com",
  });
});
