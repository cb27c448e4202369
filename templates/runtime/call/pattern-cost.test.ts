import { matchPattern } from "./match-pattern.ts";
import { longestSafeString } from "./pattern-cost.ts";

/** Patterns of real documents: matched against every string that such a value has. */
const ordinary: [pattern: string, atLeast: number][] = [
  ["^(latest|(?!(?:v\\d+)$)[a-z][a-z0-9_-]{0,19})$", 10_000],
  ["^[a-z0-9]+(?:-[a-z0-9]+)*$", 1_000],
  ["^\\+[1-9]\\d{1,14}$", 10_000],
  ["^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", 10_000],
  ["^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", 100],
  ["^([a-z]+\\.)+[a-z]{2,}$", 1_000],
  ["^https?://", 10_000],
  ["[a-z]", 10_000],
  ["^(?:foo|bar)+$", 10_000],
  ["^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$", 10_000],
  ["^\\p{Lu}\\p{L}*$", 10_000],
  ["^[\\]\\-\\w]+$", 10_000],
  ["^(?!.*--)[a-z-]+$", 1_000],
  ["^(?:a|b|c)*$", 10_000],
  ["^v?(\\d+)\\.(\\d+)\\.(\\d+)(-[a-z0-9.]+)?$", 30],
  ["^[a-z]{0,19}$", 10_000],
  ["^.{1,1000}$", 10_000],
  ["", 10_000],
];

test.each(ordinary)("ordinary: %s [threat: patterns]", (pattern, atLeast) => {
  expect(longestSafeString(pattern)).toBeGreaterThanOrEqual(atLeast);
});

/** Patterns whose time explodes, a string that makes it do so, and the longest one that may be tried at all. */
const hostile: [pattern: string, attack: (length: number) => string, atMost: number][] = [
  ["^(a+)+$", (length) => `${"a".repeat(length)}!`, 30],
  ["^(a+)+?$", (length) => `${"a".repeat(length)}!`, 30],
  ["(a|aa)*$", (length) => `${"a".repeat(length)}!`, 30],
  ["^(a|a)*$", (length) => `${"a".repeat(length)}!`, 30],
  ["^(a|a|a|a|a|a|a|a)*$", (length) => `${"a".repeat(length)}!`, 10],
  ["(.*)*x", (length) => "a".repeat(length), 30],
  ["^((a*)*)*$", (length) => `${"a".repeat(length)}!`, 30],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", (length) => "a".repeat(length), 30],
  ["^(\\w+\\s?)*$", (length) => `${"a".repeat(length)}!`, 30],
  ["^([a-z]+|\\d+|[a-z0-9]+)+$", (length) => `${"a".repeat(length)}!`, 30],
  ["^(?:a+){10}$", (length) => `${"a".repeat(length)}!`, 30],
  ["^(?:a|aa){30}$", (length) => `${"a".repeat(length)}!`, 30],
  ["^(a?){30}a{30}$", (length) => "a".repeat(length), 5],
  [`^${"a?".repeat(40)}${"a".repeat(40)}$`, (length) => "a".repeat(length), 5],
  ["^(a{1,1000})+$", (length) => `${"a".repeat(length)}!`, 30],
  ["^(?=(a+)+$)b", (length) => `${"a".repeat(length)}!`, 30],
  ["^(?!(a|aa)+$)", (length) => `${"a".repeat(length)}!`, 30],
  ["^(?:(?=.*x)a)*$", (length) => "a".repeat(length), 5_000],
  ["^(.+)\\1+\\1+$", (length) => `${"ab".repeat(length / 2)}!`, 5_000],
  ["^(?<word>[^-]+-?)+\\k<word>$", (length) => `${"a".repeat(length)}!`, 30],
  ["^[\\s\\S]*a[\\s\\S]*a[\\s\\S]*a[\\s\\S]*b$", (length) => "a".repeat(length), 200],
  ["a*a*a*a*b", (length) => "a".repeat(length), 200],
  ["[a-z]+!", (length) => "a".repeat(length), 2_000],
  ["^(x+x+)+y$", (length) => "x".repeat(length), 30],
  ["(?:a.?)+z", (length) => "a".repeat(length), 30],
  ["^([^]]]|\\[)*$".replace("[^]]]", "[^\\]]"), (length) => `${"[".repeat(length)}]`, 30],
];

test.each(hostile)("hostile: %s [threat: patterns]", (pattern, attack, atMost) => {
  const longest = longestSafeString(pattern);
  expect(longest).toBeLessThanOrEqual(atMost);
  const before = process.cpuUsage();
  for (let length = 2; length <= 2 ** 16; length *= 2) matchPattern(pattern, attack(length));
  if (longest > 1) matchPattern(pattern, attack(longest - 1));
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(50);
});

test("a hostile pattern is still enforced on short strings [threat: patterns]", () => {
  expect(matchPattern("^(a+)+$", "aaaa")).toBe(true);
  expect(matchPattern("^(a+)+$", "aaab")).toBe(false);
  expect(matchPattern("^(a+)+$", "a".repeat(1_000))).toBeUndefined();
});

test("what is no pattern, or longer than any, is left to the API [threat: patterns]", () => {
  expect(matchPattern("(", "(")).toBeUndefined();
  expect(matchPattern("(".repeat(50_000) + ")".repeat(50_000), "")).toBeUndefined();
  expect(matchPattern("a".repeat(2_001), "a".repeat(2_001))).toBeUndefined();
});
