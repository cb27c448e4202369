import { groupDigits } from "./group-digits.ts";

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [25_000, "25,000"],
  [123_456, "123,456"],
  [1_234_567, "1,234,567"],
])("%d", (given, want) => {
  expect(groupDigits(given)).toBe(want);
});
