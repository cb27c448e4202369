// Compiles the program to dist/, or to the folder that is named, one or two levels below the root: one module to start,
// further ones for what only some commands need.
import { readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { licences } from "../../templates/generated/build.mjs";
import { precompileTemplate } from "./precompile-template.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

const textTemplates = {
  name: "text-templates",
  setup(build) {
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: precompileTemplate(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

/** Measuring text as terminals show it builds Unicode tables at every start; the help's characters take one column each. */
const oneColumnEach = {
  name: "one-column-each",
  setup(build) {
    build.onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, () => ({
      contents: "export default (text) => text.length;",
    }));
  },
};

const outdir = resolve(root, process.argv[2] ?? "dist");
await rm(outdir, { recursive: true, force: true });
const { metafile } = await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["generator/cli.ts"],
  outdir,
  bundle: true,
  splitting: true,
  platform: "node",
  // ES modules first: named exports of a module that is imported late are then known.
  mainFields: ["module", "main"],
  format: "esm",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  // A fault that nobody catches shows the line it is on.
  lineLimit: 160,
  metafile: true,
  logLevel: "error",
  // Large, and needed by few commands: resolved from node_modules when one of them runs.
  external: ["esbuild", "ts-morph", "@apidevtools/swagger-parser", "zod"],
  plugins: [textTemplates, oneColumnEach],
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
await writeFile(`${root}dist/THIRD_PARTY_LICENSES.txt`, await licences(metafile, root));
