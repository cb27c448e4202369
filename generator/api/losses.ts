import type { Code } from "../diagnostics/codes.ts";
import { originOf, type Place, type Reading, report } from "./reading.ts";

/** Something of the document that no tool carries, found while an operation or a schema is read. */
export interface Loss {
  code: Code;
  /** What is lost; losses of one code and subject are told together where they are many. */
  subject: string;
  /** Whose it is, for example `GET /items`. */
  owner: string;
  place: Place;
  /** The message, given the owner or a phrase that stands for several. */
  sentence: (owners: string) => string;
}

/** So many losses of one subject are told one by one; more become one entry at the first place, so that the ledger stays short. */
const maxEntries = 3;

/** Tells the losses that were collected while a document was read. Order of the document changes nothing. */
export function reportLosses(reading: Reading): void {
  const bySubject = new Map<string, Map<string, Loss>>();
  for (const loss of reading.losses) {
    const key = `${loss.code}\n${loss.subject}`;
    const known = bySubject.get(key) ?? new Map<string, Loss>();
    if (!known.has(loss.owner)) known.set(loss.owner, loss);
    bySubject.set(key, known);
  }
  for (const owners of bySubject.values()) {
    const losses = [...owners.values()].sort((a, b) =>
      originOf(a.place) + a.owner < originOf(b.place) + b.owner ? -1 : 1,
    );
    const [first] = losses as [Loss];
    if (losses.length <= maxEntries)
      for (const loss of losses) report(reading, loss.code, loss.sentence(loss.owner), loss.place);
    else
      report(
        reading,
        first.code,
        first.sentence(`${first.owner} and ${losses.length - 1} more`),
        first.place,
      );
  }
}
