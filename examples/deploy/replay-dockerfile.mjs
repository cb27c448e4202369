// Does what a package's Dockerfile says, without a container engine, and looks at the server that it starts.
//   node examples/deploy/replay-dockerfile.mjs FOLDER [--port N] [--plan]
// Exit code 0 when the server answers as it should, 1 when a step or the server fails, 2 for wrong usage.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkServer } from "./check-server.mjs";
import { parseDockerfile } from "./parse-dockerfile.mjs";

/** What a checkout has not: it is made again. */
const madeAgain = new Set(["node_modules", "dist", "build", ".git"]);

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: "string" }, plan: { type: "boolean", default: false } },
});
const [context] = positionals;
if (context === undefined || positionals.length > 1) {
  process.stderr.write("Name the folder of one package, for example generated/retell.\n");
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "replay-"));
try {
  const stages = parseDockerfile(readFileSync(join(context, "Dockerfile"), "utf8"));
  if (flags.plan) process.stdout.write(`${JSON.stringify(stages, null, 2)}\n`);
  else await replay(stages);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function replay(stages) {
  const built = new Map();
  let last;
  for (const stage of stages) {
    last = { root: join(scratch, stage.name), cwd: "/", env: {}, exposed: [], entrypoint: [], command: [] };
    mkdirSync(last.root);
    built.set(stage.name, last);
    say(`FROM ${stage.base}: node ${process.version} of this machine stands in`);
    for (const { instruction, value } of stage.steps) {
      say(`${instruction} ${Array.isArray(value) ? value.join(" ") : value}`);
      take(instruction, value, last, built);
    }
  }
  const [file, ...args] = [...last.entrypoint, ...last.command];
  const more = flags.port === undefined ? [] : ["--port", flags.port];
  const port = Number(flags.port ?? last.exposed[0]);
  const server = spawn(file, [...args, ...more], {
    cwd: inside(last, "."),
    env: { PATH: process.env.PATH ?? "", ...last.env },
    stdio: ["ignore", "inherit", "pipe"],
  });
  await checkServer(server, { port, hosts: args[args.indexOf("--allowed-hosts") + 1] ?? "localhost", say });
}

function take(instruction, value, stage, built) {
  switch (instruction) {
    case "WORKDIR":
      stage.cwd = resolve(stage.cwd, value);
      mkdirSync(inside(stage, "."), { recursive: true });
      return;
    case "COPY":
      copy(value, stage, built);
      return;
    case "RUN": {
      const env = { PATH: process.env.PATH, HOME: scratch, ...registryOf(process.env), ...stage.env };
      const { status } = spawnSync("/bin/sh", ["-c", value], {
        cwd: inside(stage, "."),
        env,
        stdio: "inherit",
      });
      if (status !== 0) throw new Error(`RUN ${value} ended with ${status}.`);
      return;
    }
    case "ENV":
      for (const pair of value)
        stage.env[pair.slice(0, pair.indexOf("="))] = pair.slice(pair.indexOf("=") + 1);
      return;
    case "EXPOSE":
      stage.exposed.push(value);
      return;
    case "ENTRYPOINT":
      stage.entrypoint = value;
      return;
    case "CMD":
      stage.command = value;
      return;
    default:
      say(`  ${instruction} cannot be shown here`);
  }
}

/** How this machine reaches its registry is no part of the image. */
function registryOf(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) =>
      /^(npm_config_|https?_proxy$|no_proxy$|node_extra_ca)/i.test(name),
    ),
  );
}

/** Where a path of the image lies on this machine. */
function inside(stage, path) {
  return join(stage.root, resolve(stage.cwd, path));
}

function copy(words, stage, built) {
  const fromFlag = words.find((word) => word.startsWith("--from="));
  const [to, ...froms] = words.filter((word) => !word.startsWith("--")).reverse();
  const from = fromFlag === undefined ? undefined : built.get(fromFlag.slice("--from=".length));
  if (fromFlag !== undefined && from === undefined)
    throw new Error(`${fromFlag} names no stage before this one.`);
  const root = from?.root ?? resolve(context);
  const target = inside(stage, to);
  for (const source of froms.flatMap((pattern) => expand(join(root, pattern)))) {
    const isFolder = statSync(source).isDirectory();
    const at = isFolder || !to.endsWith("/") ? target : join(target, basename(source));
    const filter = (path) => from !== undefined || path === source || !madeAgain.has(basename(path));
    cpSync(source, at, { recursive: true, filter });
  }
}

/** The paths that a pattern with `*` in its last part stands for. @throws when there is none, as an engine does. */
function expand(pattern) {
  const last = basename(pattern);
  if (!last.includes("*")) return [pattern];
  const [start = "", end = ""] = last.split("*");
  const found = readdirSync(dirname(pattern)).filter((name) => name.startsWith(start) && name.endsWith(end));
  if (found.length === 0) throw new Error(`COPY finds nothing at ${last}.`);
  return found.map((name) => join(dirname(pattern), name));
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
