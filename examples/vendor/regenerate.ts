import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { callForValue } from "../client/call-tool.ts";
import { connectServer } from "../client/connect-server.ts";
import { runProgram } from "../client/run-program.ts";

// Plays the life of the vendor's repository in `repository/`: the package is built and used, the document changes, and what
// the workflow runs proposes the change once, on a branch of a remote on this machine.

const start = promisify(execFile);
const mcpgen = resolve("generator/mcpgen.js");
const workflow = ".github/workflows/mcpgen.yml";

/** The part of the workflow's command that is the vendor's own. */
const specAndOut = ["openapi.yaml", "--out", "mcp"];

const berths = [
  { berth_id: "A-11", length: 8 },
  { berth_id: "A-12", length: 10 },
  { berth_id: "B-1", length: 14 },
];

await runProgram(async () => {
  const folder = await mkdtemp(join(tmpdir(), "moorings-"));
  try {
    const clone = await prepare(folder);
    await checkServer(join(clone, "mcp"));
    await checkWorkflow(clone);
    await checkProposals(folder, clone);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The repository with its package, pushed to a remote. */
async function prepare(folder: string): Promise<string> {
  const clone = join(folder, "clone");
  await run(".", process.execPath, "generator/tasks/compile.mjs", "--if-needed");
  await cp("examples/vendor/repository", clone, { recursive: true });
  await symlink(resolve("node_modules"), join(clone, "node_modules"), "junction");
  // The package has a file already, the vendor's own, so the first build is told that the folder is meant.
  await run(clone, process.execPath, mcpgen, "build", ...specAndOut, "--force", "--quiet");
  await git(folder, "init", "--quiet", "--bare", "remote.git");
  await git(clone, "init", "--quiet");
  await git(clone, "symbolic-ref", "HEAD", "refs/heads/main");
  await git(clone, "remote", "add", "origin", join(folder, "remote.git"));
  await commit(clone, "First");
  return clone;
}

/** The wrapped tool, the vendor's own, and the alias do what they are there for. */
async function checkServer(folder: string): Promise<void> {
  const { api, origin, requests } = await startApi();
  const { client, questions, close } = await connectServer({
    folder,
    args: ["--base-url", origin, "--log-level", "error"],
    env: { MOORINGS_API_KEY: "key" },
  });
  try {
    const { tools } = await client.listTools();
    equal("the tools", tools.map(({ name }) => name).sort(), [
      ...["book_berth", "find_berth", "get_berth", "list_berths"],
    ]);
    equal("the wrapped tool", await callForValue(client, "get_berth", { berth_id: "a12" }), berths[1]);
    equal("its request", requests.at(-1), "GET /berths/A-12");
    equal("the tool of the vendor's own", await callForValue(client, "find_berth", { length: 9 }), berths[1]);
    const booking = { berth_id: "A-12", boat: "Ida", nights: 1 };
    equal(
      "the alias",
      await callForValue(client, "create_booking", { berth_id: "A-12", boat: "Ida" }),
      booking,
    );
    equal("questions to the person", questions.length, 1);
  } finally {
    await close();
    api.closeAllConnections();
    api.close();
  }
}

/** The vendor's API, as far as the tools need it. */
async function startApi(): Promise<{ api: Server; origin: string; requests: string[] }> {
  const requests: string[] = [];
  const api = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const [path = ""] = (request.url ?? "").split("?");
    let body = "";
    for await (const chunk of request) body += chunk;
    const berth = berths.find(({ berth_id }) => path === `/berths/${berth_id}`);
    const answer = path === "/berths" ? berths : path === "/bookings" ? JSON.parse(body) : berth;
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((done) => api.listen(0, "127.0.0.1", done));
  return { api, origin: `http://127.0.0.1:${(api.address() as AddressInfo).port}`, requests };
}

/** The workflow is the one that mcpgen writes, and one that is there is not overwritten. */
async function checkWorkflow(clone: string): Promise<void> {
  const committed = await readFile(join(clone, workflow), "utf8");
  const refused = await run(clone, process.execPath, mcpgen, "ci", ...specAndOut).catch(() => undefined);
  equal("a second `mcpgen ci`", refused, undefined);
  await run(clone, process.execPath, mcpgen, "ci", ...specAndOut, "--force");
  equal("the workflow", await readFile(join(clone, workflow), "utf8"), committed);
}

/** Nothing changed, nothing is proposed; then a change is, once. */
async function checkProposals(folder: string, clone: string): Promise<void> {
  const tip = () =>
    git(folder, "--git-dir", "remote.git", "for-each-ref", "--format=%(objectname)", "refs/heads/mcpgen");
  const propose = () =>
    run(clone, process.execPath, mcpgen, "ci", "run", ...specAndOut, "--forge", "none", "--quiet");
  await propose();
  equal("the branch before a change", await tip(), "");
  const document = await readFile(join(clone, "openapi.yaml"), "utf8");
  await writeFile(join(clone, "openapi.yaml"), document.replace("maximum: 30", "maximum: 14"));
  await commit(clone, "Shorter bookings");
  await propose();
  const first = await tip();
  if (first === "") throw new Error("The change of the document is not proposed.");
  await propose();
  equal("the branch after a second run", await tip(), first);
  const text = await git(
    folder,
    "--git-dir",
    "remote.git",
    "show",
    "--format=%B",
    "--stat=200",
    "mcpgen/moorings",
  );
  if (!text.startsWith("Rebuild moorings: breaking changes") || !text.includes("mcp/mcpgen.lock.json"))
    throw new Error(`The proposal is not what was expected:\n${text}`);
  process.stdout.write(text);
}

async function commit(clone: string, message: string): Promise<void> {
  await git(clone, "add", "--all");
  await git(clone, "commit", "--quiet", "--message", message);
  await git(clone, "push", "--quiet", "origin", "main");
}

function git(folder: string, ...args: string[]): Promise<string> {
  return run(folder, "git", "-c", "user.name=Ida", "-c", "user.email=ida@moorings.example", ...args);
}

async function run(folder: string, command: string, ...args: string[]): Promise<string> {
  const { stdout } = await start(command, args, { cwd: folder });
  return stdout.trim();
}

function equal(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) === JSON.stringify(wanted)) return;
  throw new Error(`${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
}
