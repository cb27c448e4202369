import type { Agent } from "node:http";
import { HttpProxyAgent, HttpsProxyAgent } from "hpagent";
import { getProxyForUrl } from "proxy-from-env";

/**
 * Agents that reach the API through the proxy of the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`,
 * `NO_PROXY`). One agent for each proxy and scheme, kept open between calls.
 * @throws {Error} for a proxy that is no http(s) URL; its value may hold a password and is not repeated.
 */
export function createProxyAgents(): (url: URL) => Agent | undefined {
  const agents = new Map<string, Agent>();
  return (url) => {
    const proxy = getProxyForUrl(url.href);
    if (proxy === "") return undefined;
    const key = `${url.protocol} ${proxy}`;
    let agent = agents.get(key);
    if (agent === undefined) {
      if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) {
        throw new Error(
          "The proxy that the environment names is no http(s) URL. Mend HTTPS_PROXY or HTTP_PROXY.",
        );
      }
      const settings = { keepAlive: true, maxSockets: 256, maxFreeSockets: 256, proxy };
      agent = url.protocol === "https:" ? new HttpsProxyAgent(settings) : new HttpProxyAgent(settings);
      agents.set(key, agent);
    }
    return agent;
  };
}
