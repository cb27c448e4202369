import type { DocumentResult } from "./result.ts";
import { summarise } from "./summarise.ts";

const good: DocumentResult = {
  document: "a.json",
  bytes: 1,
  outcome: "built",
  operations: 200,
  tools: 200,
  skipped: {},
  seconds: 1,
  peakMegabytes: 1,
  emittedBytes: 1,
  tokens: 1,
  largestSchema: 1,
  diagnostics: {},
  untested: {},
  faults: {},
  examples: [],
};

describe("summarise", () => {
  test.each<[given: string, result: Partial<DocumentResult>, ok: boolean]>([
    ["all is well", {}, true],
    ["a document is refused", { outcome: "refused", code: "no-operations", operations: 0, tools: 0 }, true],
    ["one in two hundred is skipped", { tools: 199 }, true],
    ["two in two hundred are skipped", { tools: 198 }, false],
    ["a crash", { outcome: "crashed" }, false],
    ["too slow", { outcome: "deadline" }, false],
    ["too much memory", { outcome: "memory" }, false],
    ["a schema that Ajv refuses", { faults: { "schema-refused": 1 } }, false],
    ["one request in two hundred is not recorded", { untested: { why: 1 } }, true],
    ["two requests in two hundred are not recorded", { untested: { why: 2 } }, false],
  ])("%s", (_, result, ok) => {
    const results = [{ ...good, ...result }];
    if (result.outcome === "refused") results.push(good);
    expect(summarise(results).ok).toBe(ok);
  });

  test("the text has the figures", () => {
    const { text } = summarise([
      good,
      { ...good, document: "b.json", tools: 199, skipped: { "no place": 1 } },
    ]);
    expect(text).toContain("2 documents: 2 built\n400 operations, 399 tools (99.750 %), 2 tokens\n");
    expect(text).toContain("skipped\n         1  no place\n");
  });
});
