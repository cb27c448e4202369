import { shorten } from "./shorten.ts";

test.each([
  { title: "what fits stays", given: "abcde", want: "abcde" },
  { title: "the last unit is the ellipsis", given: "abcdef", want: "abcd…" },
  { title: "no character is halved", given: "abc🙂🙂", want: "abc…" },
  { title: "a whole one stays", given: "ab🙂cd", want: "ab🙂…" },
  { title: "no space is left before it", given: "ab  cd", want: "ab…" },
])("$title", ({ given, want }) => {
  expect(shorten(given, 5)).toBe(want);
});
