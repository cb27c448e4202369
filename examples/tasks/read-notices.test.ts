import { nextPage, nextPart, secondsToWait } from "./read-notices.ts";

const part =
  'For the next part call read_result with {"handle":"a-b_c"}. Add "page" for a later part, or "path" (such as data.0.id) for one place.';
const page =
  'next_cursor: "x". For the next page call list_things again with the same arguments and {"after":"x"}.';

test.each([
  ["nothing is said", [], undefined, undefined],
  ["something else is said", ["The answer is in German."], undefined, undefined],
  ["a cut answer", [`Part 1. ${part}`], { tool: "read_result", args: { handle: "a-b_c" } }, undefined],
  ["a page", [page], undefined, { after: "x" }],
  [
    "both in one notice",
    [`${part} ${page}`],
    { tool: "read_result", args: { handle: "a-b_c" } },
    { after: "x" },
  ],
  ["both apart", [page, part], { tool: "read_result", args: { handle: "a-b_c" } }, { after: "x" }],
  ["two arguments", [page.replace("}", ',"page":2}')], undefined, { after: "x", page: 2 }],
])("%s", (_, notices, wantPart, wantPage) => {
  expect([nextPart(notices), nextPage(notices)]).toEqual([wantPart, wantPage]);
});

test.each([
  ["Too many calls. Wait 1 second before you call again, and make fewer calls at a time.", 1],
  ["Too many calls. Wait 12 seconds before you call again, and make fewer calls at a time.", 12],
  ["Too many calls. Wait a while, at least some seconds, before you call again.", undefined],
  ["Correct the arguments as the message says and call again.", undefined],
])("%s", (next, want) => {
  expect(secondsToWait(next)).toBe(want);
});
