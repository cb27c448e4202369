import { InputError } from "../diagnostics/diagnostic.ts";
import type { Surface } from "../diff/model.ts";
import type { Lock } from "./model.ts";

export const lockName = "mcpgen.lock.json";

/** The lock file of the package in `folder`, also of version 1, which has no surface. @throws InputError when it is damaged or of another version. */
export function readLock(text: string, folder: string): Lock {
  const lock = parseObject(text) as Partial<Lock> | undefined;
  const isKnown = [1, 2].includes(Number(lock?.lockVersion));
  if (lock === undefined || !isKnown || typeof lock.files !== "object" || lock.files === null) {
    throw new InputError(
      "lock-unreadable",
      `${folder}/${lockName} is not a lock file that this version of mcpgen can read.`,
      `${folder}/${lockName}`,
    );
  }
  return {
    lockVersion: 2,
    generator: String(lock.generator),
    ...(lock.inputs === undefined ? {} : { inputs: lock.inputs }),
    files: lock.files,
    scaffold: Array.isArray(lock.scaffold) ? lock.scaffold : [],
    packageJson: lock.packageJson ?? {},
    tools: lock.tools ?? {},
    ...(isSurface(lock.surface) ? { surface: lock.surface } : {}),
  };
}

function isSurface(value: unknown): value is Surface {
  const { server, tools, schemas } = (value ?? {}) as Partial<Surface>;
  return [server, tools, schemas].every((part) => typeof part === "object" && part !== null);
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
