// Compiles the corpus run below node_modules, where its packages are found, and starts it.
import { rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { textTemplates } from "../../tasks/text-templates.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** The templates are looked for two folders up. */
const outdir = `${root}node_modules/.mcpgen-corpus-${process.pid}`;
try {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["run-corpus", "worker"].map((name) => `generator/test/corpus/${name}.ts`),
    outdir,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    sourcemap: "inline",
    logLevel: "error",
    plugins: [textTemplates],
  });
  await import(pathToFileURL(`${outdir}/run-corpus.js`).href);
} finally {
  await rm(outdir, { recursive: true, force: true });
}
