// The Inspector on the command line: one run lists, another calls.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const { url, transport, headers, tool, args } = JSON.parse(process.argv[2]);
const inspector = fileURLToPath(
  new URL("node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js", import.meta.url),
);

function inspect(...flags) {
  const server = ["--cli", "--transport", transport, "--server-url", url];
  const brought = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inspector, ...server, ...brought, ...flags],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr || stdout);
  return JSON.parse(stdout);
}

const { tools } = inspect("--method", "tools/list");
const given = Object.entries(args).flatMap(([name, value]) => ["--tool-arg", `${name}=${value}`]);
const { content } = inspect("--method", "tools/call", "--tool-name", tool, ...given);
console.log(JSON.stringify({ tools: tools.map(({ name }) => name), answer: content[0].text }));
