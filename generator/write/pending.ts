import type { Lock } from "./model.ts";
import { parseObject } from "./read-lock.ts";

/** Notes of a build that is on its way, in a folder that git ignores. */
export const pendingPath = "build/mcpgen-pending.json";

/** Where files are written before they are put in their places. */
export const writingFolder = "build/mcpgen-writing";

/** What builds that did not end have written, or were about to write. */
export interface Pending {
  /** SHA-256 of what was mcpgen's, by path; one for each such build. */
  files: Record<string, string[]>;
  /** By the hash of a package.json that was written: what was generated, the base of the next merge. */
  packageJson: Record<string, Lock["packageJson"]>;
  /** By the hash of a `src/custom.ts` that was written: the tools that there are by the names in it. */
  tools: Record<string, Lock["tools"]>;
}

/** None: no build is on its way. */
export function nothingPending(): Pending {
  return { files: Object.create(null), packageJson: Object.create(null), tools: Object.create(null) };
}

/** Reads the notes of builds that did not end; what cannot be read is left out. */
export function readPending(text: string | undefined): Pending {
  const notes = parseObject(text ?? "") ?? {};
  const pending = nothingPending();
  for (const [path, hashes] of entriesOf(notes.files))
    if (Array.isArray(hashes)) pending.files[path] = hashes.map(String);
  for (const [digest, base] of entriesOf(notes.packageJson))
    if (isObject(base)) pending.packageJson[digest] = base as Lock["packageJson"];
  for (const [digest, tools] of entriesOf(notes.tools))
    if (isObject(tools)) pending.tools[digest] = tools as Lock["tools"];
  return pending;
}

/** The notes of one build on top of those before it, which stay true until a build ends. */
export function addPending(earlier: Pending, later: Pending): Pending {
  const files: Pending["files"] = Object.assign(Object.create(null), earlier.files);
  for (const [path, hashes] of Object.entries(later.files))
    files[path] = [...new Set([...(files[path] ?? []), ...hashes])];
  return {
    files,
    packageJson: { ...earlier.packageJson, ...later.packageJson },
    tools: { ...earlier.tools, ...later.tools },
  };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
