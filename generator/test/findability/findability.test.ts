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

/** What must be found of all that was kept apart, and at least for each API, where one intent is several per cent. */
const wanted = { own: { all: 0.95, each: 0.9 }, other: { all: 0.85, each: 0.75 } };

test("most intents of those kept apart find their operation among the first five", async () => {
  const findings = await Promise.all(subjects.map(measureFindability));
  for (const words of ["own", "other"] as const) {
    const apart = findings.map(({ found }) =>
      found.filter(({ intent }) => intent.half === "apart" && intent.words === words),
    );
    expect(recall(apart.flat())).toBeGreaterThanOrEqual(wanted[words].all);
    for (const each of apart) expect(recall(each)).toBeGreaterThanOrEqual(wanted[words].each);
  }
});
