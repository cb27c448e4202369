import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { runProgram } from "../client/run-program.ts";
import { checkRows, describeFaults, type ParityResult } from "./check-rows.ts";
import { printParity } from "./print-parity.ts";
import { openRaconte, raconteRows } from "./raconte.ts";
import { openRetell, retellRows } from "./retell.ts";
import type { ParityModule } from "./row.ts";
import { openVapi, vapiRows } from "./vapi.ts";

// Asks the running servers for all that the vendors' public pages say, row by row. With --write the table goes to
// examples/PARITY.md; without, the file has to have it already.

const file = "examples/PARITY.md";

const modules: readonly ParityModule[] = [
  { rows: retellRows, open: openRetell },
  { rows: vapiRows, open: openVapi },
  { rows: raconteRows, open: openRaconte },
];

await runProgram(async (options) => {
  const results: ParityResult[] = [];
  for (const module of modules) results.push(...(await checkRows(module, options)));
  const faults = describeFaults(results);
  const table = printParity(results);
  if (options.write) writeFileSync(file, table);
  else if (!existsSync(file) || readFileSync(file, "utf8") !== table)
    faults.push(`${file} does not say what was found: npm run parity writes it.`);
  process.stdout.write(`${results.length} rows, ${faults.length} faults\n`);
  if (faults.length > 0) throw new Error(faults.join("\n"));
});
