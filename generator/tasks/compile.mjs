// Compiles the program to dist/, or to the folder that is named, one or two levels below the root: one module to start,
// further ones for what only some commands need.
//
//   node generator/tasks/compile.mjs [FOLDER] [--if-needed]
//
// With --if-needed only when a source is newer: that is `prepare`, which npx runs once more at its first use.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "if-needed": { type: "boolean", default: false } },
});
const outdir = resolve(root, positionals[0] ?? "dist");

const options = {
  absWorkingDir: root,
  entryPoints: ["generator/cli.ts"],
  outdir,
  bundle: true,
  write: false,
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
};

if (!values["if-needed"] || (await isStale())) await compile();

async function compile() {
  const { metafile, outputFiles } = await esbuild.build(options);
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  files.set("THIRD_PARTY_LICENSES.txt", await licences(metafile, root));
  // The program last: until then the one that is there finds all that it was compiled with.
  const names = [...files.keys()].sort((a, b) => Number(a === "cli.js") - Number(b === "cli.js"));
  await mkdir(outdir, { recursive: true });
  for (const name of names) await put(name, files.get(name));
  for (const name of await readdir(outdir)) {
    if (/\.(js|txt)$/.test(name) && !files.has(name)) await rm(join(outdir, name), { force: true });
  }
}

/** Whoever starts the program meanwhile finds the old file or the new one. */
async function put(name, contents) {
  const beside = join(outdir, `${name}.${process.pid}`);
  await writeFile(beside, contents);
  await rename(beside, join(outdir, name));
}

async function isStale() {
  const compiled = await stat(join(outdir, "cli.js")).catch(() => undefined);
  if (compiled === undefined) return true;
  const folders = ["generator", "templates"].map(async (folder) =>
    (await readdir(root + folder, { recursive: true })).map((path) => join(folder, path)),
  );
  const sources = ["package.json", "package-lock.json", ...(await Promise.all(folders)).flat()];
  const isNewer = async (path) => (await stat(root + path)).mtimeMs > compiled.mtimeMs;
  return (await Promise.all(sources.map(isNewer))).includes(true);
}
