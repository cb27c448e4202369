import type { IncomingMessage } from "node:http";
import { HttpError } from "./http-error.ts";

/** More than any client sends. A server that leaves out what comes later would not see an Origin among it. */
const maxHeaders = 200;

/** Of these the first would count here, and perhaps the last one for a proxy in front. */
const onlyOnce: ReadonlySet<string> = new Set(["host", "origin", "authorization"]);

/**
 * Refuses the head of a request that could be read in two ways (RFC 9112, 2.3 and 3.2; RFC 9110, 5.3).
 * @throws {HttpError} 505, 431 or 400.
 */
export function checkHead({ httpVersionMajor, rawHeaders }: IncomingMessage): void {
  if (httpVersionMajor !== 1)
    throw new HttpError(505, "This version of HTTP is not spoken here. Send an HTTP/1.1 request.");
  if (rawHeaders.length > 2 * maxHeaders)
    throw new HttpError(431, `The request has more than ${maxHeaders} headers. Send fewer.`);
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    if (!onlyOnce.has(name)) continue;
    if (seen.has(name)) throw new HttpError(400, `The request has two ${name} headers. Send one.`);
    seen.add(name);
  }
}
