import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Starts the API that the measured servers call, in a process of its own. */
export async function startStandIn() {
  const script = fileURLToPath(new URL("stand-in-api.mjs", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout.setEncoding("utf8"), "data");
  return { url: `http://127.0.0.1:${port.trim()}`, stop: () => child.kill() };
}
