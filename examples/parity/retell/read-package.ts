import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of Retell's generated package. */
export function readPackage(generated: string, file: string): string {
  return readFileSync(join(generated, "retell", file), "utf8");
}
