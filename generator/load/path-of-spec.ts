import { fileURLToPath } from "node:url";
import { InputError } from "../diagnostics/diagnostic.ts";

/** The path that a spec names, also as a `file:` URL (RFC 8089). Throws `InputError` for one that names no file here. */
export function pathOfSpec(spec: string): string {
  if (!/^file:\/\//i.test(spec)) return spec;
  try {
    return fileURLToPath(spec);
  } catch {
    throw new InputError(
      "input-not-found",
      `${spec} names no file of this machine.`,
      spec,
      "Give the path of the file itself.",
    );
  }
}
