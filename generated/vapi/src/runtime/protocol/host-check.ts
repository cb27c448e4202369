import { HttpError } from "./http-error.ts";

/** Decides by `Host` and `Origin` whether a request may go on. @throws {HttpError} 403 when it may not. */
export type HostCheck = (host: string | undefined, origin: string | undefined) => void;

/** Name or bracketed address, and a port (RFC 9110, section 7.2). */
const authority = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?$/;

const loopbackNames: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Whether an address to bind to is reached from this machine only. */
export function isLoopback(bindAddress: string): boolean {
  const address = bindAddress.toLowerCase();
  return loopbackNames.includes(address) || address === "::1" || /^127(\.\d{1,3}){3}$/.test(address);
}

/**
 * Guards against DNS rebinding, where a web page reaches this server under a name of its own. `allowedHosts` are
 * names that match with every port, or `name:port`; the loopback names are added when the server is bound to
 * loopback. A browser's `Origin` must be http(s) of a loopback name or of an allowed host.
 * @throws {Error} when an allowed host is not a host.
 */
export function createHostCheck(bindAddress: string, allowedHosts: readonly string[]): HostCheck {
  const allowed = new Set(allowedHosts.map(readAllowedHost));
  const loopback = new Set(loopbackNames);
  const hosts = isLoopback(bindAddress) ? new Set([...allowed, ...loopback]) : allowed;
  const origins = new Set([...allowed, ...loopback]);
  return (host, origin) => {
    if (!isListed(host, hosts)) {
      const message =
        "This server does not answer to the Host of this request. Its operator can add it with --allowed-hosts.";
      throw new HttpError(403, message);
    }
    if (origin !== undefined && !isListed(originHost(origin), origins)) {
      const message =
        "Web pages of this Origin may not use this server. Its operator can add the host with --allowed-hosts.";
      throw new HttpError(403, message);
    }
  };
}

function readAllowedHost(host: string): string {
  const lower = host.trim().toLowerCase();
  if (authority.test(lower)) return lower;
  throw new Error(
    `${JSON.stringify(host)} is not a host. Give --allowed-hosts a name such as mcp.example.com, without scheme and path.`,
  );
}

function isListed(host: string | undefined, hosts: ReadonlySet<string>): boolean {
  if (host === undefined) return false;
  const lower = host.toLowerCase();
  const name = authority.exec(lower)?.[1];
  return name !== undefined && (hosts.has(name) || hosts.has(lower));
}

/** Host and port of an origin as it is written; browsers write neither a path nor user information into it. */
function originHost(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/i.exec(origin)?.[1];
}
