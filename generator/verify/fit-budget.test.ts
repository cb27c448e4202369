import { collect, documentWith, serverOf } from "../test/documents.ts";
import { fitBudget, type Measured } from "./fit-budget.ts";

const { server } = serverOf(documentWith({ summary: "Get a thing" }));
const [group] = server.groups;
const [tool] = group?.tools ?? [];
if (group === undefined || tool === undefined) throw new Error("no tool");
const sample = { group, tool };

/** A server with groups of one tool each, which cost so much. */
function measured(costs: Readonly<Record<string, number>>): Measured {
  const names = Object.keys(costs).sort();
  return {
    server: {
      ...server,
      groups: names.map((name) => ({
        ...sample.group,
        name,
        tools: [{ ...sample.tool, name: `get_${name}`, group: name }],
      })),
    },
    cost: {
      total: Object.values(costs).reduce((sum, tokens) => sum + tokens, 0),
      byTool: new Map(Object.entries(costs).map(([name, tokens]) => [`get_${name}`, tokens])),
    },
  };
}

const steps = [
  { says: "one", attempt: () => measured({ a: 40, b: 30, c: 10 }) },
  { says: "two", attempt: () => measured({ a: 30, b: 20, c: 10 }) },
];

test.each<[budget: number, total: number, listed: string, said: RegExp | undefined]>([
  [100, 100, "a b c", undefined],
  [99, 80, "a b c", /for 99 tokens instead of 100: one\. It costs about 80\.$/],
  [80, 80, "a b c", /: one\. /],
  [79, 60, "a b c", /: one; two\. /],
  [60, 60, "a b c", /: one; two\. /],
  [59, 50, "a b", /: one; two; 1 tools? .* groups: c\. It costs about 50\.$/],
  [50, 50, "a b", /groups: c\./],
  [49, 40, "a c", /groups: b\./],
  [35, 30, "b c", /groups: a\./],
  [29, 20, "b", /2 tools .* groups: a, c\./],
  [10, 10, "c", /groups: a, b\./],
])("a budget of %i", (budget, total, listed, message) => {
  const { report, found } = collect();
  const fitted = fitBudget(measured({ a: 50, b: 40, c: 10 }), steps, budget, report);
  expect(fitted.cost.total).toBe(total);
  const names = fitted.server.groups
    .filter(({ tools }) => tools.some((each) => each.default))
    .map(({ name }) => name);
  expect(names.join(" ")).toBe(listed);
  for (const { tools } of fitted.server.groups)
    for (const each of tools) expect(each.definition.default).toBe(each.default ? undefined : false);
  expect(found.map(({ code }) => code)).toEqual(message === undefined ? [] : ["budget-fitted"]);
  if (message !== undefined) expect(found[0]?.message).toMatch(message);
});

test("when not even one group fits, the largest tools are named", () => {
  const { report, found } = collect();
  const fit = () => fitBudget(measured({ a: 50, b: 40, c: 10 }), steps, 9, report);
  expect(fit).toThrow(
    /costs about 60 tokens, 51 more than the budget of 9\. .* 3 tools: get_a 30, get_b 20, get_c 10\./,
  );
  expect(found).toEqual([]);
});
