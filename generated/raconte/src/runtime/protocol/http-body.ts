import type { IncomingMessage } from "node:http";
import { HttpError } from "./http-error.ts";

/** Bytes that bodies may hold in memory at one time, of all connections together. */
export interface BodyBudget {
  left: number;
}

/**
 * Reads the body of a request, chunked or not, up to `maxBytes`. What it takes from the budget is given back when
 * the request's answer is over, by `release`.
 * @throws {HttpError} 413 for a body that is too long, 503 when all bodies together are, 400 when it breaks off.
 */
export function readBody(
  req: IncomingMessage,
  maxBytes: number,
  budget: BodyBudget,
): { body: Promise<Buffer>; release(): void } {
  let held = 0;
  const release = () => {
    budget.left += held;
    held = 0;
  };
  const body = new Promise<Buffer>((resolve, reject) => {
    if (Number(req.headers["content-length"] ?? 0) > maxBytes) {
      reject(tooLong(maxBytes));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (error: HttpError) => {
      req.off("data", onData);
      chunks.length = 0;
      release();
      reject(error);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) return stop(tooLong(maxBytes));
      if (chunk.length > budget.left)
        return stop(new HttpError(503, "The server is busy. Try again later.", { "retry-after": "1" }));
      budget.left -= chunk.length;
      held += chunk.length;
      chunks.push(chunk);
    };
    req.on("data", onData);
    req.once("end", () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
    });
    req.once("error", () => stop(new HttpError(400, "The body broke off. Send the whole message.")));
  });
  return { body, release };
}

function tooLong(maxBytes: number): HttpError {
  return new HttpError(413, `The body is longer than ${maxBytes} bytes. Send less at once.`);
}
