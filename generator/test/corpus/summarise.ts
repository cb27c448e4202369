import { count, type DocumentResult } from "./result.ts";

/** Share of the operations that must become tools, and of these whose request must be recorded. */
const wantedShare = 0.995;

/** Documents contradict themselves, so that no sample fits: the recording leaves such tools out and says so. */
const countedOnly: ReadonlySet<string> = new Set(["sample-refused", "sample-refused-by-ajv"]);

export interface Summary {
  text: string;
  ok: boolean;
}

/** The figures of a run, and whether they are good: nothing crashed, no check failed, few operations were skipped. */
export function summarise(results: readonly DocumentResult[]): Summary {
  const outcomes: Record<string, number> = {};
  for (const { outcome, code } of results)
    count(outcomes, code === undefined ? outcome : `${outcome} ${code}`);
  const built = results.filter(({ outcome }) => outcome === "built");
  const operations = sum(built, "operations");
  const tools = sum(built, "tools");
  const faults = total(built, "faults");
  const failed = results.filter(({ outcome }) => outcome !== "built" && outcome !== "refused");
  const share = operations === 0 ? 0 : tools / operations;
  const lines = [
    `${results.length} documents: ${list(outcomes)}`,
    `${operations} operations, ${tools} tools (${(share * 100).toFixed(3)} %), ${sum(built, "tokens")} tokens`,
    `${sum(built, "seconds").toFixed(0)} s of building, ${Math.round(sum(built, "emittedBytes") / 1e6)} MB emitted`,
    section("skipped", total(built, "skipped")),
    section("not recorded", total(built, "untested")),
    section("diagnostics", total(built, "diagnostics")),
    section("faults", faults),
    ranking("slowest, seconds", built, "seconds"),
    ranking("most memory, MB", built, "peakMegabytes"),
    ranking("most tools", built, "tools"),
    ranking("most tokens", built, "tokens"),
    ranking("largest input schema, characters", built, "largestSchema"),
    ...failed.map(({ document, outcome, message }) => `${outcome}: ${document}\n  ${message ?? ""}`),
  ];
  const untested = Object.values(total(built, "untested")).reduce((all, times) => all + times, 0);
  const ok =
    failed.length === 0 &&
    Object.keys(faults).every((kind) => countedOnly.has(kind)) &&
    share >= wantedShare &&
    untested <= tools * (1 - wantedShare);
  return { text: `${lines.filter((line) => line !== "").join("\n")}\n`, ok };
}

type Figure =
  | "operations"
  | "tools"
  | "tokens"
  | "seconds"
  | "emittedBytes"
  | "peakMegabytes"
  | "largestSchema";

function sum(results: readonly DocumentResult[], figure: Figure): number {
  return results.reduce((all, result) => all + result[figure], 0);
}

function total(
  results: readonly DocumentResult[],
  key: "skipped" | "untested" | "diagnostics" | "faults",
): Record<string, number> {
  const all: Record<string, number> = {};
  for (const result of results)
    for (const [name, times] of Object.entries(result[key])) count(all, name, times);
  return all;
}

function list(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name, times]) => `${times} ${name}`)
    .join(", ");
}

function section(title: string, counts: Record<string, number>): string {
  const entries = Object.entries(counts).sort(([, x], [, y]) => y - x);
  const shown = entries.slice(0, 40).map(([name, times]) => `  ${String(times).padStart(8)}  ${name}`);
  return entries.length === 0 ? "" : `${title}\n${shown.join("\n")}`;
}

function ranking(title: string, results: readonly DocumentResult[], figure: Figure): string {
  const first = [...results].sort((a, b) => b[figure] - a[figure]).slice(0, 8);
  return `${title}\n${first.map((result) => `  ${String(result[figure]).padStart(8)}  ${result.document}`).join("\n")}`;
}
