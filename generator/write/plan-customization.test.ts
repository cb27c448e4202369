import { folderWith } from "../test/folders.ts";
import { hash } from "./hash.ts";
import { openPackage } from "./open-package.ts";
import { planCustomization } from "./plan-customization.ts";
import { readLock } from "./read-lock.ts";

const types = "src/generated/types.ts";

/** What is written when the file becomes `custom` and its types `new`. */
async function planned(files: Record<string, string>, built: Record<string, string>) {
  const hashes = Object.fromEntries(Object.entries(built).map(([path, text]) => [path, hash(text)]));
  const lock = { lockVersion: 1, generator: "1", files: hashes, scaffold: [], packageJson: {}, tools: {} };
  const out = await folderWith({
    "mcpgen.lock.json": JSON.stringify(lock),
    "src/custom.ts": "old",
    ...files,
  });
  return planCustomization(await openPackage(out, [types]), "custom", types, "new");
}

test.each<[what: string, files: Record<string, string>, built: Record<string, string>, want: string[]]>([
  ["not there before", {}, { a: "a" }, ["src/custom.ts", types, "mcpgen.lock.json"]],
  [
    "as the last build left them",
    { [types]: "old" },
    { [types]: "old", a: "a" },
    ["src/custom.ts", types, "mcpgen.lock.json"],
  ],
  ["as they should be", { [types]: "new" }, { a: "a" }, ["src/custom.ts", "mcpgen.lock.json"]],
])("types %s", async (_, files, built, want) => {
  const { write } = await planned(files, built);
  expect([...write.keys()]).toEqual(want);
  const { files: locked } = readLock(write.get("mcpgen.lock.json") ?? "", "out");
  expect(locked).toEqual({ a: hash("a"), [types]: hash("new") });
  expect(Object.keys(locked).at(-1)).toBe(types);
});

test("types that a person edited stop it", async () => {
  await expect(planned({ [types]: "mine" }, { [types]: "old" })).rejects.toMatchObject({
    diagnostic: { code: "file-edited" },
  });
  await expect(planned({ [types]: "mine" }, {})).rejects.toMatchObject({
    diagnostic: { code: "file-edited" },
  });
});
