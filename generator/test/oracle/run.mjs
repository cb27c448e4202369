// Compiles the oracle below node_modules, where its packages are found, and starts it.
import { rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { textTemplates } from "../../tasks/text-templates.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const outfile = `${root}node_modules/.cache/mcpgen-oracle-${process.pid}.mjs`;
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["generator/test/oracle/run-oracle.ts"],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  sourcemap: "inline",
  logLevel: "error",
  plugins: [textTemplates],
});
try {
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(outfile);
}
