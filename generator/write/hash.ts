import { hash as digest } from "node:crypto";

/** SHA-256 in hex. */
export function hash(contents: string): string {
  return digest("sha256", contents, "hex");
}
