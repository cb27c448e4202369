import { type Finding, findSubjects, type Intent, measureFindability } from "./measure-findability.ts";

/**
 * Prints how many intents find their operation among the first five. `--misses` names those of the tuning half that do
 * not, and leaves the other half out: who tunes does not look at it.
 */
export async function run(args: readonly string[]): Promise<number> {
  const isTuning = args.includes("--misses");
  const findings: Finding[] = [];
  for (const subject of findSubjects()) findings.push(await measureFindability(subject));
  for (const half of isTuning ? (["tuning"] as const) : (["tuning", "apart"] as const)) {
    process.stdout.write(`${half === "apart" ? "kept apart" : "tuned on"}\n`);
    for (const finding of findings) {
      const shares = (["own", "other"] as const).map((words) => share(finding, half, words)).join("");
      if (shares !== "") process.stdout.write(`  ${finding.title.padEnd(26)}${shares}\n`);
    }
  }
  if (isTuning)
    for (const { title, found } of findings)
      for (const { intent, rank, first } of found)
        if (intent.half === "tuning" && (rank === 0 || rank > 5))
          process.stdout.write(
            `${title}: ${intent.intent} -> ${intent.operation} (${rank}): ${first.join(", ")}\n`,
          );
  return 0;
}

function share({ found }: Finding, half: Intent["half"], words: Intent["words"]): string {
  const chosen = found.filter(({ intent }) => intent.half === half && intent.words === words);
  if (chosen.length === 0) return "";
  const hits = chosen.filter(({ rank }) => rank > 0 && rank <= 5).length;
  return `${words} words ${hits} of ${chosen.length} (${((100 * hits) / chosen.length).toFixed(1)} %)  `;
}
