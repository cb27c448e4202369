import { InputError } from "../diagnostics/diagnostic.ts";
import type { Lock } from "./model.ts";

export const lockName = "mcpgen.lock.json";

/** The lock file of the package in `folder`. @throws InputError when it is damaged or of another version. */
export function readLock(text: string, folder: string): Lock {
  const lock = parseObject(text) as Partial<Lock> | undefined;
  if (lock?.lockVersion !== 1 || typeof lock.files !== "object" || lock.files === null) {
    throw new InputError(
      "lock-unreadable",
      `${folder}/${lockName} is not a lock file that this version of mcpgen can read.`,
      `${folder}/${lockName}`,
    );
  }
  return {
    lockVersion: 1,
    generator: String(lock.generator),
    files: lock.files,
    scaffold: Array.isArray(lock.scaffold) ? lock.scaffold : [],
    packageJson: lock.packageJson ?? {},
    tools: lock.tools ?? {},
  };
}

/** A JSON object, or undefined for any other text: a killed build may leave half a file. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
