import { repairPattern } from "./repair-pattern.ts";

test.each<[given: string, want: string | undefined]>([
  ["^[a-z]+$", "^[a-z]+$"],
  ["/^a+$/", "^a+$"],
  ["/^a+$/gm", "^a+$"],
  ["/^a+$/i", "/^a+$/i"],
  ["^a\\_b\\@c$", "^a_b@c$"],
  ["^[\\w\\-]+$", "^[\\w\\-]+$"],
  ["^\\-1$", "^-1$"],
  ["^(?!x).*$", "^(?!x).*$"],
  ["^\\p{Lu}$", "^\\p{Lu}$"],
  ["^\\d{2}\\:\\d{2}$", "^\\d{2}:\\d{2}$"],
  ["(?<name>a)", "(?<name>a)"],
  ["(?P<name>a)", undefined],
  ["[", undefined],
  ["^a{2,1}$", undefined],
  ["^\\Ga$", undefined],
  ["", ""],
])("%j becomes %j [threat: patterns]", (given, want) => {
  expect(repairPattern(given)).toBe(want);
  if (want !== undefined) expect(() => new RegExp(want, "u")).not.toThrow();
});
