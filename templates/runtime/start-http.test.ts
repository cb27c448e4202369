import { sampleServer, settingsOf } from "../../generator/test/runtime/sample-server.ts";
import type { Host } from "./call/host.ts";
import { createLog } from "./protocol/log.ts";
import { UsageError } from "./settings/flags.ts";
import { startHttp } from "./start-http.ts";

const host = { name: "sample", title: "Sample", version: "1.2.3" } as Host;
const log = createLog({ level: "error", redact: (text) => text, write: () => {} });
const ownToken = "token-of-this-server";

afterEach(() => {
  delete process.env.MCP_AUTH_TOKEN;
});

const beyond = ["--host", "0.0.0.0"];
const named = [...beyond, "--allowed-hosts", "mcp.example.com"];
const passthrough = ["--credentials", "passthrough"];

test.each<[flags: string[], token: string | undefined, said: RegExp]>([
  [beyond, ownToken, /--allowed-hosts/],
  [[...beyond, ...passthrough], undefined, /--allowed-hosts/],
  [named, undefined, /--credentials passthrough.*--public/],
  [named, ownToken, /--public/],
  [[...named, "--public"], undefined, /MCP_AUTH_TOKEN/],
  [[...named, "--public"], "", /MCP_AUTH_TOKEN/],
  [[...named, "--public"], "short", /MCP_AUTH_TOKEN is too short .* at least 16 random/],
  [[...named, ...passthrough], "fifteen-letters", /too short/],
])("%j with the token %j lets nobody in unasked [threat: http]", async (flags, token, said) => {
  if (token !== undefined) process.env.MCP_AUTH_TOKEN = token;
  const started = start(flags);
  await expect(started).rejects.toThrow(said);
  await expect(started).rejects.toBeInstanceOf(UsageError);
});

test.each<[flags: string[]]>([[passthrough], [[...named, ...passthrough]]])(
  "%j: one header cannot hold this server's token and a caller's key [threat: passthrough]",
  async (flags) => {
    process.env.MCP_AUTH_TOKEN = ownToken;
    await expect(start(flags)).rejects.toThrow(/same header/);
  },
);

function start(flags: string[]): Promise<void> {
  const settings = settingsOf("http", "--port", "0", ...flags);
  return startHttp({ server: sampleServer(), settings, host, credentials: { key: ["operator"] }, log });
}
