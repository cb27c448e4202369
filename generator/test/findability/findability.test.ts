import { findSubjects, type Intent, measureFindability } from "./measure-findability.ts";

const subjects = findSubjects().filter(({ title }) => !title.includes(","));

/** Share of intents that found their operation among the first five. */
function recall(found: readonly { intent: Intent; rank: number }[]): number {
  return found.filter(({ rank }) => rank > 0 && rank <= 5).length / found.length;
}

test("each API has a hundred intents, none twice, half of them kept apart", () => {
  for (const { intents } of subjects) {
    expect(intents).toHaveLength(100);
    expect(new Set(intents.map(({ intent }) => intent)).size).toBe(100);
    expect(intents.filter(({ half }) => half === "apart")).toHaveLength(50);
  }
});

test("most intents of those kept apart find their operation among the first five", async () => {
  const findings = await Promise.all(subjects.map(measureFindability));
  const apart = findings.flatMap(({ found }) => found).filter(({ intent }) => intent.half === "apart");
  expect(recall(apart.filter(({ intent }) => intent.words === "own"))).toBeGreaterThanOrEqual(0.95);
  expect(recall(apart.filter(({ intent }) => intent.words === "other"))).toBeGreaterThanOrEqual(0.85);
});
