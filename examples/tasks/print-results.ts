import type { TaskResult } from "./play-tasks.ts";

/**
 * The results as a table: for each task what it took on both surfaces, and a sum. Tokens are all that the agent read (o200k);
 * `first` says how many of the searches had the operation at the top.
 */
export function printResults(results: readonly TaskResult[]): string {
  const head = ["task", "over", "tools: calls", "tokens", "search: calls", "tokens", "first", "end"];
  const rows = results.map(({ name, over, tools, search, fault }) => [
    name,
    over,
    ...(tools === undefined ? ["", ""] : [tools.calls, tools.tokens]),
    ...(search === undefined ? ["", "", ""] : [search.calls, search.tokens, firsts(search.ranks)]),
    fault === undefined ? "same" : "FAILED",
  ]);
  const sum = (of: (result: TaskResult) => number | undefined): number =>
    results.reduce((all, result) => all + (of(result) ?? 0), 0);
  const total = [
    `${results.length} tasks`,
    "",
    sum(({ tools }) => tools?.calls),
    sum(({ tools }) => tools?.tokens),
    sum(({ search }) => search?.calls),
    sum(({ search }) => search?.tokens),
    firsts(results.flatMap(({ search }) => search?.ranks ?? [])),
    `${results.filter(({ fault }) => fault === undefined).length} same`,
  ];
  const lines = [head, head.map(() => "---"), ...rows, total];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

function firsts(ranks: readonly number[]): string {
  return `${ranks.filter((rank) => rank === 1).length} of ${ranks.length}`;
}
