import { constants, createReadStream } from "node:fs";
import { type FileHandle, open, readFile, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { InputError } from "../diagnostics/diagnostic.ts";
import { maxDocumentBytes, tooLargeError } from "./document-size.ts";
import { errorCode } from "./error-code.ts";

/** What a file is for, in messages. */
export interface FileRole {
  /** With its article. */
  name: string;
  /** What to do when it is not there. */
  help?: string;
}

/** Bytes of a file that the user named; also of a pipe, as in process substitution. Throws `InputError`. */
export async function readSourceFile(
  path: string,
  { name, help }: FileRole = { name: "an OpenAPI document" },
): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (found.isDirectory())
      throw new InputError("input-not-a-file", `${path} is a folder, not ${name}.`, path, help);
    if (found.isFIFO()) return await readPipe(path);
    if (!found.isFile()) return await readStream(createReadStream(path), path);
    if (found.size > maxDocumentBytes) throw tooLargeError(path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (path === "") throw new InputError("input-not-found", `An empty name is given for ${name}.`);
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ERR_INVALID_ARG_VALUE")
      throw new InputError("input-not-found", `There is no file at ${path}.`, path, help);
    throw new InputError("input-unreadable", `${path} cannot be read (${code || "unknown fault"}).`, path);
  }
}

/** Bytes of standard input up to its end. Throws `InputError` when there are too many. */
export async function readStandardInput(): Promise<Buffer> {
  return await readStream(process.stdin, "-");
}

/** Milliseconds for which somebody may take to begin to write into a pipe. */
const writerTime = 3000;

/**
 * Bytes of a pipe up to its end. It is opened without waiting for somebody who writes, who may never come: while one has it
 * open, reading waits as long as that takes; while nobody ever did, for `writerTime`.
 */
async function readPipe(path: string): Promise<Buffer> {
  const pipe = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const chunks: Buffer[] = [];
  const block = Buffer.alloc(65_536);
  let length = 0;
  try {
    for (let waited = 0; waited < writerTime; ) {
      const read = await readNow(pipe, block);
      if (read === 0 && length > 0) break;
      if (read > 0) {
        length += read;
        if (length > maxDocumentBytes) throw tooLargeError(path);
        chunks.push(Buffer.from(block.subarray(0, read)));
        continue;
      }
      await setTimeout(pause);
      waited += read === 0 ? pause : 0;
    }
  } finally {
    await pipe.close();
  }
  if (length === 0) throw new InputError("input-unreadable", `Nobody writes into the pipe ${path}.`, path);
  return Buffer.concat(chunks);
}

const pause = 20;

/** Bytes that are there now: 0 when nobody has the pipe open for writing, -1 when somebody has and is not done. */
async function readNow(pipe: FileHandle, block: Buffer): Promise<number> {
  try {
    return (await pipe.read(block)).bytesRead;
  } catch (error) {
    if (errorCode(error) === "EAGAIN") return -1;
    throw error;
  }
}

async function readStream(stream: Readable, location: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // Leaving the loop destroys the stream.
    if (length > maxDocumentBytes) throw tooLargeError(location);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
