import { InputError } from "../diagnostics/diagnostic.ts";
import { customPath } from "./earlier-tools.ts";
import { hash } from "./hash.ts";
import type { Changes } from "./model.ts";
import type { OpenPackage } from "./open-package.ts";
import { printLock } from "./print-lock.ts";
import { lockName } from "./read-lock.ts";

/**
 * What changes when `src/custom.ts` becomes `custom` and the file at `path`, which follows from it, `types`: the lock file
 * then says what a build would write into it.
 *
 * @throws InputError when that file was edited by hand.
 */
export function planCustomization(
  { existing, lock }: OpenPackage,
  custom: string,
  path: string,
  types: string,
): Changes {
  const { files } = existing;
  const current = files.get(path);
  if (current !== undefined && current !== types && hash(current) !== lock.files[path])
    throw new InputError(
      "file-edited",
      `Edited by hand: ${path} in ${existing.out}.`,
      `${existing.out}/${path}`,
    );
  const { [path]: _, ...others } = lock.files;
  const hashes = { ...others, [path]: hash(types) };
  const write = new Map([[customPath, custom]]);
  if (current !== types) write.set(path, types);
  write.set(lockName, printLock({ ...lock, files: hashes }));
  return { write, hashes, remove: [], unchanged: [], kept: [], edited: [] };
}
