import { InputError } from "../diagnostics/diagnostic.ts";
import { customPath } from "./earlier-tools.ts";
import type { ExistingPackage, Lock } from "./model.ts";
import { lockName } from "./read-lock.ts";
import { readPackage } from "./read-package.ts";

/** A package that is there, with its lock file and the file that a person changes. */
export interface OpenPackage {
  existing: ExistingPackage;
  lock: Lock;
  /** `src/custom.ts`. */
  custom: string;
}

/**
 * Reads the package in `out`, whose document is not at hand: what the last build wrote, and `paths`.
 * @throws InputError when it is no package.
 */
export async function openPackage(out: string, paths: readonly string[] = []): Promise<OpenPackage> {
  const existing = await readPackage(out, [customPath, ...paths]);
  const { lock } = existing;
  const custom = existing.files.get(customPath);
  const missing = lock === undefined ? lockName : customPath;
  if (lock === undefined || custom === undefined)
    throw new InputError("not-a-package", `${out}/${missing} cannot be read.`, `${out}/${missing}`);
  return { existing, lock, custom };
}
