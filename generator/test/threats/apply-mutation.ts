import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutation } from "./mutation.ts";

/** Why a mutation cannot be made in the files of a folder; undefined when it can. */
export function faultOf(folder: string, { file, find, replace }: Mutation): string | undefined {
  const count = readFileSync(join(folder, file), "utf8").split(find).length - 1;
  if (count !== 1) return `${file} has the text ${count} times, not once: ${find}`;
  return find === replace ? `${file}: nothing would change: ${find}` : undefined;
}

/** Makes a mutation; the function that is returned takes it back. */
export function applyMutation(folder: string, mutation: Mutation): () => void {
  const path = join(folder, mutation.file);
  const source = readFileSync(path, "utf8");
  writeFileSync(path, mutated(source, mutation));
  return () => writeFileSync(path, source);
}

/** Writes the changed module beside the original; gives its path. */
export function writeBeside(folder: string, mutation: Mutation, ending: string): string {
  const path = join(folder, mutation.file);
  const beside = path.replace(/\.ts$/, () => ending);
  writeFileSync(beside, mutated(readFileSync(path, "utf8"), mutation));
  return beside;
}

function mutated(source: string, { find, replace }: Mutation): string {
  return source.replace(find, () => replace);
}
