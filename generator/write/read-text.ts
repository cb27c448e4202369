import { readFile } from "node:fs/promises";

/**
 * The text of a file of a package, its lines ended by LF: what mcpgen wrote ends them so, and git may have put CRLF in
 * its place when the file was checked out (`core.autocrlf`).
 */
export async function readText(path: string): Promise<string> {
  return (await readFile(path, "utf8")).replaceAll("\r\n", "\n");
}
