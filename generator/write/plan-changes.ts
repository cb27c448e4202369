import type { EmittedFiles } from "../emit/model.ts";
import { hash } from "./hash.ts";
import { mergePackageJson } from "./merge-package-json.ts";
import { mergeSection, sectionOf } from "./merge-section.ts";
import type { Changes, ExistingPackage, Lock } from "./model.ts";
import { lockName } from "./read-lock.ts";

/** Scaffold without which the package cannot be built: written again when it is gone. */
const indispensable = new Set(["src/index.ts", "src/custom.ts", "tsconfig.json"]);

/** What the lock file says beside the files. */
export type LockFacts = Pick<Lock, "generator" | "tools">;

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
    lockVersion: 1,
    generator: facts.generator,
    files: {},
    scaffold: [],
    packageJson: JSON.parse(emitted.get("package.json")?.contents ?? "{}"),
    tools: facts.tools,
  };
  const isOurs = (path: string, current: string): boolean => {
    const digest = hash(current);
    return force || digest === existing.lock?.files[path] || digest === existing.pending[path];
  };
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
        if (current !== undefined) changes.kept.push(path);
        else if (indispensable.has(path) || existing.lock?.scaffold.includes(path) !== true)
          put(path, contents, current);
        break;
      case "merged":
        putMerged(path, contents, current);
    }
  }
  for (const path of Object.keys(existing.lock?.files ?? {})) {
    if (emitted.has(path)) continue;
    const current = existing.files.get(path);
    if (current === undefined) continue;
    if (isOurs(path, current)) changes.remove.push(path);
    else changes.edited.push(path);
  }
  changes.hashes = lock.files;
  put(lockName, `${JSON.stringify(lock, null, 2)}\n`, existing.files.get(lockName));
  for (const list of [changes.unchanged, changes.kept, changes.remove, changes.edited]) list.sort();
  return changes;

  function putMerged(path: string, contents: string, current: string | undefined): void {
    if (path === "package.json") {
      const merged =
        current === undefined
          ? contents
          : mergePackageJson(current, existing.lock?.packageJson ?? {}, lock.packageJson);
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
