import { parseArgs } from "node:util";
import { startStandInApi } from "../stand-in-api.ts";
import { fuzzArguments, fuzzDocuments, fuzzPackages, type Outcome, type PhaseOptions } from "./phases.ts";

/**
 * Builds packages of random hostile documents and calls their tools with random hostile arguments. `--documents N` (20,000)
 * are built in memory, `--compiled N` (1,000) written, bundled and called, `--arguments N` (100,000) sets of arguments turned
 * into requests; `--seed N` (1). Prints what was done; each finding comes with its seed and its smallest input, and makes
 * the exit code 1.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: "string", default: "20000" },
      compiled: { type: "string", default: "1000" },
      arguments: { type: "string", default: "100000" },
      seed: { type: "string", default: "1" },
    },
  });
  const seed = Number(values.seed);
  const api = await startStandInApi();
  const phases: [count: string, phase: (options: PhaseOptions) => Promise<Outcome>][] = [
    [values.documents, fuzzDocuments],
    [values.arguments, fuzzArguments],
    [values.compiled, (options) => fuzzPackages(options, api)],
  ];
  let findings = 0;
  try {
    for (const [written, phase] of phases) {
      const count = Number(written);
      if (!(count > 0)) continue;
      const started = performance.now();
      const onProgress = (done: number): void => {
        if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count}`);
      };
      const { done, finding } = await phase({ count, seed, onProgress });
      const seconds = Math.round((performance.now() - started) / 1_000);
      process.stdout.write(`${done} (seed ${seed}, ${seconds} s)\n`);
      if (finding === undefined) continue;
      findings++;
      process.stdout.write(`FINDING ${finding}\n`);
    }
  } finally {
    await api.close();
  }
  process.stdout.write(`${findings} findings\n`);
  return findings === 0 ? 0 : 1;
}
