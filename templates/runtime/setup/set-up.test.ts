import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { canLinkFiles, onPosix, testWithLinks } from "../../../generator/test/where-possible.ts";
import type { ServerDefinition } from "../tool.ts";
import { clients } from "./clients.ts";
import { type Installation, type SetUpOptions, setUp } from "./set-up.ts";

const server: ServerDefinition = {
  name: "acme",
  title: "Acme",
  version: "1.0.0",
  environmentPrefix: "ACME",
  groups: [],
  securitySchemes: { key: { type: "bearer", env: ["ACME_API_KEY"] } },
  baseUrls: { default: { url: "https://api.acme.example" } },
  baseUrlEnvironment: "ACME_BASE_URL",
};

/** How Cursor refers to the variable. */
const reference = `$${"{env:ACME_API_KEY}"}`;

const homes = mkdtempSync(join(tmpdir(), "mcpgen-homes-"));
afterAll(() => rmSync(homes, { recursive: true, force: true }));

function machine(env: Record<string, string> = {}): Installation {
  const home = mkdtempSync(join(homes, "home-"));
  return { platform: "linux", home, env, node: "/opt/node", script: "/srv/acme-mcp/dist/index.js" };
}

function run(options: Partial<SetUpOptions>, on: Installation, definition = server): string {
  let said = "";
  setUp(definition, { dryRun: false, flags: [], ...options }, on, (text) => {
    said += text;
  });
  return said;
}

test.each(clients.map(({ name }) => [name]))(
  "%s: writes, keeps the others, and a second time changes nothing",
  (name) => {
    const on = machine({ ACME_API_KEY: "secret-value" });
    const client = clients.find((each) => each.name === name);
    const file = client?.file(on) ?? "";
    const others = client?.format === "toml" ? 'model = "x"\n' : '{\n  "theme": "dark"\n}\n';
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, others, { mode: 0o644 });
    run({ client: name }, on);
    const written = readFileSync(file, "utf8");
    expect(written).toContain("acme");
    expect(written).toContain(client?.format === "toml" ? 'model = "x"' : '"theme": "dark"');
    expect(written.includes("secret-value")).toBe(client?.reference === undefined);
    expect(readFileSync(`${file}.bak`, "utf8")).toBe(others);
    if (onPosix) expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(run({ client: name }, on)).toContain("nothing to change");
    expect(readdirSync(dirname(file)).filter((entry) => entry.includes("tmp"))).toEqual([]);
  },
);

test("a dry run writes nothing and shows no secret", () => {
  const on = machine({ ACME_API_KEY: "secret-value" });
  const said = run({ client: "claude-desktop", dryRun: true }, on);
  expect(said).toContain("/srv/acme-mcp/dist/index.js");
  expect(said).not.toContain("secret-value");
  expect(readdirSync(on.home)).toEqual([]);
});

test("without a client it takes the one that is found, else it asks which", () => {
  const on = machine();
  expect(() => run({}, on)).toThrow("None was found here");
  mkdirSync(join(on.home, ".cursor"));
  writeFileSync(join(on.home, ".cursor", "mcp.json"), "{}");
  expect(run({}, on)).toContain("Cursor");
  mkdirSync(join(on.home, ".gemini"));
  writeFileSync(join(on.home, ".gemini", "settings.json"), "{}");
  expect(() => run({}, on)).toThrow("Found here: cursor, gemini-cli");
});

test.each([
  ["an unknown client", { client: "cursr" }, "Did you mean cursor?"],
  ["no address", { client: "cursor", url: "example.com/mcp" }, "is no address"],
])("refuses %s", (_, options, message) => {
  const on = machine();
  expect(() => run(options, on)).toThrow(message);
  expect(readdirSync(on.home)).toEqual([]);
});

test("a file that it cannot read stays as it is", () => {
  const on = machine();
  const file = join(on.home, ".cursor", "mcp.json");
  mkdirSync(dirname(file));
  writeFileSync(file, '{"mcpServers": ');
  expect(() => run({ client: "cursor" }, on)).toThrow(/is not what Cursor writes \(line 1/);
  expect(readFileSync(file, "utf8")).toBe('{"mcpServers": ');
  expect(existsSync(`${file}.bak`)).toBe(false);
});

testWithLinks("a link to the file stays a link", () => {
  const on = machine();
  const real = join(on.home, "dotfiles.json");
  writeFileSync(real, "{}");
  mkdirSync(join(on.home, ".cursor"));
  symlinkSync(real, join(on.home, ".cursor", "mcp.json"));
  run({ client: "cursor" }, on);
  expect(readFileSync(real, "utf8")).toContain("acme");
});

test("flags go into the entry; a program that npx keeps is started by npx, also through its link", () => {
  const on = machine();
  const modules = join(on.home, "_npx", "1", "node_modules");
  const script = join(modules, "@acme", "mcp", "dist", "index.js");
  mkdirSync(dirname(script), { recursive: true });
  mkdirSync(join(modules, ".bin"));
  writeFileSync(script, "");
  writeFileSync(join(modules, "@acme", "mcp", "package.json"), '{"name": "@acme/mcp"}');
  const link = join(modules, ".bin", "acme-mcp");
  if (canLinkFiles) symlinkSync(join("..", "@acme", "mcp", "dist", "index.js"), link);
  const entryOf = (started: Partial<Installation>) => {
    const said = run(
      { client: "cursor", dryRun: true, flags: ["--read-only"] },
      { ...on, script, ...started },
    );
    return JSON.parse(said.slice(said.indexOf("{"))).mcpServers.acme;
  };
  const entry = {
    command: "npx",
    args: ["-y", "@acme/mcp", "--read-only"],
    env: { ACME_API_KEY: reference },
  };
  expect(entryOf({})).toEqual(entry);
  if (canLinkFiles) expect(entryOf({ script: link })).toEqual(entry);
  expect(entryOf({ platform: "win32" })).toEqual({
    ...entry,
    command: "cmd",
    args: ["/c", "npx", "-y", "@acme/mcp", "--read-only"],
  });
});

const keyInUrl: ServerDefinition = { ...server, http: { keyParameter: "api_key" } };
const keyHeader: ServerDefinition = {
  ...server,
  securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key", env: ["ACME_API_KEY"] } },
};

test.each([
  ["bearer", server, { headers: { Authorization: `Bearer ${reference}` } }, ""],
  ["the API's own header", keyHeader, { headers: { "X-Key": reference } }, ""],
  ["the address", keyInUrl, {}, "?api_key=<ACME_API_KEY>"],
  ["no credential", { ...server, securitySchemes: {} }, {}, ""],
])("a hosted server is given the key by %s", (_, definition, headers, query) => {
  const said = run(
    { client: "cursor", url: "https://mcp.acme.example/mcp", dryRun: true },
    machine(),
    definition,
  );
  expect(JSON.parse(said.slice(said.indexOf("{"))).mcpServers.acme).toEqual({
    url: `https://mcp.acme.example/mcp${query}`,
    ...headers,
  });
});

test("each system has its place for the file", () => {
  const at = (platform: NodeJS.Platform, home: string, env = {}) =>
    clients.map((client) => client.file({ platform, home, env }));
  expect(at("darwin", "/Users/a")).toContain(
    "/Users/a/Library/Application Support/Claude/claude_desktop_config.json",
  );
  expect(at("win32", "C:\\Users\\a", { APPDATA: "C:\\Users\\a\\AppData\\Roaming" })).toContain(
    "C:\\Users\\a\\AppData\\Roaming\\Code\\User\\mcp.json",
  );
  expect(at("linux", "/home/a", { CODEX_HOME: "/x" })).toContain("/x/config.toml");
});
