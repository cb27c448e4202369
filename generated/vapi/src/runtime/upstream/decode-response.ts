import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";

/** Value of `Accept-Encoding` for what `readBody` undoes. */
export const acceptedEncodings = "gzip, deflate, br";

/** What `readBody` ends with; `received` counts the decoded bytes that came before an error. */
export type BodyOutcome = { body: Buffer; truncated: boolean } | { error: Error; received: number };

/** An encoding that was not asked for, or more of them on top of each other than make sense. */
export class EncodingError extends Error {
  override name = "EncodingError";
}

const knownEncodings = new Set(["gzip", "deflate", "br"]);
const maxStackedEncodings = 4;

/**
 * Content codings of an answer in the order in which they are undone: the last one named comes first
 * (RFC 9110, 8.4). `identity` is left out and `x-gzip` is `gzip`. Throws an EncodingError.
 */
export function readEncodings(contentEncoding: string | undefined): string[] {
  if (contentEncoding === undefined) return [];
  const encodings: string[] = [];
  for (const part of contentEncoding.split(",")) {
    const name = part.trim().toLowerCase().replace(/^x-/, "");
    if (name === "" || name === "identity") continue;
    if (!knownEncodings.has(name))
      throw new EncodingError(
        name.length > 20 ? "a coding of no known name" : `the coding ${JSON.stringify(name)}`,
      );
    encodings.unshift(name);
  }
  if (encodings.length > maxStackedEncodings) throw new EncodingError(`${encodings.length} codings at once`);
  return encodings;
}

/**
 * Collects a body, decoded, up to `maxBytes` decoded bytes. When there is more, `done` gets the beginning with
 * `truncated`, and the source is destroyed: nothing beyond the cap is read or decompressed. Calls `done` once.
 * The function it returns ends the reading with what has come, if anything has, and says whether it did.
 */
export function readBody(
  source: Readable,
  encodings: readonly string[],
  maxBytes: number,
  done: (outcome: BodyOutcome) => void,
): () => boolean {
  const opened: Readable[] = [source];
  let chunks: Buffer[] = [];
  let received = 0;
  let finished = false;

  const finish = (outcome: BodyOutcome): void => {
    if (finished) return;
    finished = true;
    chunks = [];
    done(outcome);
  };
  const drop = (outcome: BodyOutcome): void => {
    finish(outcome);
    for (const stream of opened) stream.destroy();
  };
  const fail = (error: Error): void => drop({ error, received });
  const onData = (chunk: Buffer): void => {
    if (finished) return;
    const room = maxBytes - received;
    if (chunk.length > room) {
      chunks.push(chunk.subarray(0, room));
      drop({ body: Buffer.concat(chunks), truncated: true });
      return;
    }
    received += chunk.length;
    chunks.push(chunk);
  };
  const onEnd = (): void => {
    const [only] = chunks;
    const body = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, received);
    finish({ body, truncated: false });
  };

  source.on("error", fail);
  undo(source, encodings);
  return () => {
    if (finished || received === 0) return false;
    drop({ body: Buffer.concat(chunks, received), truncated: true });
    return true;
  };

  function undo(stream: Readable, [encoding, ...rest]: readonly string[]): void {
    if (encoding === undefined) {
      stream.on("data", onData);
      stream.on("end", onEnd);
      return;
    }
    onFirstChunk(stream, onEnd, (first) => {
      const decoder = createDecoder(encoding, first);
      decoder.on("error", fail);
      opened.push(decoder);
      stream.pipe(decoder);
      undo(decoder, rest);
    });
  }
}

/** Shows the first bytes of a stream and leaves them in it. A stream without bytes calls `onEmpty`. */
function onFirstChunk(stream: Readable, onEmpty: () => void, onChunk: (chunk: Buffer) => void): void {
  let seen = false;
  const peek = (): void => {
    const chunk: Buffer | null = stream.read();
    if (chunk === null) return;
    seen = true;
    stream.off("readable", peek);
    stream.unshift(chunk);
    onChunk(chunk);
  };
  stream.on("readable", peek);
  stream.once("end", () => {
    if (!seen) onEmpty();
  });
}

function createDecoder(encoding: string, first: Buffer) {
  if (encoding === "gzip") return createGunzip();
  if (encoding === "br") return createBrotliDecompress();
  return startsWithZlibHeader(first) ? createInflate() : createInflateRaw();
}

/** `deflate` means zlib (RFC 1950), but some servers send the bare stream (RFC 1951); its first byte tells. */
function startsWithZlibHeader(chunk: Buffer): boolean {
  const [first = 0, second] = chunk;
  return (first & 0x0f) === 8 && (second === undefined || ((first << 8) | second) % 31 === 0);
}
