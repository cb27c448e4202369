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
}

/** Makes the keep-alive agents for http and https. Call it once a process. */
export function createConnections(options: ConnectionOptions = {}): Connections {
  const { maxSockets = 256, idleMs = 4_000 } = options;
  // Many servers close an idle connection after five seconds. Ours goes first, because a POST
  // that meets such a close cannot be repeated.
  const settings = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets, timeout: idleMs };
  const http = new HttpAgent(settings);
  const https = new HttpsAgent(settings);
  return {
    agentFor: (url) => (url.protocol === "https:" ? https : http),
    close() {
      http.destroy();
      https.destroy();
    },
  };
}
