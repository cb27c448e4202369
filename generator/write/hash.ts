import { createHash } from "node:crypto";

/** SHA-256 in hex. */
export function hash(contents: string): string {
  return createHash("sha256").update(contents).digest("hex");
}
