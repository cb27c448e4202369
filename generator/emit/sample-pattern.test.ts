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
  "^[\\u0031-\\u0039][\\u{30}-\\x39]{0,2}$",
  "^[\\u0064]$",
  "^[\\\\w-]{2}$",
  "^[*\\-_]$",
  "^[x-z0-9-_]{3}$",
])("%s describes its sample", (pattern) => {
  const sample = samplePattern(pattern);
  expect(sample).toMatch(new RegExp(pattern, "u"));
});

test.each([
  "^(a)\\1$",
  "(?<=a)b",
  "(?<!a)b",
  "^\\k<x>$",
  "^[a",
  "^(a",
  "^\\P{Lu}$",
  "^a{20000}$",
  "^a/^b$",
  "^a$b$",
])("%s is not told by its structure", (pattern) => {
  expect(samplePattern(pattern)).toBeUndefined();
});

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

test.each<[pattern: string, length: number]>([
  ["^[0-9a-f]+$", 40],
  ["^(x-)?[0-9]+$", 12],
])("%s is exactly as long as %d", (pattern, length) => {
  const sample = samplePattern(pattern, length, 0, length) as string;
  expect(sample).toHaveLength(length);
  expect(sample).toMatch(new RegExp(pattern, "u"));
});

test("a length that cannot be has no sample", () => {
  expect(samplePattern("^ab$", 3, 0, 3)).toBeUndefined();
});

test.each([
  ["^(on|off)$", "off"],
  ["^[x-z0-9-_]{3}$", "222"],
])("another variant of %s is %s", (pattern, want) => {
  expect(samplePattern(pattern, 0, 1)).toBe(want);
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
