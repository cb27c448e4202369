import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const names = (await run("--list")).output.trim().split("\n");

/** Milliseconds that a busy machine may take for all of them. */
const patience = 600_000;

// They run while the broken ones below are looked at.
const all = run();

test("the prompts of Retell also pass against the document in this repository", async () => {
  const { status, output } = await run("retell/prompts", "--document", "specs/retell.yaml");
  expect({ status, output }).toMatchObject({ status: 0 });
});

// A program that cannot fail proves nothing: each of these breaks the built server in one place.
test.each([
  [
    "a tool is missing",
    "retell/get-mcp-tools",
    ['"name":"get_mcp_tools"', '"name":"get_mcp_tool"'],
    "get_mcp_tools is not among",
  ],
  [
    "a path differs",
    "retell/get-mcp-tools",
    ['"path":"/get-mcp-tools/{agent_id}"', '"path":"/get-mcp-tool/{agent_id}"'],
    "The document has no such path and method",
  ],
  [
    "a query parameter has another name",
    "retell/get-mcp-tools",
    ['"in":"query","name":"component_id"', '"in":"query","name":"component"'],
    "Unknown query parameter 'component'",
  ],
  [
    "a field of the body has another name",
    "retell/prompts",
    ['"in":"body","name":"version_title"', '"in":"body","name":"versionTitle"'],
    "The body has no field versionTitle",
  ],
  [
    "a value of the body goes to the query",
    "retell/prompts",
    ['"in":"body","name":"include_total"', '"in":"query","name":"include_total"'],
    "Unknown query parameter 'include_total'",
  ],
  [
    "a key is looked for in another parameter of the URL",
    "raconte/life-cycle",
    ['keyParameter:"api_key"', 'keyParameter:"key"'],
    "needs your credential",
  ],
  [
    "the key goes to the API as a header",
    "raconte/two-tenants",
    ['in:"query",name:"api_key"', 'in:"header",name:"api_key"'],
    "The API key is missing or not valid",
  ],
  [
    "null is not allowed",
    "raconte/delivery-failure",
    ['"type":["string","null"]', '"type":"string"'],
    "must be a string",
  ],
  [
    "a lifted value lands beside its place",
    "vapi/local",
    ['"name":"/schedulePlan/earliestAt"', '"name":"/schedulePlan/latestAt"'],
    "must have required property 'earliestAt'",
  ],
  [
    "a field is missing in an answer",
    "vapi/place-call-http",
    ['"keep":["id","name","number",', '"keep":["id","name",'],
    "The answer has nothing at /number",
  ],
  [
    "a header of the conversation is not handed on",
    "vapi/assistant-in-a-call",
    ['forwardHeaders:["x-call-id",', 'forwardHeaders:["x-other-id",'],
    "x-call-id reaches the API",
  ],
  [
    "an operation behind the search gets other arguments",
    "raconte/tasks",
    ["args.arguments??{}", "{}"],
    "raconte/invite on search: create-interview failed",
  ],
  [
    "the search leaves out what is looked for",
    "raconte/tasks",
    ["await searchOperations(args,", 'await searchOperations({...args,method:"GET"},'],
    '"make an interview and invite people to it" does not find create-interview',
  ],
])(
  "goes red when %s",
  async (_, name, [from = "", to = ""], reason) => {
    const vendor = name.split("/")[0] ?? "";
    const built = readFileSync(`generated/${vendor}/dist/index.js`, "utf8");
    expect(built).toContain(from);
    const folder = mkdtempSync(join(tmpdir(), "broken-"));
    try {
      mkdirSync(join(folder, vendor, "dist"), { recursive: true });
      writeFileSync(
        join(folder, vendor, "dist", "index.js"),
        built.replaceAll(from, () => to),
      );
      const { status, output } = await run(name, "--generated", folder);
      expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining(reason) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  patience,
);

test.each(names)(
  "%s",
  async (name) => {
    expect((await all).output).toContain(`ok     ${name} (`);
  },
  patience,
);

function run(...args: string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["examples/run.mjs", ...args]);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("close", (status) => resolve({ status, output }));
  });
}
