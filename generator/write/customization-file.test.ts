import { join } from "node:path";
import { filesOf, folderWith } from "../test/folders.ts";
import { changeCustomization, readToolNames } from "./customization-file.ts";

const lock = {
  lockVersion: 1,
  generator: "1",
  files: {},
  scaffold: [],
  packageJson: {},
  tools: { get_a: { operation: "GET /a" } },
};

test("the names of the tools are those of the last build", async () => {
  expect(await readToolNames(await folderWith({ "mcpgen.lock.json": JSON.stringify(lock) }))).toEqual([
    "get_a",
  ]);
});

test("src/custom.ts is changed in its place", async () => {
  const out = await folderWith({ "src/custom.ts": "a" });
  expect(await changeCustomization(out, (source) => `${source}b`)).toBe(join(out, "src", "custom.ts"));
  expect(await filesOf(out)).toEqual({ "src/custom.ts": "ab" });
});

test("a change that fails leaves it as it was", async () => {
  const out = await folderWith({ "src/custom.ts": "a" });
  const change = () => {
    throw new Error("no");
  };
  await expect(changeCustomization(out, change)).rejects.toThrow("no");
  expect(await filesOf(out)).toEqual({ "src/custom.ts": "a" });
});

test.each([{}, { "mcpgen.lock.json": "{" }])("%j is no package", async (files) => {
  await expect(readToolNames(await folderWith(files))).rejects.toThrow(/cannot be read|not a lock file/);
});
