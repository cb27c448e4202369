import { takeSurface } from "../diff/take-surface.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { demandSameApi } from "./demand-same-api.ts";

const surfaceOf = (host: string, path: string, operationId: string) =>
  takeSurface(
    serverOf({
      ...documentWith({}),
      servers: [{ url: `https://${host}` }],
      paths: { [path]: { get: { operationId, responses: { 200: { description: "ok" } } } } },
    }).server,
  );
const old = surfaceOf("a.example", "/a", "readA");

test.each([
  ["nothing was built", undefined, old],
  ["another host", old, surfaceOf("b.example", "/a", "readA")],
  ["other operations", old, surfaceOf("a.example", "/b", "readB")],
  ["another host and other paths", old, surfaceOf("b.example", "/v2/a", "readA")],
  ["another host and other operationIds", old, surfaceOf("b.example", "/a", "readB")],
])("taken: %s", (_, previous, surface) => {
  expect(() => demandSameApi("generated/x", previous, surface)).not.toThrow();
});

test("refused: another host, and no operation of before", () => {
  expect(() => demandSameApi("generated/x", old, surfaceOf("b.example", "/b", "readB"))).toThrow(
    "generated/x holds the package of another API: no tool of it is left, and it calls a.example, not b.example.",
  );
});
