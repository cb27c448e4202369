import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const program = 'import { buildSync } from "esbuild"; buildSync(JSON.parse(process.argv[1]));';

const banner = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** Bundles a test server of this folder without Ajv, as emitted packages are; gives the path of the program, alone in a new folder. */
export function bundleEntry(name: string): string {
  const outfile = join(mkdtempSync(join(tmpdir(), "mcpgen-runtime-")), "server.mjs");
  const options = {
    entryPoints: [here(name)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    alias: { ajv: here("no-ajv.ts"), "ajv-formats": here("no-ajv.ts") },
    banner: { js: banner },
  };
  // In a process of its own: esbuild refuses to run among the copies of built-ins that jest makes.
  execFileSync(process.execPath, ["--input-type=module", "-e", program, JSON.stringify(options)], {
    cwd: here("."),
  });
  return outfile;
}
