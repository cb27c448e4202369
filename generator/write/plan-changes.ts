import type { EmittedFiles } from "../emit/model.ts";
import { customPath } from "./earlier-tools.ts";
import { hash } from "./hash.ts";
import { mergePackageJson } from "./merge-package-json.ts";
import { mergeSection, sectionOf } from "./merge-section.ts";
import type { Changes, ExistingPackage, Lock } from "./model.ts";
import { printLock } from "./print-lock.ts";
import { lockName } from "./read-lock.ts";

/** Scaffold without which the package cannot be built: written again when it is gone. */
const indispensable = new Set(["src/index.ts", customPath, "tsconfig.json"]);

/** What the lock file says beside the files. */
export type LockFacts = Pick<Lock, "generator" | "inputs" | "tools" | "surface"> & {
  /** `src/custom.ts` with the new names of tools that were renamed; absent means that it stays as it is. */
  custom?: string;
};

/**
 * Compares what is emitted with what is in the folder. An owned file that a person edited is named in `edited`,
 * unless `force` overwrites it; owned files that are not emitted any more go when nobody edited them.
 */
export function planChanges(
  existing: ExistingPackage,
  emitted: EmittedFiles,
  facts: LockFacts,
  force: boolean,
): Changes {
  const changes: Changes = { write: new Map(), hashes: {}, unchanged: [], kept: [], remove: [], edited: [] };
  const lock: Lock = {
    lockVersion: 2,
    generator: facts.generator,
    ...(facts.inputs === undefined ? {} : { inputs: facts.inputs }),
    files: {},
    scaffold: [],
    packageJson: JSON.parse(emitted.get("package.json")?.contents ?? "{}"),
    tools: facts.tools,
    ...(facts.surface === undefined ? {} : { surface: facts.surface }),
  };
  const isPending = (path: string, current: string): boolean =>
    existing.pending.files[path]?.includes(hash(current)) === true;
  const isOurs = (path: string, current: string): boolean =>
    force || hash(current) === existing.lock?.files[path] || isPending(path, current);
  const put = (path: string, contents: string, current: string | undefined): void => {
    if (current === contents) changes.unchanged.push(path);
    else changes.write.set(path, contents);
  };
  for (const [path, { contents, ownership }] of emitted) {
    const current = existing.files.get(path);
    switch (ownership) {
      case "generated":
        lock.files[path] = hash(contents);
        if (current !== undefined && current !== contents && !isOurs(path, current))
          changes.edited.push(path);
        else put(path, contents, current);
        break;
      case "scaffold":
        lock.scaffold.push(path);
        if (path === customPath && facts.custom !== undefined) put(path, facts.custom, current);
        else if (current !== undefined) changes.kept.push(path);
        else if (indispensable.has(path) || existing.lock?.scaffold.includes(path) !== true)
          put(path, contents, current);
        break;
      case "merged":
        putMerged(path, contents, current);
    }
  }
  const written = Object.keys(existing.lock?.files ?? {});
  for (const path of new Set([...written, ...Object.keys(existing.pending.files)])) {
    const current = existing.files.get(path);
    if (emitted.has(path) || path === lockName || current === undefined) continue;
    if (isOurs(path, current)) changes.remove.push(path);
    else if (Object.hasOwn(existing.lock?.files ?? {}, path)) changes.edited.push(path);
  }
  changes.hashes = lock.files;
  changes.bases = { packageJson: lock.packageJson, tools: lock.tools };
  put(lockName, printLock(lock), existing.files.get(lockName));
  for (const list of [changes.unchanged, changes.kept, changes.remove, changes.edited]) list.sort();
  return changes;

  /** What was generated when this package.json was written: by a build that was killed since, or by the last one. */
  function baseOf(current: string): Lock["packageJson"] {
    return existing.pending.packageJson[hash(current)] ?? existing.lock?.packageJson ?? {};
  }

  function putMerged(path: string, contents: string, current: string | undefined): void {
    if (path === "package.json") {
      const merged =
        current === undefined ? contents : mergePackageJson(current, baseOf(current), lock.packageJson);
      put(path, merged, current);
      return;
    }
    const section = sectionOf(contents) ?? "";
    const currentSection = current === undefined ? undefined : sectionOf(current);
    lock.files[path] = hash(section);
    if (current === undefined) put(path, contents, current);
    else if (currentSection === undefined) changes.kept.push(path);
    else if (currentSection !== section && !isOurs(path, currentSection)) changes.edited.push(path);
    else put(path, mergeSection(current, contents), current);
  }
}
