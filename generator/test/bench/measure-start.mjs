import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { alternate, row } from "./samples.mjs";
import { createStdioClient } from "./stdio-client.mjs";

/** Tools of the search surface, with the one that reads on. */
const searchTools = 5;

/** From the start of the process to the whole answer to the first `tools/list`. */
export async function measureStart({ paths, runs }) {
  const server = [join(paths.gitHub, "dist/index.js"), "--groups", "all", "--surface"];
  const [ours, searching, theirs] = await alternate(4 * runs, [
    () => timeToList([...server, "tools"], paths.toolCount),
    () => timeToList([...server, "search"], searchTools),
    () => timeToList([paths.hello], 1),
  ]);
  const shared = { yardstick: "a bundled SDK hello-world server", unit: "ms", theirs, target: 1.3 };
  const what = `start to first tools/list, ${paths.toolCount} tools`;
  return [
    row({ ...shared, what, ours }),
    row({ ...shared, what: `${what} behind a search`, ours: searching }),
  ];
}

async function timeToList(args, count) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "ignore"] });
  const client = createStdioClient(child);
  await client.initialize();
  const { result, arrivedAt } = await client.request("tools/list", {});
  const { tools } = result;
  if (tools.length !== count) throw new Error(`${args[0]} lists ${tools.length} tools.`);
  const ended = once(child, "exit");
  child.kill();
  await ended;
  return arrivedAt - started;
}
