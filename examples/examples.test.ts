import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const names = run("--list").output.trim().split("\n");

test.each(names)("%s", (name) => {
  const { status, output } = run(name);
  expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining(`ok     ${name}`) });
});

test("the programs of Retell also pass against the document in this repository", () => {
  const { status, output } = run("retell/get-mcp-tools", "retell/prompts", "--document", "specs/retell.yaml");
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
])("goes red when %s", (_, name, [from = "", to = ""], reason) => {
  const built = readFileSync("generated/retell/dist/index.js", "utf8");
  expect(built).toContain(from);
  const folder = mkdtempSync(join(tmpdir(), "broken-"));
  try {
    mkdirSync(join(folder, "retell", "dist"), { recursive: true });
    writeFileSync(
      join(folder, "retell", "dist", "index.js"),
      built.replaceAll(from, () => to),
    );
    const { status, output } = run(name, "--generated", folder);
    expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining(reason) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function run(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["examples/run.mjs", ...args], {
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}
