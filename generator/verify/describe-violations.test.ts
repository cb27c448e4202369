import { describeViolations } from "./describe-violations.ts";

test("branches of a union are not told beside what is wrong", () => {
  const at = "/paths/~1a/get/parameters/0";
  expect(
    describeViolations([
      { instancePath: `${at}/schema/type`, keyword: "enum", params: { allowedValues: ["string", "null"] } },
      { instancePath: `${at}/schema`, keyword: "required", params: { missingProperty: "$ref" } },
      { instancePath: `${at}/schema`, keyword: "oneOf", message: "must match exactly one schema in oneOf" },
      { instancePath: at, keyword: "additionalProperties", params: { additionalProperty: "name" } },
      { instancePath: at, keyword: "additionalProperties", params: { additionalProperty: "name" } },
      { instancePath: at, keyword: "oneOf", message: "must match exactly one schema in oneOf" },
    ]),
  ).toEqual([
    { pointer: `${at}/schema/type`, text: 'The value must be one of "string", "null".' },
    { pointer: at, text: 'The property "name" has no place here.' },
  ]);
});

test("where nothing else is said, it is none of them", () => {
  expect(
    describeViolations([
      { instancePath: "/a", keyword: "oneOf", message: "must match exactly one schema in oneOf" },
      { instancePath: "/ab", keyword: "type", message: "must be object" },
      { keyword: "required", params: { missingProperty: "info" } },
      {},
    ]),
  ).toEqual([
    { pointer: "/a", text: "The value is none of what may stand here." },
    { pointer: "/ab", text: "The value must be object." },
    { pointer: "", text: 'The property "info" is missing.' },
    { pointer: "", text: "The value is not valid." },
  ]);
});
