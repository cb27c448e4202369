import { parse as parseToml } from "smol-toml";
import { documentWith, serverOf } from "../test/documents.ts";
import { sectionOf } from "../write/merge-section.ts";
import { renderReadme } from "./render-readme.ts";

const server = (rest: Record<string, unknown> = {}) => serverOf(documentWith({}, rest)).server;
const withKey = (scheme: object, more: Record<string, unknown> = {}) =>
  server({ security: [{ k: [] }], components: { securitySchemes: { k: scheme } }, ...more });

/** The text of every fence of a language, in order. */
function fences(readme: string, language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, text = ""]) => text,
  );
}

describe("a server with a bearer key", () => {
  const model = withKey(
    { type: "http", scheme: "bearer" },
    { info: { title: "Demo", summary: "Says | hello." } },
  );

  test("is one section between markers, with counts, and texts of the document escaped", async () => {
    const readme = await renderReadme(model);
    expect(sectionOf(readme)).toBe(readme.trimEnd());
    expect(readme).toContain("Says \\| hello.");
    expect(readme).toContain("1 tool in 1 group");
  });

  test("every client has a local and a hosted entry that can be parsed", async () => {
    const readme = await renderReadme(model);
    const entries = fences(readme, "json").map((text) => JSON.parse(text));
    const tables = fences(readme, "toml").map((text) => parseToml(text));
    expect(entries).toHaveLength(2 * 7 + 1);
    expect(tables).toHaveLength(2);
    const texts = [...entries, ...tables].map((entry) => JSON.stringify(entry));
    expect(texts.filter((text) => text.includes("/path/to/demo-mcp/dist/index.js"))).toHaveLength(8);
    expect(texts.filter((text) => text.includes("https://mcp.example.com/mcp"))).toHaveLength(9);
    for (const text of texts) expect(text).toContain("DEMO_API_KEY");
  });

  test("names each client, prompts, and messages that the server gives", async () => {
    const readme = await renderReadme(model);
    const titles = [
      "Claude Desktop",
      "Claude Code",
      "Cursor",
      "VS Code",
      "Codex",
      "Windsurf",
      "OpenCode",
      "Gemini CLI",
    ];
    for (const title of [...titles, "OpenAI Responses API", "Any other client"])
      expect(readme).toContain(`### ${title}\n`);
    expect(readme).toContain('- "What can you do with Demo?"');
    expect(readme).toContain("DEMO_API_KEY");
    expect(readme).toMatch(/\| Too many calls\. Wait 30 seconds/);
    expect(readme).toMatch(/\| This server needs your credential\. .* \|/);
  });
});

test.each<[what: string, scheme: object, http: object, want: string[]]>([
  [
    "the header of the API",
    { type: "apiKey", in: "header", name: "X-Key" },
    {},
    ['"X-Key": "<DEMO_API_KEY>"', '--header "X-Key: $DEMO_API_KEY"'],
  ],
  [
    "another HTTP scheme",
    { type: "http", scheme: "Token" },
    {},
    ['"Authorization": "Token <DEMO_API_KEY>"', '| API key; "Token" is put before it |'],
  ],
  [
    "a scheme whose name is no word",
    { type: "http", scheme: "`x`" },
    {},
    ["| API key; its prefix is put before it |"],
  ],
  [
    "the curated query parameter",
    { type: "apiKey", in: "query", name: "k" },
    { keyParameter: "api_key" },
    ["mcp?api_key=<DEMO_API_KEY>"],
  ],
  [
    "the curated address",
    { type: "http", scheme: "bearer" },
    { url: "https://mcp.demo.example/" },
    ['"https://mcp.demo.example/"'],
  ],
])("hosted with %s", async (_, scheme, http, want) => {
  const readme = await renderReadme({ ...withKey(scheme), http });
  for (const text of want) expect(readme).toContain(text);
});

test("an API without credentials is entered without any", async () => {
  const readme = await renderReadme(server({ servers: [{ url: "https://a.example" }] }));
  expect(readme).not.toMatch(/API_KEY|--header|Bearer|needs your credential/);
  expect(fences(readme, "json").every((text) => JSON.parse(text))).toBe(true);
});

test("hostile text closes no section [threat: markdown] [threat: replacement-patterns]", async () => {
  const hostile = await renderReadme(
    server({ info: { title: "Demo", summary: "<!-- mcpgen:end --> <!-- mcpgen:start -->" } }),
  );
  expect(hostile.match(/<!-- mcpgen:/g)).toHaveLength(2);
});

test("the words of a message that stand for a value are no tags [threat: markdown]", async () => {
  const readme = await renderReadme(withKey({ type: "http", scheme: "basic" }));
  const rows = readme.split("\n").filter((line) => line.startsWith("| This server needs"));
  expect(rows).toEqual([expect.stringContaining("Basic &lt;user name and password&gt;")]);
});
