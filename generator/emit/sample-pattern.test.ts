import { samplePattern } from "./sample-pattern.ts";

test.each([
  "^[a-z]+$",
  "^[A-Z]{3}$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^(foo|bar)-[0-9a-f]{8}$",
  "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$",
  "^\\+?[1-9]\\d{1,14}$",
  "^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$",
  "^[\\w.-]+$",
  "^\\p{Lu}\\p{N}$",
  "^\\u0041\\x42\\u{43}$",
  "^(?<name>a)(?:b)?c*d+?$",
  "^\\S+ \\S+$",
  "^[^a-z]$",
  "^[^\\d]x$",
  "^[\\]\\[]$",
  "^[-+]$",
  "^[!-~]+$",
  "^[äöü]$",
  "^😀+$",
  "^a{0}b{2,}$",
  "^.$",
  "",
  "x",
  "^(?!draft$)[a-z]{3}$",
  "^(?=a)a$",
  "^[\\s\\S]{1,9}$",
  "^\\/v\\d+\\/$",
  "^(?:(?:a|b)c){2}$",
  "^\\^\\$\\.$",
  "^\\t$",
])("%s describes its sample", (pattern) => {
  const sample = samplePattern(pattern);
  expect(sample).toMatch(new RegExp(pattern, "u"));
});

test.each(["^(a)\\1$", "(?<=a)b", "(?<!a)b", "^\\k<x>$", "^[a", "^(a", "^\\P{Lu}$", "^a{20000}$"])(
  "%s is not told by its structure",
  (pattern) => {
    expect(samplePattern(pattern)).toBeUndefined();
  },
);

test.each<[pattern: string, min: number]>([
  ["^[a-z]+$", 5],
  ["^\\d*$", 20],
  ["^(ab)+$", 7],
  ["^a{2,60}$", 33],
])("%s is as long as %d", (pattern, min) => {
  const sample = samplePattern(pattern, min) as string;
  expect(sample.length).toBeGreaterThanOrEqual(min);
  expect(sample).toMatch(new RegExp(pattern, "u"));
});

test("a hostile pattern takes no time", () => {
  const start = performance.now();
  for (const pattern of [
    "(".repeat(5_000),
    "(a{1000}){1000}{1000}",
    `^${"(a|".repeat(2_000)}`,
    "[".repeat(9_000),
    "a{9999}".repeat(900),
  ])
    samplePattern(pattern);
  expect(performance.now() - start).toBeLessThan(2_000);
});
