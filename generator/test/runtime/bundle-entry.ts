import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Bundles a test server of this folder without Ajv, as emitted packages are; gives the path of the program. */
export function bundleEntry(name: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "mcpgen-runtime-")), "server.mjs");
  const banner =
    'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  execFileSync(process.execPath, [
    here("../../../node_modules/esbuild/bin/esbuild"),
    here(name),
    "--bundle",
    "--platform=node",
    "--format=esm",
    "--log-level=error",
    `--alias:ajv=${here("no-ajv.ts")}`,
    `--alias:ajv-formats=${here("no-ajv.ts")}`,
    `--banner:js=${banner}`,
    `--outfile=${file}`,
  ]);
  return file;
}
