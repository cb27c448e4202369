import { spawn } from "node:child_process";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { ConnectOptions } from "./connect-server.ts";

export interface HostedServer {
  /** Address of Streamable HTTP, as the server announced it. */
  url: string;
  /** What the server has written to standard error so far. */
  log(): string;
  close(): Promise<void>;
}

/** Starts a generated server over HTTP on a free port. @throws Error with what it said when it ends instead. */
export async function hostServer({ folder, args, env }: ConnectOptions): Promise<HostedServer> {
  const program = join(folder, "dist", "index.js");
  const child = spawn(process.execPath, [program, "http", "--port", "0", ...args], {
    env: { ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let log = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on("data", (chunk: Buffer) => {
      log += chunk.toString("utf8");
      const announced = /http:\/\/[^\s"]+/.exec(log)?.[0];
      if (announced !== undefined) resolve(announced);
    });
    child.on("close", () => reject(new Error(`The server in ${folder} does not start:\n${log}`)));
  });
  return {
    url,
    log: () => log,
    close: () => {
      child.kill();
      return ended;
    },
  };
}

/**
 * Connects a real MCP client to a hosted server: over Streamable HTTP to the address as it is, over the legacy
 * transport to `/sse` on the same host with the same query. `headers` go with every request.
 */
export async function connectHosted(
  address: string,
  transport: "http" | "sse" = "http",
  headers: Readonly<Record<string, string>> = {},
): Promise<Client> {
  const url = new URL(address);
  if (transport === "sse") url.pathname = "/sse";
  const client = new Client({ name: "example", version: "1.0.0" });
  const options = { requestInit: { headers } };
  const wire =
    transport === "sse"
      ? new SSEClientTransport(url, options)
      : new StreamableHTTPClientTransport(url, options);
  await client.connect(wire as Parameters<Client["connect"]>[0]);
  return client;
}
