import { required } from "./required/required-row.ts";
import { missingRows, requiredRows } from "./required.ts";
import type { ParityRow } from "./row.ts";

const row = (claim: string, kind: ParityRow["kind"] = "tool"): ParityRow => ({
  system: "Acme",
  source: "page",
  claim,
  kind,
  check: async () => {},
});

test.each<[string, string | string[], ParityRow[], boolean]>([
  ["the word itself", "list_calls", [row("list_calls")], true],
  ["the word in a sentence", "list_calls", [row("There is a tool list_calls, for calls")], true],
  ["a part of a word", "list", [row("list_calls")], false],
  ["the end of a word", "name", [row("lastName")], false],
  ["the last step of a path", "has id", [row("has invitations.0.id")], false],
  ["later in the claim", "list", [row("list_calls and list")], true],
  ["one of two words", ["create", "name"], [row("create: title")], false],
  ["both words", ["create", "name"], [row("create: name")], true],
  ["another kind", "name", [row("name", "argument")], false],
  ["another system", "name", [{ ...row("name"), system: "Other" }], false],
  ["no rows", "name", [], false],
])("%s", (_, words, rows, found) => {
  expect(missingRows(rows, required("Acme", "tool", [words]))).toHaveLength(found ? 0 : 1);
});

test("a row counts once", () => {
  const twice = required("Acme", "tool", ["list", "list"]);
  expect(missingRows([row("list")], twice)).toEqual([twice[1]]);
});

test.each([
  // 37 verbs, and the tool of the page on MCP tools.
  ["Retell", "tool", 38],
  ["Retell", "argument", 4],
  ["Vapi", "tool", 10],
  ["Raconte", "tool", 6],
  // 26 parameters, and the 3 fields of an invitee.
  ["Raconte", "argument", 29],
  ["Raconte", "life cycle", 9],
  ["Vapi", "header", 4],
])("%s, %s: %i rows are required", (system, kind, count) => {
  expect(requiredRows.filter((each) => each.system === system && each.kind === kind)).toHaveLength(count);
});
