import type { Figures, Finding } from "./examine-document.ts";
import { type KnownException, knownExceptions } from "./known-exceptions.ts";

/** What is left of a document's findings when the known ones are taken out. */
export interface Verdicts {
  /** Findings that nobody has explained, and every value that came back as another one. */
  faults: Finding[];
  /** Exceptions that no finding needed. */
  idle: KnownException[];
}

/** An exception excuses what the third party says, never a value that came back wrong or an argument that is missing. */
export function judgeFigures({ document, findings }: Figures): Verdicts {
  const own = knownExceptions.filter((exception) => exception.document === document);
  const excuses = (exception: KnownException, { tool, kind }: Finding): boolean =>
    exception.tool === tool && (kind === "rejected" || kind === "unsampled");
  return {
    faults: findings.filter((finding) => !own.some((exception) => excuses(exception, finding))),
    idle: own.filter((exception) => !findings.some((finding) => excuses(exception, finding))),
  };
}
