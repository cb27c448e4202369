import { annotateTool, differingHints, needsConfirmation } from "./annotate-tools.ts";

test.each<[method: string, readOnly: boolean, destructive: boolean, idempotent: boolean, confirm: boolean]>([
  ["GET", true, false, true, false],
  ["HEAD", true, false, true, false],
  ["OPTIONS", true, false, true, false],
  ["QUERY", true, false, true, false],
  ["PUT", false, true, true, false],
  ["DELETE", false, true, true, true],
  ["POST", false, true, false, false],
  ["PATCH", false, true, false, false],
  ["PURGE", false, true, false, false],
  ["get", false, true, false, false],
])(
  "%s [threat: hints] [threat: answers]",
  (method, readOnlyHint, destructiveHint, idempotentHint, confirm) => {
    expect(annotateTool(method)).toEqual({
      readOnlyHint,
      destructiveHint,
      idempotentHint,
      openWorldHint: true,
    });
    expect(needsConfirmation(method)).toBe(confirm);
  },
);

test.each<[hints: string, differing: object]>([
  ["GET", { readOnlyHint: true }],
  ["POST", {}],
  ["PUT", { idempotentHint: true }],
])("of the hints of %s these are not what clients assume", (method, differing) => {
  expect(differingHints(annotateTool(method))).toEqual(differing);
});

test("what a person loosened is said", () => {
  const hints = { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false };
  expect(differingHints(hints)).toEqual({ destructiveHint: false, openWorldHint: false });
});
