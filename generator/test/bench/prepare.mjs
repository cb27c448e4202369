import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const program = join(root, "generator", "mcpgen.js");
export const gitHubSpec = join(root, "node_modules/@octokit/openapi/generated/api.github.com.json");

/** The operation that every server of the benchmark offers, as a tool and as an HTTP request. */
export const call = {
  method: "GET",
  path: "/repos/{owner}/{repo}",
  arguments: { owner: "octo", repo: "demo" },
};

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Makes what is measured below `folder`: the package of all GitHub operations, that of one, that of none, the hand-written
 * servers bundled as ours is, and a small document.
 */
export async function prepare(folder) {
  const document = JSON.parse(readFileSync(gitHubSpec, "utf8"));
  const one = { ...document, paths: { [call.path]: { get: document.paths[call.path].get } } };
  const paths = {
    gitHubSpec,
    oneSpec: write(join(folder, "one.json"), one),
    smallSpec: here("small.openapi.json"),
    gitHub: join(folder, "github"),
    one: join(folder, "one"),
    none: join(folder, "none"),
    hello: join(folder, "hello-server.mjs"),
    stdio: join(folder, "stdio-server.mjs"),
    http: join(folder, "http-server.mjs"),
    scratch: join(folder, "scratch"),
  };
  mkdirSync(paths.scratch);
  generate(paths.gitHubSpec, paths.gitHub);
  generate(paths.oneSpec, paths.one);
  generate(paths.oneSpec, paths.none);
  withoutTools(paths.none);
  for (const packageFolder of [paths.gitHub, paths.one, paths.none])
    symlinkSync(join(root, "node_modules"), join(packageFolder, "node_modules"), "junction");
  for (const name of ["hello", "stdio", "http"]) await bundle(`${name}-server.mjs`, paths[name]);
  return {
    ...paths,
    toolCount: Object.keys(toolsOf(paths.gitHub)).length,
    toolOfGitHub: toolNamed(paths.gitHub),
    toolOfOne: toolNamed(paths.one),
  };
}

function write(path, value) {
  writeFileSync(path, JSON.stringify(value));
  return path;
}

/** Builds a document with mcpgen. @throws when that fails. */
export function generate(spec, out) {
  const args = [program, "build", spec, "--name", "github", "--out", out, "--quiet"];
  const { status } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`mcpgen could not build ${spec}.`);
}

/** Tools are what a package of this API has and the package "with no tools" has not. */
function withoutTools(folder) {
  const path = join(folder, "src/generated/server.ts");
  const source = readFileSync(path, "utf8");
  const emptied = source.replace(/^import \{ \w+Tools \} from .*\n/gm, "").replace(/\.\.\.\w+Tools/g, "");
  if (emptied === source) throw new Error(`${path} has no tools that could be taken away.`);
  writeFileSync(path, emptied);
  const tools = join(folder, "src/generated/tools");
  for (const file of readdirSync(tools)) rmSync(join(tools, file));
}

/** The tools of a package by name, from its lock file. */
export function toolsOf(folder) {
  return JSON.parse(readFileSync(join(folder, "mcpgen.lock.json"), "utf8")).tools;
}

/** The name that the operation got. */
export function toolNamed(folder) {
  const wanted = `${call.method} ${call.path}`;
  const found = Object.entries(toolsOf(folder)).find(([, { operation }]) => operation === wanted);
  if (found === undefined) throw new Error(`No tool makes ${wanted}.`);
  return found[0];
}

/** Bundles a hand-written server of `yardsticks/` as packages are. */
export async function bundle(name, outfile) {
  await build({
    entryPoints: [here(`yardsticks/${name}`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: "error",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
}
