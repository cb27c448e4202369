import { showArgumentText } from "./argument-texts.ts";
import { textsOf, usualBrevity } from "./brevity.ts";

test.each<[what: string, tools: number, want: string]>([
  ["few tools", 10, "The way to sort. Either `asc` or `desc`."],
  ["many", 1_000, "Way to sort."],
])("%s", (_, tools, want) => {
  const texts = textsOf(usualBrevity(tools));
  const schema = { enum: ["asc", "desc"] };
  expect(showArgumentText("The way to sort. Either `asc` or `desc`.", "order", texts, 80, schema)).toBe(want);
  expect(texts.shortened.arguments).toBe(tools > 10 ? 1 : 0);
});
