import type { Launch } from "../../templates/runtime/setup/launch.ts";
import { installLinks } from "./install-links.ts";

const local: Launch = { kind: "local", command: "npx", args: ["-y", "acme-mcp"], env: ["ACME_KEY"] };
const hosted: Launch = {
  kind: "hosted",
  url: "https://mcp.acme.com/a(b)?x='y'",
  header: { name: "Authorization", prefix: "Bearer ", env: "ACME_KEY" },
};

/** What the client is given in the end: the links taken apart as clients do it. */
function read(launch: Launch) {
  const [page, deeplink, redirect] = installLinks("acme", launch).map(({ url }) => new URL(url));
  const cursor = [page, deeplink].map((url) => ({
    name: url?.searchParams.get("name"),
    entry: JSON.parse(Buffer.from(url?.searchParams.get("config") ?? "", "base64").toString()),
  }));
  const inner = redirect?.searchParams.get("url") ?? "";
  const vscode = JSON.parse(decodeURIComponent(inner.slice(inner.indexOf("?") + 1)));
  return { cursor, inner, vscode };
}

test("Cursor gets the entry of mcp.json, by its page and by its deeplink", () => {
  const entry = { command: "npx", args: ["-y", "acme-mcp"], env: { ACME_KEY: `\${env:ACME_KEY}` } };
  expect(read(local).cursor).toEqual([
    { name: "acme", entry },
    { name: "acme", entry },
  ]);
  expect(read(hosted).cursor[0]?.entry).toEqual({
    url: "https://mcp.acme.com/a(b)?x='y'",
    headers: { Authorization: `Bearer \${env:ACME_KEY}` },
  });
});

test("VS Code gets the entry with its name and asks for the secret", () => {
  const { inner, vscode } = read(local);
  expect(inner).toMatch(/^vscode:mcp\/install\?/);
  expect(vscode).toEqual({
    name: "acme",
    type: "stdio",
    command: "npx",
    args: ["-y", "acme-mcp"],
    env: { ACME_KEY: `\${input:acme-key}` },
    inputs: [{ type: "promptString", id: "acme-key", description: "ACME_KEY", password: true }],
  });
  expect(read({ ...local, env: [] }).vscode).not.toHaveProperty("inputs");
});

test("nothing in a link ends it in Markdown [threat: markdown]", () => {
  for (const { url } of installLinks("acme", hosted)) expect(url).toMatch(/^[A-Za-z0-9:/?=&.%_~-]+$/);
});
