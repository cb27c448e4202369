import { compareSurfaces, gravestOf } from "../diff/compare-surfaces.ts";
import type { ChangeClass } from "../diff/model.ts";
import { renderMarkdown } from "../diff/render-diff.ts";
import { readLock } from "../write/read-lock.ts";

/** What changed for clients, for the text of a pull request. */
export interface DescribedChanges {
  markdown: string;
  /** Absent when no tool changed, or it is not known. */
  gravest?: ChangeClass;
}

/**
 * What changed for clients between two lock files of the package in `out`. `before` is undefined when the package is new.
 * @throws InputError when one of them is damaged.
 */
export function describeChanges(before: string | undefined, after: string, out: string): DescribedChanges {
  if (before === undefined) return { markdown: "The package is new." };
  const [old, now] = [before, after].map((text) => readLock(text, out).surface);
  if (old === undefined || now === undefined)
    return { markdown: "The package was built by an older mcpgen, which did not note what its tools were." };
  const changes = compareSurfaces(old, now);
  const gravest = gravestOf(changes);
  return { markdown: renderMarkdown(changes), ...(gravest === undefined ? {} : { gravest }) };
}
