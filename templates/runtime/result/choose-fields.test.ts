import { chooseFields } from "./choose-fields.ts";

test.each<[title: string, list: string | undefined, fields: string[], text: string, want: string]>([
  ["records at the root", undefined, ["id"], '[{"id":1,"x":[2]},{"x":3,"id":4}]', '[{"id":1},{"id":4}]'],
  [
    "records in a member; what is beside them stays",
    "data",
    ["id", "at.day"],
    '{"total":2, "data":[{"id":1,"at":{"day":5,"hour":6}},{"id":2}],"next":"x"}',
    '{"total":2, "data":[{"id":1,"at":{"day":5}},{"id":2}],"next":"x"}',
  ],
  ["the member is not there", "data", ["id"], '{"error":"x"}', '{"error":"x"}'],
  ["the member is no list", "data", ["id"], '{"data":{"id":1,"x":2}}', '{"data":{"id":1,"x":2}}'],
  ["an object where a list was documented", undefined, ["id"], '{"id":1,"x":2}', '{"id":1,"x":2}'],
  ["large numbers stay", undefined, ["id"], '[{"id":12345678901234567890}]', '[{"id":12345678901234567890}]'],
  ["broken off", "data", ["id"], '{"data":[{"id":1,"x":2},{"id":2,"x":', '{"data":[{"id":1},{"id":2,'],
])("%s", (_, list, fields, text, want) => {
  expect(chooseFields(text, list, fields)).toBe(want);
});
