import { folderWith } from "../test/folders.ts";
import { openPackage } from "./open-package.ts";

const lock = JSON.stringify({
  lockVersion: 1,
  generator: "1",
  files: { owned: "0" },
  scaffold: [],
  packageJson: {},
  tools: { get_a: { operation: "GET /a" } },
});

test("a package has its tools by the names of the last build, and a person's file", async () => {
  const out = await folderWith({ "mcpgen.lock.json": lock, "src/custom.ts": "mine", owned: "theirs" });
  const { lock: read, custom, existing } = await openPackage(out);
  expect([Object.keys(read.tools), custom, existing.files.get("owned")]).toEqual([
    ["get_a"],
    "mine",
    "theirs",
  ]);
});

test.each<[what: string, files: Record<string, string>, said: RegExp]>([
  ["nothing", {}, /mcpgen\.lock\.json cannot be read/],
  ["something else", { "README.md": "mine" }, /mcpgen\.lock\.json cannot be read/],
  ["a lock file that is broken", { "mcpgen.lock.json": "{" }, /not a lock file/],
  ["no src/custom.ts", { "mcpgen.lock.json": lock }, /src\/custom\.ts cannot be read/],
])("%s is no package", async (_, files, said) => {
  await expect(openPackage(await folderWith(files))).rejects.toThrow(said);
});
