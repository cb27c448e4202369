import { join } from "node:path";
import type { Surface } from "../diff/model.ts";
import { sectionOf } from "./merge-section.ts";
import type { Lock } from "./model.ts";
import { lockName, readLock } from "./read-lock.ts";
import { readText } from "./read-text.ts";

/** What the last build of a package said of it, before the folder itself is looked at. */
export interface Previous {
  lock: Lock;
  /** mcpgen's part of CHANGELOG.md, without its markers. */
  changelog?: string;
}

/** Undefined where nothing was built. @throws InputError for a lock file that cannot be used. */
export async function readPrevious(folder: string): Promise<Previous | undefined> {
  const text = (name: string): Promise<string | undefined> =>
    readText(join(folder, name)).catch(() => undefined);
  const [lock, changelog] = await Promise.all([text(lockName), text("CHANGELOG.md")]);
  if (lock === undefined) return undefined;
  const section = sectionOf(changelog ?? "")
    ?.replace(/^<!--[^>]*-->|<!--[^>]*-->$/g, "")
    .trim();
  return { lock: readLock(lock, folder), ...(section === undefined ? {} : { changelog: section }) };
}

/** The release that the package is. */
export function releaseOf({ lock, changelog }: Previous): {
  version: string;
  surface?: Surface;
  changelog?: string;
} {
  const { version } = lock.packageJson;
  return {
    version: typeof version === "string" ? version : "0.1.0",
    ...(lock.surface === undefined ? {} : { surface: lock.surface }),
    ...(changelog === undefined ? {} : { changelog }),
  };
}
