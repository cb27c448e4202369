import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clients } from "./clients.ts";
import { configureClient } from "./configure-client.ts";
import type { Launch } from "./launch.ts";
import { showConfiguration } from "./show-configuration.ts";

/** Real files as each client reads them, written down by hand from the clients' own pages. */
const folder = join(import.meta.dirname, "../../../generator/test/client-configs");
const golden = (file: string): string => readFileSync(join(folder, file), "utf8");

const local: Launch = {
  kind: "local",
  command: "/opt/node",
  args: ["/srv/acme-mcp/dist/index.js", "--read-only"],
  env: ["ACME_API_KEY"],
};
const hosted: Launch = {
  kind: "hosted",
  url: "https://mcp.acme.example/mcp",
  header: { name: "Authorization", prefix: "Bearer ", env: "ACME_API_KEY" },
};
const ownHeader: Launch = { ...hosted, header: { name: "X-Api-Key", prefix: "", env: "ACME_API_KEY" } };

describe.each(clients.map((client) => [client.name, client] as const))("%s", (name, client) => {
  const suffix = client.format;
  test.each([
    ["local", local],
    ["hosted", hosted],
    ["own-header", ownHeader],
  ])("%s", (kind, launch) => {
    const shown = `${showConfiguration(client, "acme", launch)}\n`;
    const text = golden(`${name}.${kind}.${suffix}`);
    const secret = (variable: string) => client.reference?.(variable) ?? `<${variable}>`;
    expect(configureClient(client, "", "acme", launch, secret)).toBe(shown);
    expect(shown).toBe(suffix === "toml" ? text : `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });
});
