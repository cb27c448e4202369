import { judgeAnswer, judgeRefusal } from "./judge-answer.ts";

const done = (tools: string[], answer: string) => JSON.stringify({ tools, answer });
const good = done(["a", "b"], '{"id":"ö"}');

test.each<[what: string, code: number | null, output: string, want: RegExp | undefined]>([
  ["all is well", 0, `Connecting …\n${good}\n`, undefined],
  ["what follows the result is no matter", 0, `${good}\nClosed.\n`, undefined],
  ["the tools in another order", 0, done(["b", "a"], '{"id":"ö"}'), undefined],
  ["it failed", 1, `${good}\nError: 401`, /exit code 1.*401/s],
  ["it hung", null, good, /ended/],
  ["it said nothing", 0, "Connected.", /nothing.*Connected/s],
  ["half a result", 0, good.slice(0, 20), /nothing/],
  ["a tool is missing", 0, done(["a"], '{"id":"ö"}'), /not told of b/],
  ["a tool too many", 0, done(["a", "b", "c"], '{"id":"ö"}'), /3 tools/],
  ["another answer", 0, done(["a", "b"], '{"id":"o"}'), /answered/],
  ["an answer that is no JSON", 0, done(["a", "b"], "401"), /answered 401/],
])("%s", (_, code, output, want) => {
  const said = judgeAnswer({ code, output }, ["a", "b"], { id: "ö" });
  if (want === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(want);
});

test.each<[code: number | null, want: RegExp | undefined]>([
  [1, undefined],
  [0, /let in.*401/s],
  [null, /ended.*401/s],
])("without a key and with exit code %s", (code, want) => {
  expect(judgeRefusal({ code, output: "401" }) ?? "").toMatch(want ?? /^$/);
});
