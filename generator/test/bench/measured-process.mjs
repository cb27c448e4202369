import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const preload = fileURLToPath(new URL("usage.cjs", import.meta.url));

/**
 * Starts `node ...args` such that its CPU time and peak memory can be asked for.
 * `stdio` is that of the first three descriptors.
 */
export function startMeasured(args, { stdio = ["ignore", "ignore", "inherit"], env = {}, cwd } = {}) {
  const child = spawn(process.execPath, ["-r", preload, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: [...stdio, "pipe"],
  });
  const ended = once(child, "exit");
  let waiting = [];
  let text = "";
  let last;
  child.stdio[3].setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
      last = JSON.parse(text.slice(0, end));
      text = text.slice(end + 1);
      for (const resolve of waiting) resolve(last);
      waiting = [];
    }
  });
  const reportEnded = once(child.stdio[3], "end");
  return {
    child,
    /** CPU milliseconds, peak memory and memory now in MB. */
    usage: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.kill("SIGUSR2");
      }),
    /** Waits for the end. @throws when the process fails or says nothing. */
    async finish() {
      const [[code]] = await Promise.all([ended, reportEnded]);
      if (code !== 0) throw new Error(`node ${args.join(" ")} ended with ${code}.`);
      if (last === undefined) throw new Error(`node ${args.join(" ")} did not say what it used.`);
      return last;
    },
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Runs a process to its end: CPU and wall-clock milliseconds, peak memory in MB. */
export async function runMeasured(args, options) {
  const started = performance.now();
  const usage = await startMeasured(args, options).finish();
  return { ...usage, wallMs: performance.now() - started };
}
