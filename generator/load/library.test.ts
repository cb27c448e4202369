import { addDocument, findHolder, type KnownDocument, type Library, resolveReference } from "./library.ts";
import { type Base, fileKey } from "./locate-reference.ts";

const file = (name: string): Base => ({ kind: "file", path: `/specs/${name}`, folder: "/specs" });

function libraryOf(
  documents: Record<string, { root: object; base?: Base; isEntry?: true }>,
): [Library, (name: string) => KnownDocument] {
  const library: Library = { documents: new Map(), targets: new Map() };
  for (const [name, { root, base = file(name), isEntry }] of Object.entries(documents)) {
    const source = { text: "", format: "json" } as unknown as KnownDocument["source"];
    const known = { location: name, root, base, source, refersElsewhere: true, namesSchemas: false };
    addDocument(library, name, isEntry === true ? { ...known, isEntry } : known);
    if (base.kind === "file") library.targets.set(fileKey(base.path), name);
  }
  return [library, (name) => library.documents.get(name) as KnownDocument];
}

const own = "https://a.example/api/openapi";

describe("by $self", () => {
  const named = (openapi: unknown, $self: unknown) => ({
    root: { openapi, $self, p: 1 },
    isEntry: true as const,
  });
  test.each<[what: string, reference: string, $self: unknown, openapi: unknown, want: string | undefined]>([
    ["its own URI", `${own}#/p`, own, "3.2.0", "api.json"],
    ["relative to it", "openapi#/p", own, "3.2.0", "api.json"],
    ["a path from its root", "/api/openapi#/p", own, "3.2.0", "api.json"],
    ["with a fragment of its own", `${own}#/p`, `${own}#`, "3.2.0", "api.json"],
    ["a URN", "urn:a:b#/p", "urn:a:b", "3.2.0", "api.json"],
    ["a relative $self", "other-name.json#/p", "./other-name.json", "3.2.0", "api.json"],
    ["a document beside it, where it was read", "b.json#/p", own, "3.2.0", "b.json"],
    ["another of its origin", "https://a.example/api/b.json#/p", own, "3.2.0", undefined],
    ["a version without $self", `${own}#/p`, own, "3.1.0", undefined],
    ["what is no text", `${own}#/p`, { a: own }, "3.2.0", undefined],
    ["what is no URI", "https://#/p", "https://", "3.2.0", undefined],
  ])("%s", (_, reference, $self, openapi, want) => {
    const [library, get] = libraryOf({ "api.json": named(openapi, $self), "b.json": { root: { p: 2 } } });
    expect(findHolder(library, reference, get("api.json"))?.name).toBe(want);
    expect(resolveReference(library, reference, "api.json")?.document).toBe(want);
  });

  test("a document that the user named is found by others, one that was referred to is not", () => {
    const [library, get] = libraryOf({
      "api.json": named("3.2.0", own),
      "b.json": { root: { openapi: "3.2.0", $self: "https://a.example/b" } },
    });
    expect(findHolder(library, `${own}#/p`, get("b.json"))?.name).toBe("api.json");
    expect(findHolder(library, "https://a.example/b#/p", get("api.json"))).toBeUndefined();
  });

  test("where a document was read counts before what another says of itself", () => {
    const [library, get] = libraryOf({
      "api.json": { root: {} },
      "b.json": { root: {} },
      "c.json": named("3.2.0", "file:///specs/b.json"),
    });
    expect(findHolder(library, "b.json", get("api.json"))?.name).toBe("b.json");
  });
});
