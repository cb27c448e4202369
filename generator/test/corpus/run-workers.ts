import { type ChildProcess, fork } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { emptyResult } from "./examine-document.ts";
import type { DocumentResult } from "./result.ts";

export interface Limits {
  workers: number;
  /** For one build. */
  buildSeconds: number;
  /** For the checks of one build, which take longer than the build: Ajv compiles every schema. */
  checkSeconds: number;
  heapMegabytes: number;
}

/** A worker is replaced after so many documents, and after one of more than 2 MB, so that none pays for another. */
const documentsForOneWorker = 100;

/** Examines the documents in parallel processes and hands on each result as it comes. */
export async function runWorkers(
  script: string,
  folder: string,
  documents: readonly string[],
  limits: Limits,
  onResult: (result: DocumentResult) => void,
): Promise<void> {
  // The largest first, so that no worker is left alone with one at the end.
  const size = (document: string): number => statSync(join(folder, document)).size;
  const queue = documents.map((document) => ({ document, bytes: size(document) }));
  queue.sort((a, b) => a.bytes - b.bytes);
  const work = async (): Promise<void> => {
    let worker: ChildProcess | undefined;
    let examined = 0;
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      worker ??= fork(script, {
        execArgv: [`--max-old-space-size=${limits.heapMegabytes}`, "--expose-gc"],
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      onResult(await examineIn(worker, folder, next, limits));
      examined++;
      if (!worker.connected || examined >= documentsForOneWorker || next.bytes > 2_000_000) {
        if (worker.connected) worker.disconnect();
        worker = undefined;
        examined = 0;
      }
    }
    worker?.disconnect();
  };
  await Promise.all(Array.from({ length: limits.workers }, work));
}

function examineIn(
  worker: ChildProcess,
  folder: string,
  { document, bytes }: { document: string; bytes: number },
  limits: Limits,
): Promise<DocumentResult> {
  return new Promise((resolve) => {
    let built = false;
    let late = false;
    const kill = (): void => {
      late = true;
      worker.kill("SIGKILL");
    };
    let timer = setTimeout(kill, limits.buildSeconds * 1000);
    const settle = (result: DocumentResult): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(result);
    };
    worker.on("message", (message: { built?: true; result?: DocumentResult }) => {
      if (message.result !== undefined) settle(message.result);
      else {
        built = true;
        clearTimeout(timer);
        timer = setTimeout(kill, limits.checkSeconds * 1000);
      }
    });
    worker.send({ folder, document });
    worker.on("exit", (code, signal) => {
      const outcome = late ? "deadline" : signal === "SIGABRT" || code === 134 ? "memory" : "crashed";
      const phase = built ? "while its output was checked" : "while it was built";
      const message = `The process ended ${phase} (${signal ?? code}).`;
      settle({ ...emptyResult(document, bytes), outcome, message });
    });
  });
}
