import { join } from "node:path";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { plan } from "../build.ts";
import { repository } from "../test/run-program.ts";
import { estimateTokens } from "./estimate-tokens.ts";

const count = (text: string): number => encode(text, { disallowedSpecial: new Set() }).length;

/** Estimate over count, in hundredths. */
const percent = (estimate: number, counted: number): number => Math.round((100 * estimate) / counted);

describe("the tools of a document cost what is estimated, or at most 10 % less and 5 % more", () => {
  test.each([
    "specs/retell.yaml",
    "specs/vapi.yaml",
    "specs/raconte.yaml",
    "node_modules/@octokit/openapi/generated/api.github.com.json",
  ])("%s", async (spec) => {
    const { server } = await plan({ specs: [join(repository, spec)], config: false, load: {} });
    const texts = server.groups.flatMap(({ tools }) =>
      tools.map(({ definition: { name, title, description, inputSchema, hints } }) =>
        JSON.stringify({ name, title, description, inputSchema, annotations: hints }),
      ),
    );
    const estimates = texts.map(estimateTokens);
    const counts = texts.map(count);
    const whole = percent(sum(estimates), sum(counts));
    expect([whole, whole >= 95, whole <= 110]).toEqual([whole, true, true]);
    const far = texts.filter((_, index) => {
      const one = percent(estimates[index] ?? 0, counts[index] ?? 0);
      return one < 90 || one > 115;
    });
    expect(far.length / texts.length).toBeLessThan(0.05);
  });
});

test.each<[what: string, text: string]>([
  ["prose", "Create a phone call and return its identifier together with the state it is in."],
  ["names", '{"scheduledAt":{"type":"string","format":"date-time"},"phone_number_id":{"type":"string"}}'],
  ["Cyrillic", "Создаёт новый звонок и возвращает его идентификатор вместе с состоянием."],
  ["Japanese", "新しい通話を作成し、その識別子と状態を返します。"],
  ["Korean", "새 통화를 만들고 식별자와 상태를 반환합니다."],
  ["numbers", "[1, 20, 300, 4000, 50000, 600000, 1.5]"],
])("%s", (_, text) => {
  const found = percent(estimateTokens(text), count(text));
  expect([found, found > 70, found < 150]).toEqual([found, true, true]);
});

test("nothing costs nothing, and a long text is estimated in time", () => {
  expect([estimateTokens(""), estimateTokens("a"), estimateTokens("   ")]).toEqual([0, 2, 0]);
  const start = performance.now();
  estimateTokens('{"name": "list_calls"}'.repeat(500_000));
  expect(performance.now() - start).toBeLessThan(2000);
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
