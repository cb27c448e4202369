// Compiles the program to dist/, or to the folder that is named, one or two levels below the root: `program.cjs`, `cli.js`
// that starts it, and the code that V8 compiles for a build, so that starting need not compile it again (decision 0012).
//
//   node generator/tasks/compile.mjs [FOLDER] [--if-needed]
//
// With --if-needed only when a source is newer: that is `prepare`, which npx runs once more at its first use.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import esbuild from "esbuild";
import { licences } from "../../templates/generated/build.mjs";
import { textTemplates } from "./text-templates.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Measuring text as terminals show it builds Unicode tables at every start; the help's characters take one column each. */
const oneColumnEach = {
  name: "one-column-each",
  setup(build) {
    build.onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, () => ({
      contents: "export default (text) => text.length;",
    }));
  },
};

/** What yargs compares with `node:assert`, which takes as long to load as the command line to read. */
const plainAssertions = {
  name: "plain-assertions",
  setup(build) {
    build.onResolve({ filter: /^assert$/ }, ({ path }) => ({ path, namespace: "plain" }));
    build.onLoad({ filter: /^assert$/, namespace: "plain" }, () => ({
      contents: `const check = (holds, message) => { if (!holds) throw message instanceof Error ? message : new Error(message); };
        export const strictEqual = (actual, expected, message) => check(Object.is(actual, expected), message);
        export const notStrictEqual = (actual, expected, message) => check(!Object.is(actual, expected), message);`,
    }));
  },
};

const importsFromOutside = {
  name: "imports-from-outside",
  setup(build) {
    build.onLoad({ filter: /[\\/]write[\\/]import-module\.ts$/ }, () => ({
      contents: "export const importModule = __importModule;",
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
  outfile: join(outdir, "program.cjs"),
  bundle: true,
  write: false,
  platform: "node",
  // ES modules first: named exports of a module that is imported late are then known.
  mainFields: ["module", "main"],
  // V8 takes compiled code for scripts only, not for modules. Parts that are imported late still run late.
  format: "cjs",
  supported: {
    "dynamic-import": false,
    // Which letters there are differs by a few between versions of Node; for that esbuild would make such an expression anew
    // each time it is reached.
    "regexp-unicode-property-escapes": true,
  },
  define: { "import.meta.url": "__url" },
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  // A fault that nobody catches shows the line it is on.
  lineLimit: 160,
  metafile: true,
  logLevel: "error",
  // Large, and needed by few commands: resolved from node_modules when one of them runs.
  external: ["esbuild", "ts-morph", "@apidevtools/swagger-parser", "zod"],
  plugins: [textTemplates, oneColumnEach, plainAssertions, importsFromOutside],
};

if (!values["if-needed"] || (await isStale())) await compile();

async function compile() {
  const { metafile, outputFiles } = await esbuild.build(options);
  // What starts the program last: it finds all that it needs.
  const files = new Map([
    ["program.cjs", asFunction(outputFiles[0].text)],
    ["THIRD_PARTY_LICENSES.txt", await licences(metafile, root)],
    ["cli.js", await readFile(new URL("start-program.mjs", import.meta.url))],
  ]);
  await mkdir(outdir, { recursive: true });
  for (const [name, contents] of files) await put(name, contents);
  for (const name of await readdir(outdir)) {
    if (/\.(js|cjs|txt)$/.test(name) && !files.has(name)) await rm(join(outdir, name), { force: true });
  }
  keepCode();
}

/** What `start-program.mjs` calls. Below the first line its hash, which tells whether compiled code is that of this source. */
function asFunction(source) {
  const hash = createHash("sha256").update(source).digest("hex");
  const url = 'const __url = require("node:url").pathToFileURL(__filename).href;';
  return `(function (require, __filename, __importModule) {\n//${hash}\n${url}\n${source}\n})`;
}

/** Without that code the program only starts more slowly. Options of Node would make it code for these options. */
function keepCode() {
  const task = fileURLToPath(new URL("keep-code.mjs", import.meta.url));
  const { NODE_OPTIONS, NODE_V8_COVERAGE, ...env } = process.env;
  const { status } = spawnSync(process.execPath, [task, outdir], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0)
    process.stderr.write("The compiled program could not build a document: it will start slowly.\n");
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
