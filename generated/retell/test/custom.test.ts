// Yours: tests of what src/custom.ts changes. `npm test` compiles and runs them.
import assert from "node:assert/strict";
import { test } from "node:test";
import custom from "../src/custom.ts";

test("every tool that is hidden or changed is changed in one way only", () => {
  const hidden = new Set<string>(custom.hide ?? []);
  for (const name of Object.keys(custom.tools ?? {}))
    assert.ok(!hidden.has(name), `${name} is hidden and changed`);
});
