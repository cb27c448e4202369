import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { argumentError } from "./argument-error.ts";
import { isObject, ownValue } from "./value-text.ts";

/** Whether a file argument may name a path: only on stdio, and only below the folders of `--files`. */
export type FileAccess = { allowed: false; reason: string } | { allowed: true; roots: readonly string[] };

/** A file as it goes into a request. */
export interface FileContent {
  bytes: Buffer;
  mimeType?: string;
  filename?: string;
}

const names = new Set(["data", "path", "mimeType", "filename"]);

/** Whether an object is meant as a file argument: it has none but its members. */
export function isFileArgument(value: unknown): boolean {
  return isObject(value) && Object.keys(value).every((name) => names.has(name));
}

/** Most bytes that the files of one request may have together. */
export const maxFileBytes = 50 * 1024 * 1024;

/**
 * Reads a file argument: `{ data: <base64>, mimeType?, filename? }` or `{ path }`, exactly one of data and path.
 * A path is followed to its real place and must be a file below one of the roots (relative paths are tried in each);
 * everything else gets one and the same error, so that nothing is learned about files elsewhere.
 *
 * @param room bytes that are still allowed, of `maxFileBytes`
 */
export async function readFileArgument(
  argument: string,
  value: unknown,
  access: FileAccess,
  room: number = maxFileBytes,
): Promise<FileContent> {
  const file = isObject(value) ? value : {};
  const { data, path } = { data: ownValue(file, "data"), path: ownValue(file, "path") };
  const described = description(argument, file);
  if (typeof data === "string" && path === undefined) {
    return { bytes: decode(argument, data, room), ...described };
  }
  if (typeof path === "string" && data === undefined) {
    const bytes = await readPath(argument, path, access, room);
    return { bytes, filename: basename(path), ...described };
  }
  throw argumentError(
    argument,
    "is not a file: it needs exactly one of data (base64) and path",
    `Call again with { "data": "<base64>", "filename": "name.ext" } in "${argument}".`,
  );
}

function description(
  argument: string,
  file: Record<string, unknown>,
): { mimeType?: string; filename?: string } {
  const mimeType = ownValue(file, "mimeType");
  const filename = ownValue(file, "filename");
  if (mimeType !== undefined && !isMediaType(mimeType)) {
    throw argumentError(
      argument,
      "has a mimeType that is no media type",
      'Write it like "image/png", or leave it out.',
    );
  }
  return {
    ...(isMediaType(mimeType) && { mimeType }),
    ...(typeof filename === "string" && filename !== "" && { filename }),
  };
}

/** RFC 9110, 8.3.1, with at most simple parameters; nothing in it can end a header line. */
function isMediaType(value: unknown): value is string {
  const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  return (
    typeof value === "string" &&
    new RegExp(`^${token}/${token}(?: ?; ?${token}=(?:${token}|"[^"\\\\\\x00-\\x1f\\x7f-\\uffff]*"))*$`).test(
      value,
    )
  );
}

function decode(argument: string, data: string, room: number): Buffer {
  if (data.length > (room * 4) / 3 + 4 + data.length / 32) throw tooLarge(argument);
  const text = data.replace(/[\t\n\r ]+/g, "");
  const digits = text.replace(/={1,2}$/, "");
  const padded = digits.length !== text.length;
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1 || (padded && text.length % 4 !== 0)) {
    throw argumentError(
      argument,
      "has data that is not base64",
      "Send the bytes of the file in standard base64, without a data: prefix.",
    );
  }
  const bytes = Buffer.from(digits, "base64");
  if (bytes.length > room) throw tooLarge(argument);
  return bytes;
}

async function readPath(argument: string, path: string, access: FileAccess, room: number): Promise<Buffer> {
  if (!access.allowed) {
    throw argumentError(
      argument,
      `names a path, and this server does not read files: ${access.reason.replace(/\.$/, "")}`,
      `Send the content as base64 in "data" of "${argument}".`,
    );
  }
  const handle = path.split(/[\\/]/).includes("..") ? undefined : await openBelow(path, access.roots);
  if (handle === undefined) {
    throw argumentError(
      argument,
      "does not name a readable file in the folders that the operator opened with --files",
      `Use the path of a file in one of these folders, or send its content in "data" of "${argument}".`,
    );
  }
  try {
    return await readAtMost(argument, handle, room);
  } finally {
    await handle.close();
  }
}

/** Undefined for anything but a regular file whose real path lies below a root. */
async function openBelow(path: string, roots: readonly string[]): Promise<FileHandle | undefined> {
  for (const root of roots) {
    let handle: FileHandle | undefined;
    try {
      const folder = await realpath(root);
      const real = await realpath(resolve(folder, path));
      if (!isBelow(folder, real)) continue;
      // The real path has no link left: one that appears now was put there to escape. A pipe must not block.
      handle = await open(
        real,
        constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
      );
      if ((await handle.stat()).isFile()) return handle;
    } catch {
      // Missing, unreadable and elsewhere are told apart to nobody.
    }
    await handle?.close();
  }
  return undefined;
}

function isBelow(folder: string, real: string): boolean {
  const path = relative(folder, real);
  return path !== "" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** The size at the time of opening counts: a file that grows meanwhile is cut there, not read on. */
async function readAtMost(argument: string, handle: FileHandle, room: number): Promise<Buffer> {
  const { size } = await handle.stat();
  if (size > room) throw tooLarge(argument);
  const bytes = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

function tooLarge(argument: string): Error {
  return argumentError(
    argument,
    `is too large: the files of one call may have ${maxFileBytes / 1024 / 1024} MB together`,
    "Call again with a smaller file.",
  );
}
