import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../run-program.ts";
import type { Outcome } from "./judge-outcome.ts";

/** Milliseconds of wall time after which a command is killed. */
const patience = 180_000;

const preload = join(repository, "generator/test/bench/usage.cjs");

/** Runs mcpgen to its end, or until patience is. `program` is the folder it was compiled to. */
export function runCommand(
  program: string,
  args: readonly string[],
  { input, out }: { input?: string | Uint8Array; out: string },
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["-r", preload, join(program, "cli.js"), ...args], {
      env: { ...process.env, NODE_OPTIONS: undefined, XDG_CACHE_HOME: join(out, "../cache") },
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      timeout: patience,
      killSignal: "SIGKILL",
    });
    const texts = ["", "", ""];
    for (const [at, stream] of [child.stdout, child.stderr, child.stdio[3]].entries())
      (stream as NodeJS.ReadableStream).setEncoding("utf8").on("data", (chunk: string) => {
        texts[at] += chunk;
      });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const [stdout = "", stderr = "", usage = ""] = texts;
      const used = usage === "" ? { cpuMs: Number.NaN, memoryMb: Number.NaN } : JSON.parse(usage);
      resolve({
        code,
        signal,
        stdout,
        stderr,
        cpuMs: used.cpuMs,
        memoryMb: used.memoryMb,
        wrote: existsSync(out),
      });
    });
  });
}
