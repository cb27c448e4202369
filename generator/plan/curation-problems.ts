import { nearestName } from "../../templates/runtime/call/nearest-name.ts";
import type { Curation } from "../curation/model.ts";
import { type Diagnostic, diagnostic, throwAll } from "../diagnostics/diagnostic.ts";

/** Place of a value in the curation file. */
export type CurationPath = readonly (string | number)[];

/** Takes what is wrong with a curation, so that all of it is told at once. */
export interface CurationProblems {
  /** A name that fits nothing; the nearest of the known ones is told. */
  unmatched(path: CurationPath, message: string, name: string, known: Iterable<string>): void;
  /** A choice that cannot be met. */
  refused(path: CurationPath, message: string, help?: string): void;
  /** @throws InputError with all that was found. */
  demandNone(): void;
}

export function collectProblems(curation: Pick<Curation, "originOf">): CurationProblems {
  const found: Diagnostic[] = [];
  return {
    unmatched(path, message, name, known) {
      const near = nearestName(name, [...new Set(known)].sort());
      const help = near === undefined ? undefined : `Did you mean ${JSON.stringify(near)}?`;
      found.push(diagnostic("curation-unmatched", message, curation.originOf(path), help));
    },
    refused(path, message, help) {
      found.push(diagnostic("curation-refused", message, curation.originOf(path), help));
    },
    demandNone: () => throwAll(found),
  };
}
