import fc from "fast-check";
import type { StandInApi } from "../stand-in-api.ts";
import { buildInMemory } from "./build-in-memory.ts";
import { checkDocument } from "./check-document.ts";
import { checkRequest } from "./check-request.ts";
import { checkSpelling, yamlSpelling } from "./check-spelling.ts";
import { checkTypes } from "./check-types.ts";
import { type Constant, checkWritten } from "./check-written.ts";
import { demand } from "./finding.ts";
import { anyArgument } from "./hostile-arguments.ts";
import { hostileDocument } from "./hostile-documents.ts";

/** Milliseconds in which a document of some kilobytes must be built, on a machine that does much else. */
const longest = 20_000;

/** How many sets of arguments each document's tools are called with. */
const setsPerDocument = 20;

/** What a phase did, and the smallest input at which something was amiss. */
export interface Outcome {
  /** Words and figures for a person. */
  done: string;
  finding?: string;
}

export interface PhaseOptions {
  count: number;
  seed: number;
  /** Told every now and then how many are done. */
  onProgress?: (done: number) => void;
}

/** Builds so many documents in memory, and reads back what was emitted. */
export async function fuzzDocuments({ count, seed, onProgress }: PhaseOptions): Promise<Outcome> {
  const counts = { built: 0, refused: 0, tools: 0 };
  const spelling = fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: yamlSpelling },
  );
  const property = fc.asyncProperty(hostileDocument, spelling, async (document, asYaml) => {
    const started = performance.now();
    const built = await checkDocument(document);
    demand(performance.now() - started < longest, "building takes too long");
    if (asYaml !== undefined) await checkSpelling(built, document, asYaml);
    if (built === undefined) counts.refused++;
    fc.pre(built !== undefined);
    counts.built++;
    counts.tools += built?.server.groups.flatMap((group) => group.tools).length ?? 0;
    if (counts.built % 500 === 0) onProgress?.(counts.built);
  });
  const finding = describe(await fc.check(property, { numRuns: count, seed }));
  const done = `${counts.built} documents built and read back (${counts.tools} tools), ${counts.refused} refused with a message`;
  return { done, ...finding };
}

/** Calls tools of random documents with so many sets of arguments, each twice with one argument changed. */
export async function fuzzArguments({ count, seed, onProgress }: PhaseOptions): Promise<Outcome> {
  const counts = { made: 0, refused: 0 };
  const one = fc.tuple(fc.array(anyArgument, { minLength: 3, maxLength: 5 }), fc.nat(1000));
  const sets = fc.array(one, { minLength: 1, maxLength: setsPerDocument, size: "max" });
  const property = fc.asyncProperty(hostileDocument, sets, async (document, calls) => {
    const built = await buildInMemory(JSON.stringify(document));
    const tools = built?.server.groups.flatMap((group) => group.tools) ?? [];
    fc.pre(tools.length > 0);
    for (const [index, [values, changed]] of calls.entries()) {
      const tool = tools[index % tools.length];
      if (tool !== undefined && (await checkRequest(tool.definition, values, changed))) counts.made++;
      else counts.refused++;
    }
  });
  const perRound = Math.min(50, Math.ceil(count / setsPerDocument));
  let finding: { finding?: string } = {};
  for (let round = 0; counts.made < count && finding.finding === undefined; round++) {
    // What one round leaves open the next ones do, each by a seed of its own.
    finding = describe(await fc.check(property, { numRuns: perRound, seed: seed + round }));
    onProgress?.(counts.made);
  }
  const done = `${counts.made} sets of arguments sent, each again with one argument changed; ${counts.refused} refused by the tool`;
  return { done, ...finding };
}

/** Writes, bundles, starts and calls packages of so many documents, and type-checks all of them at once. */
export async function fuzzPackages(
  { count, seed, onProgress }: PhaseOptions,
  api: StandInApi,
): Promise<Outcome> {
  const constant: Constant = new Map();
  const packages: Map<string, string>[] = [];
  let calls = 0;
  const property = fc.asyncProperty(hostileDocument, async (document) => {
    fc.pre((await buildInMemory(JSON.stringify(document))) !== undefined);
    const written = await checkWritten(document, constant, api);
    calls += written.calls;
    packages.push(written.modules);
    if (packages.length % 20 === 0) onProgress?.(packages.length);
  });
  // A step of shrinking takes a second here.
  const finding = describe(await fc.check(property, { numRuns: count, seed, endOnFailure: true }));
  const errors = await checkTypes(packages);
  const done = `${packages.length} packages bundled and started, ${calls} calls made the recorded request, ${errors.length} errors of types`;
  if (errors.length > 0)
    return {
      done,
      finding: `types, seed ${seed}: ${errors.slice(0, 10).join(", ")}\n${finding.finding ?? ""}`,
    };
  return { done, ...finding };
}

function describe<Input>(result: fc.RunDetails<Input>): { finding?: string } {
  if (!result.failed) return {};
  const { seed, counterexample, counterexamplePath, errorInstance } = result;
  const error = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : "";
  return {
    finding: `seed ${seed}, path ${counterexamplePath}\n${error}\n${JSON.stringify(counterexample).slice(0, 20_000)}`,
  };
}
