import { join } from "node:path";
import { closeConnections } from "./call-tool.ts";
import { examineDocument, type Figures } from "./examine-document.ts";
import { findSpecs, specsFolder } from "./find-specs.ts";
import { judgeFigures } from "./judge-figures.ts";

/** At least this share of what was spoilt must be seen, so that the oracle is known to look. */
const leastCaught = 0.9;
const leastAccepted = 0.99;

const folder = specsFolder();
if (folder === undefined)
  process.stderr.write("The documents of ../shared/specs are not there: nothing was checked.\n");
else await run(folder, process.argv.slice(2));

async function run(specs: string, asked: readonly string[]): Promise<void> {
  const all: Figures[] = [];
  for (const name of asked.length > 0 ? asked : findSpecs(specs)) {
    const figures = await examineDocument(join(specs, name), name);
    all.push(figures);
    print(figures);
  }
  closeConnections();
  summarise(all);
}

function print(figures: Figures): void {
  const { document, operations, calls, accepted, decoded, resampled, parameters, bodyMembers } = figures;
  const { faults, idle } = judgeFigures(figures);
  const { done, judged, caught } = spoiltOf([figures]);
  process.stdout.write(
    `${document}: ${operations} operations, ${parameters} parameters, ${bodyMembers} body members; ` +
      `${calls} calls, ${accepted} accepted, ${decoded} decoded (${resampled} sampled again); ` +
      `spoilt ${done}, seen by a validator ${judged}, seen ${caught}\n`,
  );
  for (const { tool, kind, message } of faults)
    process.stdout.write(`  ${kind} ${tool}: ${message.slice(0, 400)}\n`);
  for (const { tool } of idle) process.stdout.write(`  the exception for ${tool} is not needed\n`);
  if (faults.length > 0 || idle.length > 0) process.exitCode = 1;
}

function summarise(all: readonly Figures[]): void {
  const calls = sum(all.map((figures) => figures.calls));
  const accepted = sum(all.map((figures) => figures.accepted));
  const { done, judged, caught } = spoiltOf(all);
  process.stdout.write(
    `${all.length} documents: ${accepted} of ${calls} calls accepted (${percent(accepted, calls)}), ` +
      `${sum(all.map((figures) => figures.decoded))} decoded; ` +
      `spoilt ${done}, seen by a validator ${percent(judged, done)}, seen ${percent(caught, done)}\n`,
  );
  for (const [damage, entry] of byDamage(all)) {
    process.stdout.write(
      `  ${damage}: ${entry.judged} by a validator, ${entry.caught} in all, of ${entry.done}\n`,
    );
    if (entry.caught < entry.done * leastCaught) process.exitCode = 1;
  }
  if (accepted < calls * leastAccepted && all.length > 1) process.exitCode = 1;
}

type Spoilt = { done: number; judged: number; caught: number };

function byDamage(all: readonly Figures[]): [string, Spoilt][] {
  const names = [...new Set(all.flatMap(({ spoilt }) => [...spoilt.keys()]))].sort();
  return names.map((name) => [name, add(all.flatMap(({ spoilt }) => spoilt.get(name) ?? []))]);
}

function spoiltOf(all: readonly Figures[]): Spoilt {
  return add(all.flatMap(({ spoilt }) => [...spoilt.values()]));
}

function add(entries: readonly Spoilt[]): Spoilt {
  return {
    done: sum(entries.map(({ done }) => done)),
    judged: sum(entries.map(({ judged }) => judged)),
    caught: sum(entries.map(({ caught }) => caught)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "none" : `${((part / whole) * 100).toFixed(1)} %`;
}
