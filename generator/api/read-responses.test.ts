import { placeIn, readingOf, told } from "../test/documents.ts";
import { readResponses } from "./read-responses.ts";
import type { Dialect } from "./reading.ts";

function read(operation: object, dialect: Dialect = "3.1", rest: object = {}) {
  const root = { operation, ...rest };
  const { reading, found } = readingOf(root, dialect);
  const responses = readResponses(reading, placeIn(root, "operation"));
  return { responses: responses.map(({ origin, ...response }) => response), said: told(found) };
}

test.each<[what: string, operation: object, dialect: Dialect, rest: object, want: object[]]>([
  ["none", {}, "3.1", {}, []],
  [
    "by status",
    { responses: { default: {}, "2xx": {}, "200": { description: "ok", content: { "text/csv": {} } } } },
    "3.1",
    {},
    [
      { status: "200", description: "ok", contentTypes: ["text/csv"] },
      { status: "2XX", contentTypes: [] },
      { status: "default", contentTypes: [] },
    ],
  ],
  ["what is no status", { responses: { "x-a": {}, "999": {}, ok: {} } }, "3.1", {}, []],
  [
    "a reference, and a broken one",
    { responses: { "200": { $ref: "#/ok" }, "404": { $ref: "#/gone" } } },
    "3.1",
    { ok: { description: "d" } },
    [{ status: "200", description: "d", contentTypes: [] }],
  ],
  [
    "2.0 with a schema",
    { responses: { "200": { schema: {} }, "204": {} }, produces: ["text/csv"] },
    "2.0",
    {},
    [
      { status: "200", contentTypes: ["text/csv"] },
      { status: "204", contentTypes: [] },
    ],
  ],
])("%s", (_, operation, dialect, rest, want) => {
  expect(read(operation, dialect, rest)).toEqual({ responses: want, said: [] });
});
