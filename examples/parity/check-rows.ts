import type { ProgramOptions } from "../client/run-program.ts";
import type { RequiredRow } from "./required/required-row.ts";
import { missingRows } from "./required.ts";
import type { ParityModule, ParityRow } from "./row.ts";

export interface ParityResult {
  row: ParityRow;
  /** Why the row does not hold; absent when it does. */
  fault: string | undefined;
}

/** Asks for every row of a system, one after the other, and stops what it started whatever happens. */
export async function checkRows(
  { open, rows }: ParityModule,
  options: ProgramOptions,
): Promise<ParityResult[]> {
  const { close } = await open(options);
  try {
    const results: ParityResult[] = [];
    for (const row of rows()) results.push({ row, fault: await faultOf(row) });
    return results;
  } finally {
    await close();
  }
}

/** A sentence for each row that does not hold, and for each that `required` wants and nobody has. */
export function describeFaults(
  results: readonly ParityResult[],
  required?: readonly RequiredRow[],
): string[] {
  const failed = results.flatMap(({ row: { system, kind, claim }, fault }) =>
    fault === undefined ? [] : [`${system}, ${kind} "${claim}": ${fault}`],
  );
  const found = results.map(({ row }) => row);
  const missing = missingRows(found, required).map(
    ({ system, kind, words }) => `${system}, ${kind}: there is no row for ${words.join(", ")}`,
  );
  return [...failed, ...missing];
}

function faultOf(row: ParityRow): Promise<string | undefined> {
  return row.check().then(
    () => undefined,
    (error: Error) => error.message,
  );
}
