import { annotateTool, needsConfirmation } from "./annotate-tools.ts";

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
])("%s", (method, readOnlyHint, destructiveHint, idempotentHint, confirm) => {
  expect(annotateTool(method)).toEqual({
    readOnlyHint,
    destructiveHint,
    idempotentHint,
    openWorldHint: true,
  });
  expect(needsConfirmation(method)).toBe(confirm);
});
