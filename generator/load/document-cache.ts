import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** A document as it was last fetched, and by what its server knows that version (RFC 9110, 8.8). */
export interface CachedDocument {
  etag?: string;
  lastModified?: string;
  bytes: Buffer;
}

type Headers = readonly (readonly [name: string, value: string])[];

/**
 * The version of a document that was fetched last with the same headers, which stand for what the caller may see.
 * Undefined when there is none: a cache that cannot be read is no error.
 */
export async function readCached(url: URL, headers: Headers): Promise<CachedDocument | undefined> {
  try {
    const { etag, lastModified, body } = JSON.parse(await readFile(pathOf(url, headers), "utf8"));
    if (typeof body !== "string" || (typeof etag !== "string" && typeof lastModified !== "string"))
      return undefined;
    return {
      ...(typeof etag === "string" ? { etag } : {}),
      ...(typeof lastModified === "string" ? { lastModified } : {}),
      bytes: Buffer.from(body, "base64"),
    };
  } catch {
    return undefined;
  }
}

/** Keeps a document for the next request, readable by this user only. A cache that cannot be written is no error. */
export async function keepCached(url: URL, headers: Headers, document: CachedDocument): Promise<void> {
  const { bytes, ...validators } = document;
  try {
    const path = pathOf(url, headers);
    await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.new`, JSON.stringify({ ...validators, body: bytes.toString("base64") }), {
      mode: 0o600,
    });
    await rename(`${path}.new`, path);
  } catch {
    // The document was fetched; that the next build fetches it again is all that is lost.
  }
}

function pathOf(url: URL, headers: Headers): string {
  const key = createHash("sha256")
    .update(JSON.stringify([url.href, headers]))
    .digest("hex");
  return join(cacheFolder(), `${key.slice(0, 32)}.json`);
}

/** The user's cache folder (XDG Base Directory Specification, which wants absolute paths; `LOCALAPPDATA` on Windows). */
function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || join(homedir(), ".cache");
  if (!isAbsolute(base)) throw new Error("the user has no folder");
  return join(base, "mcpgen", "documents");
}
