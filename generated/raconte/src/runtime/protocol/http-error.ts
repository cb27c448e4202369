import type { IncomingMessage, ServerResponse } from "node:http";
import { rpcCodes } from "./rpc-error.ts";
import { errorText } from "./rpc-text.ts";

/** A request that is refused before any message of it is answered. */
export class HttpError extends Error {
  override name = "HttpError";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly code: number;

  /** @param code of the JSON-RPC error in the body. */
  constructor(
    status: number,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    code: number = rpcCodes.refused,
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.code = code;
  }
}

/** Headers of every answer of this server. */
export const commonHeaders = { "cache-control": "no-store", "x-content-type-options": "nosniff" } as const;

/** How long the rest of a refused body is read and thrown away, so that the client gets to see the answer. */
const lingerMs = 500;

/** Sends a refusal as a JSON-RPC error without id. Closes the connection when the body was not read to its end. */
export function sendError(req: IncomingMessage, res: ServerResponse, error: HttpError): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const body = Buffer.from(errorText(null, error.code, error.message));
  const headers = {
    ...commonHeaders,
    "content-type": "application/json",
    "content-length": body.length,
    ...error.headers,
  };
  if (req.complete || !hasBody(req)) {
    res.writeHead(error.status, headers).end(body);
    return;
  }
  res.writeHead(error.status, { ...headers, connection: "close" });
  res.write(body);
  const close = () => {
    clearTimeout(timer);
    res.end();
  };
  const timer = setTimeout(close, lingerMs);
  req.on("data", () => {});
  req.once("end", close);
  req.once("close", close);
  req.on("error", () => {});
  req.resume();
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}
