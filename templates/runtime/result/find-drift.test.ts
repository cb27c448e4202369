import type { AnswerOutline } from "../tool.ts";
import { findDrift } from "./find-drift.ts";

const agent: AnswerOutline = {
  type: "object",
  required: { id: ["string"], count: ["number"], note: ["string", "null"], any: [] },
};
const agents: AnswerOutline = { ...agent, type: "array" };
const good = { id: "a", count: 1.5, note: null, any: {} };

test.each<[string, unknown, AnswerOutline, string[]]>([
  ["an answer as documented", good, agent, []],
  ["more members than documented", { ...good, more: 1 }, agent, []],
  ["an integer for a number", { ...good, count: 3 }, agent, []],
  ["a list as documented", [good, good], agents, []],
  ["an empty list", [], agents, []],
  ["another root", [good], agent, ["the answer is of type array, documented is object"]],
  ["no root at all", null, agents, ["the answer is of type null, documented is array"]],
  ["a missing member", { id: "a", count: 1, any: 1 }, agent, ["note is missing"]],
  [
    "an inherited name",
    { ...good },
    { type: "object", required: { constructor: [] } },
    ["constructor is missing"],
  ],
  ["another type", { ...good, id: 7 }, agent, ["id is of type integer, documented is string"]],
  ["a list of something else", ["x"], agents, ["0 is of type string, documented is object"]],
  [
    "a fault in the second item",
    [good, { ...good, id: null }],
    agents,
    ["1.id is of type null, documented is string"],
  ],
])("%s", (_, answer, outline, want) => {
  expect(findDrift(answer, outline)).toEqual(want);
});
