import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printData } from "../emit/print-data.ts";
import { filesOf, folderWith } from "../test/folders.ts";
import { repository, runNode } from "../test/run-program.ts";
import { bundlePackage } from "./bundle.ts";

const bundle = (out: string): Promise<void> => bundlePackage(out, join(repository, "templates"));
const source = { "src/index.ts": "console.log(1);\n" };

/** Paths below `dist/`, and whatever is left in `build/`. */
async function made(out: string): Promise<string[]> {
  return Object.keys(await filesOf(out)).filter((path) => !path.startsWith("src/"));
}

const whole = ["dist/THIRD_PARTY_LICENSES.txt", "dist/index.js"];

test.each<[what: string, before: Record<string, string>]>([
  ["where nothing was", {}],
  [
    "where the old one was, and what it has no more",
    { "dist/index.js": "old", "dist/gone.js": "old", "dist/x/y": "old" },
  ],
  ["where half of one was", { "dist/gone.js": "old" }],
  ["where a folder has the name of a file", { "dist/index.js/x": "old" }],
  ["where a bundle was killed", { "build/dist-999999999-a1/index.js": "half" }],
])("dist/ is made whole %s [threat: existing-files]", async (_, before) => {
  const out = await folderWith({ ...source, ...before });
  await bundle(out);
  expect(await made(out)).toEqual(whole);
  expect((await filesOf(out))["dist/index.js"]).toContain("console.log(1)");
});

test("what another bundle is writing stays", async () => {
  const theirs = `build/dist-${process.pid}-a1/index.js`;
  const out = await folderWith({ ...source, [theirs]: "on its way" });
  await bundle(out);
  expect(await made(out)).toEqual([theirs, ...whole]);
});

test("a bundle that fails leaves dist/ as it was [threat: existing-files]", async () => {
  const out = await folderWith(source);
  await bundle(out);
  const before = await filesOf(out);
  await writeFile(join(out, "src/index.ts"), "this is not TypeScript\n");
  await expect(bundle(out)).rejects.toThrow(/Build failed/);
  expect(await filesOf(out)).toEqual({ ...before, "src/index.ts": "this is not TypeScript\n" });
});

test("tools are text in the bundle, also those with names that every object has [threat: prototype-names]", async () => {
  const properties = JSON.parse('{ "__proto__": {}, "constructor": { "type": "string" }, "a": {} }');
  const tool = printData({ name: "x", inputSchema: { type: "object", properties } });
  const out = await folderWith({
    "src/index.ts": 'import { xTool } from "./generated/tools/x.ts";\nconsole.log(JSON.stringify(xTool));\n',
    "src/generated/tools/x.ts": `export const xTool: ToolDefinition = ${tool};\n`,
    "src/runtime/call/lazy-tool.ts": "export const lazyTool = (...texts: unknown[]) => texts;\n",
  });
  await bundle(out);
  const { stdout } = await runNode([join(out, "dist/index.js")]);
  const [, listed] = JSON.parse(stdout) as [unknown, string];
  expect(Object.keys(JSON.parse(listed).inputSchema.properties)).toEqual(["__proto__", "constructor", "a"]);
});
