import { execFile } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { type FakeForge, startForge } from "./fake-forge.ts";
import { folderWith } from "./folders.ts";
import { compileProgram, type Finished, repository } from "./run-program.ts";

const run = promisify(execFile);
const program = await compileProgram();
const token = "forge-token-0123456789";
const place = "packages/shop";

let forge: FakeForge;
let documents: Server;
let folder: string;
let clone: string;
/** What the vendor's server gives out, and how it answered. */
const served = { text: "", answers: [] as number[] };

const operation = (operationId: string, summary: string) => ({
  operationId,
  summary,
  tags: ["Orders"],
  parameters: [{ name: "order_id", in: "path", required: true, schema: { type: "string" } }],
  responses: { 200: { description: "The order." } },
});

const document = (more: object = {}): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    servers: [{ url: "https://api.shop.example" }],
    paths: { "/orders/{order_id}": { get: operation("getOrder", "Get an order") }, ...more },
  });

const withRefund = document({
  "/refunds/{order_id}": {
    get: operation("getRefund", "Get a refund $(touch pwned) `x` <b>| @everyone\n\n# Merge me"),
  },
});
const withoutOrder = document({
  "/orders/{order_id}": { delete: operation("cancelOrder", "Cancel an order") },
});

async function git(at: string, ...args: string[]): Promise<string> {
  const who = ["-c", "user.name=Ann", "-c", "user.email=ann@shop.example", "-c", "init.defaultBranch=main"];
  const { stdout } = await run("git", [...who, ...args], { cwd: at });
  return stdout.trim();
}

const remote = (): string => join(folder, "remote.git");
const tipOf = (branch: string): Promise<string> =>
  git(remote(), "rev-parse", "--verify", `refs/heads/${branch}`).catch(() => "");

/** A clone as a workflow gets it, with what packages are built with. */
async function cloneTo(name: string): Promise<string> {
  await git(folder, "clone", "--quiet", remote(), name);
  symlinkSync(join(repository, "node_modules"), join(folder, name, "node_modules"), "junction");
  return join(folder, name);
}

function mcpgen(args: string[], cwd = clone): Promise<Finished> {
  return program.mcpgen(args, {
    cwd,
    env: {
      ...{
        GITHUB_TOKEN: token,
        GH_TOKEN: undefined,
        GITHUB_API_URL: forge.api,
        GITHUB_REPOSITORY: "acme/shop",
      },
      XDG_CACHE_HOME: join(folder, "cache"),
    },
  });
}

const spec = (): string => `http://127.0.0.1:${(documents.address() as AddressInfo).port}/shop.json`;

/** One run of the workflow's command: exit code and outcome. */
async function propose(more: string[] = ["--no-test"], cwd = clone) {
  const { code, stdout, stderr } = await mcpgen(
    ["ci", "run", spec(), "--out", place, "--forge", "rest", "--json", ...more],
    cwd,
  );
  const { outcome, diagnostics } = JSON.parse(stdout) as {
    outcome?: string;
    diagnostics?: { code: string }[];
  };
  return { code, outcome: outcome ?? diagnostics?.[0]?.code, stderr };
}

beforeAll(async () => {
  folder = await folderWith();
  served.text = document();
  documents = createServer((request, response) => {
    const etag = `"${Buffer.from(served.text).length}"`;
    const isKnown = request.headers["if-none-match"] === etag;
    served.answers.push(isKnown ? 304 : 200);
    response.writeHead(isKnown ? 304 : 200, { etag }).end(isKnown ? undefined : served.text);
  });
  await new Promise<void>((done) => documents.listen(0, "127.0.0.1", done));
  forge = await startForge(token, tipOf);
  await git(folder, "init", "--quiet", "--bare", "remote.git");
  clone = await cloneTo("clone");
  writeFileSync(join(clone, ".gitignore"), "node_modules\n");
  await mcpgen(["build", spec(), "--out", place, "--no-bundle"]);
  await git(clone, "add", "--all");
  await git(clone, "commit", "--quiet", "--message", "First");
  await git(clone, "push", "--quiet", "origin", "main");
}, 120_000);

afterAll(async () => {
  await forge?.close();
  await new Promise((done) => documents?.close(done));
  await program.remove();
});

// One story: each test goes on where the one before it ended.
test("a document that has not changed is not sent again, and nothing is proposed", async () => {
  served.answers = [];
  expect(await propose()).toMatchObject({ code: 0, outcome: "unchanged" });
  expect(served.answers).toEqual([304]);
  expect(await tipOf("mcpgen/shop")).toBe("");
  expect(forge.pulls).toEqual([]);
});

test("a rebuilt package that fails its own tests is not proposed", async () => {
  served.text = withRefund;
  const spoiled = await cloneTo("spoiled");
  appendFileSync(join(spoiled, place, "test/custom.test.ts"), '\nthrow new Error("no longer true");\n');
  const { code, outcome, stderr } = await propose([], spoiled);
  expect({ code, outcome }).toEqual({ code: 1, outcome: "suite-failed" });
  expect(stderr).toContain("no longer true");
  expect(await tipOf("mcpgen/shop")).toBe("");
}, 120_000);

test("a changed document opens a pull request whose text is the change", async () => {
  served.text = withRefund;
  expect(await propose([])).toMatchObject({ code: 0, outcome: "opened" });
  const [pull] = forge.pulls;
  expect(pull).toMatchObject({ title: "Rebuild shop: compatible changes", base: "main", state: "open" });
  expect(pull?.body).toContain("get_refund");
  expect(pull?.body).toContain("passes its tests");
  expect(pull?.body).not.toMatch(/<b>|^# |@everyone|\$\(/m);
  expect(existsSync(join(clone, "pwned"))).toBe(false);
  const files = (await git(remote(), "diff", "--name-only", "main", "mcpgen/shop")).split("\n");
  expect(files).toContain(`${place}/TOOLS.md`);
  expect(files.filter((path) => !path.startsWith(`${place}/`) || /\/(dist|build)\//.test(path))).toEqual([]);
  expect(await git(clone, "status", "--porcelain", "--branch")).toMatch(/^## main/);
}, 120_000);

test("a second run opens none, in the same clone and in a new one, also after unrelated commits", async () => {
  const tip = await tipOf("mcpgen/shop");
  expect(await propose()).toMatchObject({ code: 0, outcome: "standing" });
  expect(await propose([], await cloneTo("second"))).toMatchObject({ code: 0, outcome: "standing" });
  const other = await cloneTo("other");
  writeFileSync(join(other, "notes.md"), "Unrelated.\n");
  await git(other, "add", "--all");
  await git(other, "commit", "--quiet", "--message", "Notes");
  await git(other, "push", "--quiet", "origin", "main");
  expect(await propose([], other)).toMatchObject({ code: 0, outcome: "standing" });
  expect(await tipOf("mcpgen/shop")).toBe(tip);
  expect(forge.pulls).toHaveLength(1);
});

test("a further change goes to the same branch and the same pull request", async () => {
  served.text = withoutOrder;
  const tip = await tipOf("mcpgen/shop");
  expect(await propose(["--no-test"], await cloneTo("third"))).toMatchObject({ code: 0, outcome: "updated" });
  expect(await tipOf("mcpgen/shop")).not.toBe(tip);
  expect(forge.pulls).toMatchObject([{ title: "Rebuild shop: breaking changes", state: "open" }]);
  expect(forge.pulls[0]?.body).toContain("get_order");
  expect(await git(remote(), "rev-list", "--count", "main..mcpgen/shop")).toBe("1");
});

test("a proposal that nothing is left of is closed", async () => {
  served.text = document();
  expect(await propose(["--no-test"], await cloneTo("fourth"))).toMatchObject({
    code: 0,
    outcome: "unchanged",
  });
  expect(forge.pulls).toMatchObject([{ state: "closed" }]);
});

test("what a person closed is not opened again, until there is something new", async () => {
  served.text = withRefund;
  const again = await cloneTo("fifth");
  expect(await propose(["--no-test"], again)).toMatchObject({ outcome: "opened" });
  Object.assign(forge.pulls[1] ?? {}, { state: "closed" });
  expect(await propose(["--no-test"], again)).toMatchObject({ code: 0, outcome: "declined" });
  expect(forge.pulls).toHaveLength(2);
  served.text = withoutOrder;
  expect(await propose(["--no-test"], await cloneTo("later"))).toMatchObject({ outcome: "opened" });
  expect(forge.pulls).toHaveLength(3);
});

test("commits that a person added stay: left alone, and never replaced", async () => {
  const work = await cloneTo("work");
  await git(work, "switch", "--quiet", "mcpgen/shop");
  appendFileSync(join(work, place, "src/custom.ts"), "// mine\n");
  await git(work, "commit", "--quiet", "--all", "--message", "Mine");
  await git(work, "push", "--quiet", "origin", "mcpgen/shop");
  const tip = await tipOf("mcpgen/shop");
  expect(await propose(["--no-test"], await cloneTo("sixth"))).toMatchObject({
    code: 0,
    outcome: "standing",
  });
  served.text = withRefund;
  expect(await propose(["--no-test"], await cloneTo("seventh"))).toMatchObject({
    code: 1,
    outcome: "branch-continued",
  });
  expect(await tipOf("mcpgen/shop")).toBe(tip);
});

test("a file that a person changed and did not commit is not proposed", async () => {
  const dirty = await cloneTo("dirty");
  appendFileSync(join(dirty, place, "src/custom.ts"), "// unfinished\n");
  expect(await propose(["--no-test", "--branch", "mine/shop"], dirty)).toMatchObject({ outcome: "opened" });
  expect(await git(remote(), "diff", "--name-only", "main", "mine/shop")).not.toContain("custom.ts");
  expect(readFileSync(join(dirty, place, "src/custom.ts"), "utf8")).toContain("unfinished");
});

test("a forge that refuses is told with a way out, and without the token", async () => {
  forge.refuse = { status: 403, message: "not permitted to create pull requests" };
  const { code, outcome, stderr } = await propose(
    ["--no-test", "--branch", "mine/other"],
    await cloneTo("refused"),
  );
  forge.refuse = undefined;
  expect({ code, outcome }).toEqual({ code: 1, outcome: "forge-failed" });
  expect(stderr).toContain("not permitted to create pull requests");
  expect(stderr).toContain("pull-requests: write");
  expect(stderr).not.toContain(token);
});

test.each([
  ["--branch", "a b"],
  ["--base", "x;touch pwned"],
  ["--branch", "a..b"],
  ["--branch", "refs/heads/x.lock"],
])("%s %s is refused before anything is built", async (flag, name) => {
  const { code, stderr } = await mcpgen(["ci", "run", "missing.yaml", flag, name]);
  expect(code).toBe(1);
  expect(stderr).toContain("branch-refused");
});
