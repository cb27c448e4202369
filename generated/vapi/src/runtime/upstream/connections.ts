import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

/** The sockets of a process to the vendor's API: the only place that decides how a connection is opened. */
export interface Connections {
  /** Agent for a request to that URL. Sockets with different client certificates are never shared. */
  agentFor(url: URL): HttpAgent;
  /** Closes every socket, also those in use. */
  close(): void;
}

export interface ConnectionOptions {
  /** Connections to one host at a time; a request beyond them waits, within its deadline. Absent means 256. */
  maxSockets?: number;
  /** Milliseconds after which an idle connection is closed. Absent means 4,000. */
  idleMs?: number;
  /** Agent that goes through a proxy, for a URL that needs one; absent means that none does. */
  proxyFor?: (url: URL) => HttpAgent | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const proxyVariables = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

/** Makes the connections of a process, through the proxy that the environment names. Its code is loaded only then. */
export async function openConnections(env: Environment): Promise<Connections> {
  const proxied = proxyVariables.some((name) => (env[name] || env[name.toLowerCase()] || "") !== "");
  if (!proxied) return createConnections();
  const { createProxyAgents } = await import("./proxy-agents.ts");
  return createConnections({ proxyFor: createProxyAgents() });
}

/** Makes the keep-alive agents for http and https. Call it once a process. */
export function createConnections(options: ConnectionOptions = {}): Connections {
  const { maxSockets = 256, idleMs = 4_000, proxyFor } = options;
  // Many servers close an idle connection after five seconds. Ours goes first, because a POST
  // that meets such a close cannot be repeated.
  const settings = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets, timeout: idleMs };
  const http = new HttpAgent(settings);
  const https = new HttpsAgent(settings);
  return {
    agentFor: (url) => proxyFor?.(url) ?? (url.protocol === "https:" ? https : http),
    close() {
      http.destroy();
      https.destroy();
    },
  };
}
