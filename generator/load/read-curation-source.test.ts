import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { folderWith } from "../test/folders.ts";
import { curationPathOf, readCurationSource } from "./read-curation-source.ts";

test.each<[specs: string[], want: string | undefined]>([
  [["specs/acme.yaml"], "specs/acme.mcpgen.yaml"],
  [["acme.openapi.json"], "acme.openapi.mcpgen.yaml"],
  [["./v1.2/acme"], "./v1.2/acme.mcpgen.yaml"],
  [["docs/page.md", "b.yaml"], "docs/page.mcpgen.yaml"],
  [["dir/.hidden"], "dir/.hidden.mcpgen.yaml"],
  [["https://example.com/acme.yaml", "-", "b.yaml"], "b.mcpgen.yaml"],
  [["HTTPS://example.com/acme.yaml"], undefined],
  [["-"], undefined],
])("the curation file of %j", (specs, want) => {
  expect(curationPathOf(specs)).toBe(want);
});

test("a file URL is a path", () => {
  const path = resolve("/a b/c.yaml");
  expect(curationPathOf([pathToFileURL(path).href])).toBe(path.replace(/yaml$/, "mcpgen.yaml"));
});

test.each(["yaml", "yml", "json"])("a file beside the document is found: .%s", async (extension) => {
  const folder = await folderWith({ [`a.mcpgen.${extension}`]: '{"name": "x"}' });
  const source = await readCurationSource([join(folder, "a.json")], undefined);
  expect(source).toMatchObject({ location: join(folder, `a.mcpgen.${extension}`), root: { name: "x" } });
  expect(source?.positionOf(["name"])).toEqual({ line: 1, column: 3 });
});

test("there need not be one", async () => {
  const folder = await folderWith({ "b.mcpgen.yaml": "name: x" });
  expect(await readCurationSource([join(folder, "a.json")], undefined)).toBeUndefined();
  expect(await readCurationSource([join(folder, "gone", "a.json")], undefined)).toBeUndefined();
  expect(await readCurationSource(["-"], undefined)).toBeUndefined();
});

test("the one that is named counts, also for standard input", async () => {
  const folder = await folderWith({ "a.mcpgen.yaml": "name: x", "c.yaml": "name: y" });
  for (const spec of [join(folder, "a.json"), "-"])
    expect(await readCurationSource([spec], join(folder, "c.yaml"))).toMatchObject({ root: { name: "y" } });
});

test.each<[what: string, files: Record<string, string>, config: string | undefined, code: string]>([
  ["two of them", { "a.mcpgen.yaml": "", "a.mcpgen.json": "{}" }, undefined, "curation-ambiguous"],
  ["a folder", { "a.mcpgen.yaml/x": "" }, undefined, "input-not-a-file"],
  ["a missing one that is named", {}, "c.yaml", "input-not-found"],
  ["a folder that is named", { "c/x": "" }, "c", "input-not-a-file"],
  ["an archive", { "a.mcpgen.yaml": "PK\x03\x04" }, undefined, "input-binary"],
  ["deep nesting", { "a.mcpgen.yaml": "[".repeat(10_000) }, undefined, "document-too-deep"],
])("refuses %s", async (_, files, config, code) => {
  const folder = await folderWith(files);
  const named = config === undefined ? undefined : join(folder, config);
  await expect(readCurationSource([join(folder, "a.json")], named)).rejects.toMatchObject({
    diagnostic: { code, help: expect.any(String) },
  });
});
