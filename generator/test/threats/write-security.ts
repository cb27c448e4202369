import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../run-program.ts";
import { securityTexts } from "./security-table.ts";

/** Writes the table of SECURITY.md anew: `npm run security`, after a test was tagged or a row was changed. */
export async function run(): Promise<number> {
  const { current, wanted } = securityTexts(repository);
  if (wanted !== current) await writeFile(join(repository, "SECURITY.md"), wanted);
  process.stdout.write(
    wanted === current ? "SECURITY.md is as its tests say.\n" : "SECURITY.md is written.\n",
  );
  return 0;
}
