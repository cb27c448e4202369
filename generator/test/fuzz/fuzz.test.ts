import fc from "fast-check";
import { stringsOf } from "./build-in-memory.ts";
import { hostileDocument } from "./hostile-documents.ts";
import { fuzzArguments, fuzzDocuments } from "./phases.ts";

// The whole run is `npm run fuzz`; this one finds a protection that is gone at once.

test("25 hostile documents are built and read back [threat: code-injection] [threat: package-files] [threat: file-names] [threat: markdown] [threat: prototype-names] [threat: wire-names]", async () => {
  const { done, finding } = await fuzzDocuments({ count: 25, seed: 1 });
  expect(finding).toBeUndefined();
  expect(done).toMatch(/^25 documents built/);
});

test("150 sets of arguments change nothing but their own places [threat: path-arguments] [threat: query-and-body] [threat: headers-and-cookies]", async () => {
  const { done, finding } = await fuzzArguments({ count: 150, seed: 1 });
  expect(finding).toBeUndefined();
  expect(Number.parseInt(done, 10)).toBeGreaterThanOrEqual(150);
});

test("documents of every version, with hostile text as name and as value", () => {
  const documents = fc.sample(hostileDocument, { numRuns: 200, seed: 1 });
  const versions = documents.map(({ openapi, swagger }) => openapi ?? swagger);
  expect(versions).toEqual(expect.arrayContaining(["2.0", "3.0.3", "3.1.0", "3.2.0"]));
  const strings = stringsOf(documents);
  for (const text of ["__proto__", "*/ process.exit(1) /*", "\ufffd", "<script>alert(1)</script"])
    expect(strings).toContain(text);
  const properties = new Set(documents.flatMap((document) => keysBelow(document, "properties")));
  expect([...properties]).toEqual(expect.arrayContaining(["__proto__", "\u2028process.exit(1)\u2029", ".."]));
});

/** The keys of every object that is called so, anywhere. */
function keysBelow(value: unknown, name: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === name && typeof inner === "object" && inner !== null ? Object.keys(inner) : []),
    ...keysBelow(inner, name),
  ]);
}
