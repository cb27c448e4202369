import { addDocument, type Library, resolveDynamic, resolveReference } from "./library.ts";
import { fileKey } from "./locate-reference.ts";

/** Documents `a.yaml`, `b.yaml`, … in one folder. */
function libraryOf(...roots: unknown[]): Library {
  const library: Library = { documents: new Map(), targets: new Map() };
  for (const [index, root] of roots.entries()) {
    const name = `${"abc"[index]}.yaml`;
    const base = { kind: "file", path: `/specs/${name}`, folder: "/specs" } as const;
    const source = { text: "", isJson: true, location: name };
    addDocument(library, name, {
      location: name,
      root,
      base,
      source,
      refersElsewhere: false,
      namesSchemas: true,
    });
    library.targets.set(fileKey(base.path), name);
  }
  return library;
}

const found = (library: Library, reference: string, at = ""): string | undefined => {
  const target = resolveReference(library, reference, "a.yaml", at);
  return target && `${target.document}#${target.pointer}`;
};

const address = {
  $id: "https://a.example/schemas/address",
  properties: { zip: {}, of: { $id: "of" } },
  $defs: { Zip: { $anchor: "zip" }, "a/b": { $id: "nested/", $defs: { Zip: {} } } },
};
const root = {
  openapi: "3.1.0",
  components: {
    schemas: {
      Money: { $anchor: "money" },
      Address: address,
      Tree: { $dynamicAnchor: "tree" },
      Twice: { allOf: [{ $anchor: "twice" }, { $anchor: "twice" }] },
      Named: {
        properties: { $anchor: { $anchor: "inner" }, $id: { $id: "named" } },
        example: { $anchor: "no" },
      },
      Same: { $anchor: "same", $dynamicAnchor: "same" },
    },
  },
};
const inAddress = "/components/schemas/Address/properties/zip";
const inNested = "/components/schemas/Address/$defs/a~1b/$defs/Zip";
const schema = (rest: string) => `a.yaml#/components/schemas/${rest}`;

test.each<[what: string, reference: string, at: string, want: string | undefined]>([
  ["an anchor", "#money", "", schema("Money")],
  ["an anchor of this document by its name", "a.yaml#money", "", schema("Money")],
  ["a dynamic anchor", "#tree", "", schema("Tree")],
  ["an anchor in a property that is called like a keyword", "#inner", "", schema("Named/properties/$anchor")],
  ["an anchor that is static and dynamic", "#same", "", schema("Same")],
  ["an anchor twice", "#twice", "", undefined],
  ["an anchor in an example", "#no", "", undefined],
  ["a prototype", "#__proto__", "", undefined],
  ["an anchor of another resource", "#zip", "", undefined],
  ["an anchor of its own resource", "#zip", inAddress, schema("Address/$defs/Zip")],
  ["an anchor by the URI", "https://a.example/schemas/address#zip", "", schema("Address/$defs/Zip")],
  ["a URI", "https://a.example/schemas/address", "", schema("Address")],
  ["a URI with an empty fragment", "https://a.example/schemas/address#", "", schema("Address")],
  ["a URI that nothing is called by", "https://a.example/schemas/gone", "", undefined],
  ["a pointer into its own resource", "#/$defs/Zip", inAddress, schema("Address/$defs/Zip")],
  ["a pointer into the nearest resource", "#/$defs/Zip", inNested, schema("Address/$defs/a~1b/$defs/Zip")],
  ["its own resource", "#", inAddress, schema("Address")],
  ["the document", "#", "/components", "a.yaml#"],
  ["a pointer into the document from a resource", "#/components/schemas/Money", inAddress, schema("Money")],
  ["a relative identifier", "of", inAddress, schema("Address/properties/of")],
  ["a relative identifier from elsewhere", "of", "", undefined],
  ["an identifier relative to the document", "named", "", schema("Named/properties/$id")],
  ["a folder as an identifier", "nested/", inAddress, schema("Address/$defs/a~1b")],
  ["a file from a resource", "b.yaml", inAddress, "b.yaml#"],
  ["an anchor of a file", "b.yaml#b", "", "b.yaml#/$defs/B"],
  ["an identifier of another document", "https://b.example/b", "", "b.yaml#/$defs/C"],
  ["a malformed anchor", "#%zz", "", undefined],
])("%s", (_, reference, at, want) => {
  const other = { $defs: { B: { $anchor: "b" }, C: { $id: "https://b.example/b" } } };
  expect(found(libraryOf(root, other), reference, at)).toBe(want);
});

test("$self is what references are relative to", () => {
  const library = libraryOf({ $self: "https://a.example/api", A: { $id: "a" }, B: { $anchor: "b" } });
  expect(found(library, "https://a.example/api#/A")).toBe("a.yaml#/A");
  expect(found(library, "https://a.example/a")).toBe("a.yaml#/A");
  expect(found(library, "#b")).toBe("a.yaml#/B");
});

test.each<[what: string, schemas: object, want: string | undefined]>([
  ["the only one of its name", { A: { $dynamicAnchor: "n" } }, "/A"],
  [
    "a static one beside dynamic ones elsewhere",
    { A: { $anchor: "n" }, B: { $id: "b", $dynamicAnchor: "n" } },
    "/A",
  ],
  ["one of several", { A: { $dynamicAnchor: "n" }, B: { $id: "b", $dynamicAnchor: "n" } }, undefined],
  ["none", {}, undefined],
])("$dynamicRef to %s", (_, schemas, want) => {
  expect(resolveDynamic(libraryOf(schemas), "#n", "a.yaml", "")?.pointer).toBe(want);
});

test("a document whose text names nothing is not looked through", () => {
  const library = libraryOf(root);
  for (const document of library.documents.values()) document.namesSchemas = false;
  expect(found(library, "#money")).toBeUndefined();
});
