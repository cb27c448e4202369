import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { runProgram } from "../client/run-program.ts";
import { type ParityResult, printParity } from "./print-parity.ts";
import { missingRows } from "./required.ts";
import { openRetell, retellRows } from "./retell.ts";
import type { ParityModule } from "./row.ts";

// Asks the running servers for all that the vendors' public pages say, row by row. With --write the table goes to
// examples/PARITY.md; without, the file has to have it already.

const file = "examples/PARITY.md";

const modules: readonly ParityModule[] = [{ rows: retellRows, open: openRetell }];

await runProgram(async (options) => {
  const results: ParityResult[] = [];
  for (const { rows, open } of modules) {
    const { close } = await open(options);
    try {
      for (const row of rows()) {
        const fault = await row.check().then(
          () => undefined,
          (error: Error) => error.message,
        );
        results.push({ row, fault });
      }
    } finally {
      await close();
    }
  }
  const faults = [
    ...results.flatMap(({ row, fault }) =>
      fault === undefined ? [] : [`${row.system}, ${row.kind} "${row.claim}": ${fault}`],
    ),
    ...missingRows(results.map(({ row }) => row)).map(
      ({ system, kind, words }) => `${system}, ${kind}: there is no row for ${words.join(", ")}`,
    ),
  ];
  const table = printParity(results);
  if (options.write) writeFileSync(file, table);
  else if (!existsSync(file) || readFileSync(file, "utf8") !== table)
    faults.push(`${file} does not say what was found: npm run parity writes it.`);
  process.stdout.write(`${results.length} rows, ${faults.length} faults\n`);
  if (faults.length > 0) throw new Error(faults.join("\n"));
});
