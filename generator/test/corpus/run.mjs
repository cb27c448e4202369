// Compiles the corpus run below node_modules, where its packages are found, and starts it.
import { readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { precompileTemplate } from "../../tasks/precompile-template.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const outdir = `${root}node_modules/.cache/mcpgen-corpus-${process.pid}`;
const textTemplates = {
  name: "text-templates",
  setup(build) {
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: precompileTemplate(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

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
  await import(`${outdir}/run-corpus.js`);
} finally {
  await rm(outdir, { recursive: true, force: true });
}
