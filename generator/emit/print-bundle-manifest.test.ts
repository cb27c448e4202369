import { curatedServer } from "../test/curated.ts";
import { documentWith } from "../test/documents.ts";
import { faultsBySchema } from "../test/published-schema.ts";
import { emitPackage } from "./emit.ts";
import { printBundleManifest } from "./print-bundle-manifest.ts";

type Choices = Parameters<typeof curatedServer>[1];

const document = (more: object = {}) =>
  documentWith(
    { description: `Reads it.\n${"More. ".repeat(100)}` },
    {
      servers: [{ url: "https://api.acme.com" }],
      security: [{ k: [] }],
      components: { securitySchemes: { k: { type: "http", scheme: "bearer" } } },
      ...more,
    },
  );
const print = (choices: Choices, more: object = {}) =>
  printBundleManifest(curatedServer(document(more), choices)) as Record<string, unknown> & {
    server: { mcp_config: { env: Record<string, string>; args: string[] } };
    user_config?: Record<string, Record<string, unknown>>;
    tools: { name: string; description: string }[];
  };

test.each<[what: string, choices: Choices, more: object]>([
  ["as the document has it", {}, {}],
  ["with a scope and a repository", { package: "@acme/x", repository: "https://github.com/acme/x" }, {}],
  ["without a credential", {}, { security: [], components: {} }],
  ["without a base URL", {}, { servers: [] }],
  ["with certificates", {}, { components: { securitySchemes: { k: { type: "mutualTLS" } } } }],
])("%s it fits the published schema, and asks for all that it hands over", (_, choices, more) => {
  const manifest = print(choices, more);
  expect(faultsBySchema("mcpb-manifest-0.3", manifest)).toEqual([]);
  const asked = Object.keys(manifest.user_config ?? {}).map((key) => `\${user_config.${key}}`);
  expect(Object.values(manifest.server.mcp_config.env)).toEqual(asked);
  for (const { required, default: value } of Object.values(manifest.user_config ?? {}))
    expect(required === true || value === "").toBe(true);
});

test("a secret is asked for as one, under its own name", () => {
  expect(print({}).user_config).toEqual({
    demo_api_key: {
      type: "string",
      title: "DEMO_API_KEY",
      description: "Bearer token or API key",
      required: true,
      sensitive: true,
    },
  });
});

test("tools are those that are listed at first, in short", () => {
  const { tools, tools_generated } = print({});
  expect(tools).toHaveLength(1);
  expect(tools[0]?.description.length).toBeLessThanOrEqual(200);
  expect(tools_generated).toBeUndefined();
});

test("only a curation that wants it gets its files and its script", async () => {
  const filesOf = async (choices: Choices) => {
    const options = { templates: new Map(), versions: {}, diagnostics: [], tokens: 1 };
    const files = await emitPackage(curatedServer(document(), choices), options);
    const { scripts } = JSON.parse(files.get("package.json")?.contents ?? "");
    return [files.get("manifest.json")?.ownership, files.has(".mcpbignore"), scripts.bundle];
  };
  expect(await filesOf({})).toEqual([undefined, false, undefined]);
  expect(await filesOf({ mcpb: true, package: "@acme/tools" })).toEqual([
    "generated",
    true,
    expect.stringMatching(
      /^npm run build && npx --yes @anthropic-ai\/mcpb@\d+\.\d+\.\d+ pack \. tools\.mcpb$/,
    ),
  ]);
});
