// Runs the programs in this folder, two at a time, a line for each: node examples/run.mjs [vendor/program …] [flags]
// What a program prints is shown when it was named or when it failed. --list names the programs and runs none.
// Flags are handed on: --generated DIR holds the packages, --document FILE replaces the vendor's document, --write lets
// parity/run write what it found, unless there is --check.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import esbuild from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
process.chdir(root);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    generated: { type: "string", default: "generated" },
    document: { type: "string" },
    list: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});
const flags = [
  ...["--generated", values.generated],
  ...(values.document ? ["--document", values.document] : []),
  ...(values.write && !values.check ? ["--write"] : []),
];
const known = await listPrograms();
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No program ${unknown.join(", ")}. There are ${known.join(", ")}.\n`);
  process.exit(2);
}

if (values.list) {
  process.stdout.write(`${known.join("\n")}\n`);
  process.exit(0);
}

const programs = positionals.length > 0 ? positionals : known;
const bundled = new Map();
const folder = await mkdtemp(join(tmpdir(), "examples-"));
try {
  await compile(programs, folder);
  for (const run of runAll(programs, folder)) report(await run);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A program is a module in a vendor's folder that runs itself. */
async function listPrograms() {
  const found = [];
  for (const path of await readdir("examples", { recursive: true })) {
    const name = /^([\w-]+)[\\/]([\w-]+)\.ts$/.exec(path);
    if (name === null) continue;
    const source = await readFile(join("examples", path), "utf8");
    if (/^await runProgram\(/m.test(source)) found.push(`${name[1]}/${name[2]}`);
  }
  return found.sort();
}

/** Each program becomes one module; packages are found through a link to this repository's. */
async function compile(names, outdir) {
  await symlink(join(root, "node_modules"), join(outdir, "node_modules"), "junction");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: `examples/${name}.ts`, out: name })),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "error",
  });
}

/** Two programs at a time: most of their time is a processor's. What each came to, in the order of `names`. */
function runAll(names, outdir) {
  const lanes = [Promise.resolve(), Promise.resolve()];
  return names.map((name, index) => {
    const lane = index % lanes.length;
    lanes[lane] = lanes[lane].then(() => run(name, outdir));
    return lanes[lane];
  });
}

async function run(name, outdir) {
  const started = performance.now();
  const problem = await bundlePackages(await packagesOf(name));
  const { code, output } = problem ? { code: 1, output: problem } : await start(join(outdir, `${name}.mjs`));
  return { name, code, output, seconds: (performance.now() - started) / 1000 };
}

function report({ name, code, output, seconds }) {
  if (code !== 0 || positionals.length > 0) process.stdout.write(`${output.trimEnd()}\n\n`);
  process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(1)} s)\n`);
  if (code !== 0) process.exitCode = 1;
}

function start(program) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...flags], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 300_000,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The packages that a program starts: its vendor's, and all of them for those that compare. A vendor whose document is not in
 * specs/ brings its own, which the program builds.
 */
async function packagesOf(name) {
  const [vendor] = name.split("/");
  if (vendor !== "parity" && !existsSync(`specs/${vendor}.yaml`)) return [];
  const packages = await readdir(values.generated);
  return (vendor === "parity" ? packages : [vendor]).map((each) => join(values.generated, each));
}

/** Each package is looked at once. Returns what went wrong, if anything did. */
async function bundlePackages(folders) {
  for (const folder of folders) {
    if (!bundled.has(folder)) bundled.set(folder, bundlePackage(folder));
    const problem = await bundled.get(folder);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Bundles a package whose dist/ is missing or older than its sources. */
async function bundlePackage(at) {
  const built = await stat(join(at, "dist", "index.js")).catch(() => undefined);
  if (built !== undefined && built.mtimeMs >= (await newestSource(at))) return undefined;
  if (!existsSync(join(at, "build.mjs")))
    return `${at} is no generated package. Run mcpgen build for it, then try again.`;
  const { status, stderr } = spawnSync(process.execPath, [join(at, "build.mjs")], { encoding: "utf8" });
  return status === 0 ? undefined : `${at} cannot be bundled:\n${stderr}`;
}

/** When the package's sources were last changed, in milliseconds; 0 when it has none. */
async function newestSource(at) {
  const entries = await readdir(join(at, "src"), { recursive: true }).catch(() => []);
  const times = await Promise.all(entries.map(async (entry) => (await stat(join(at, "src", entry))).mtimeMs));
  return Math.max(0, ...times);
}
