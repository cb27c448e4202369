import { apiOf, documentWith } from "../test/documents.ts";

const file = { type: "string", format: "binary" };
const encoded = { type: "string", contentEncoding: "base64" };

test.each<[content: Record<string, object>, want: string | undefined]>([
  [{ "application/json": {}, "text/csv": {} }, '"application/json"; the document also offers "text/csv"'],
  [{ "application/json": {}, "application/vnd.a+json": {}, "*/*": {} }, undefined],
  [
    { "text/csv": {}, "text/csv; header=present": {} },
    '"text/csv"; the document also offers "text/csv; header=present"',
  ],
  [{ "image/png": {}, "image/jpeg": { schema: file }, "application/octet-stream": {} }, undefined],
  [
    {
      "application/pdf": { schema: { $ref: "#/components/schemas/F" } },
      "application/zip": { schema: file },
    },
    undefined,
  ],
  [{ "image/png": {}, "image/svg+xml": {} }, '"image/png"; the document also offers "image/svg+xml"'],
  [{ "image/png": {}, "text/plain": {} }, '"image/png"; the document also offers "text/plain"'],
  [
    { "image/png": { schema: encoded }, "image/jpeg": { schema: encoded } },
    '"image/jpeg"; the document also offers "image/png"',
  ],
  [
    { "image/png": { schema: { $ref: "#/components/schemas/B" } }, "image/gif": {} },
    '"image/gif"; the document also offers "image/png"',
  ],
])("media types that are not sent: %j", (content, want) => {
  const components = { schemas: { F: file, B: encoded } };
  const { found } = apiOf(documentWith({ requestBody: { content } }, { method: "post", components }));
  const told = found.filter(({ code }) => code === "body-alternative").map(({ message }) => message);
  expect(told).toEqual(want === undefined ? [] : [`The body of POST /x is sent as ${want}.`]);
});
