// Yours: tests of what src/custom.ts changes. `npm test` compiles and runs them.
import assert from "node:assert/strict";
import { test } from "node:test";
import custom, { nameTwice } from "../src/custom.ts";

test("every tool that is hidden or changed is changed in one way only", () => {
  const hidden = new Set<string>(custom.hide ?? []);
  for (const name of Object.keys(custom.tools ?? {})) assert.ok(!hidden.has(name), `${name} is hidden and changed`);
});

const cases: [name: string, given: string, want: string][] = [
  ["each entry of a list", '[{"id":"a","number":"+1"},{"id":"b"}]', '[{"id":"a","number":"+1","phoneNumber":"+1"},{"id":"b"}]'],
  ["a single number", '{"number":"+1"}', '{"number":"+1","phoneNumber":"+1"}'],
  ["an empty list", "[]", "[]"],
  ["no JSON", "Nothing found.", "Nothing found."],
];

for (const [name, given, want] of cases) {
  test(`phoneNumber beside number: ${name}`, () => {
    assert.deepEqual(nameTwice({ content: [{ type: "text", text: given }] }), { content: [{ type: "text", text: want }] });
  });
}

test("phoneNumber beside number: also in structured content, and never in an error", () => {
  const content: [{ type: "text"; text: string }] = [{ type: "text", text: '{"number":"+1"}' }];
  const { structuredContent } = nameTwice({ content, structuredContent: { number: "+1" } });
  assert.deepEqual(structuredContent, { number: "+1", phoneNumber: "+1" });
  assert.deepEqual(nameTwice({ content, isError: true }), { content, isError: true });
});
