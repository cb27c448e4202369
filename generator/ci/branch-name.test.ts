import { InputError } from "../diagnostics/diagnostic.ts";
import { checkBranch } from "./branch-name.ts";

test.each(["main", "mcpgen/acme", "release-1.2", "a.b/c_d", "x".repeat(200)])("%s names a branch", (name) => {
  expect(checkBranch(name)).toBe(name);
});

test.each([
  "",
  "-x",
  "a b",
  "a..b",
  "a/",
  "/a",
  "a//b",
  "a.lock",
  "a.lock/b",
  "a.",
  "a./b",
  "a;b",
  "a$(b)",
  "HEAD",
  "é",
  "a\nb",
  "a~1",
  "a:b",
  "a@{1}",
  "x".repeat(201),
])("%j names none", (name) => {
  expect(() => checkBranch(name)).toThrow(InputError);
});
