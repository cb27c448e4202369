import { existsSync } from "node:fs";
import { chmod, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { filesOf, folderWith } from "../test/folders.ts";
import { testOnPosix, testWithLinks } from "../test/where-possible.ts";
import { applyChanges } from "./apply-changes.ts";
import { hash } from "./hash.ts";
import type { Changes } from "./model.ts";
import { readPackage } from "./read-package.ts";

const changes = (write: Record<string, string>, remove: string[] = []): Changes => ({
  write: new Map(Object.entries(write)),
  hashes: {},
  remove,
  unchanged: [],
  kept: [],
  edited: [],
});

test.each<
  [
    what: string,
    before: Record<string, string>,
    write: Record<string, string>,
    remove: string[],
    want: Record<string, string>,
  ]
>([
  ["writes, also in new folders", {}, { "a/b/c": "1", d: "2" }, [], { "a/b/c": "1", d: "2" }],
  ["replaces", { a: "old", mine: "m" }, { a: "new" }, [], { a: "new", mine: "m" }],
  [
    "removes, with the folders that it leaves empty",
    { "a/b/c": "1", "a/mine": "m" },
    { x: "1" },
    ["a/b/c"],
    { "a/mine": "m", x: "1" },
  ],
  ["removes what is gone already", {}, { x: "1" }, ["a/b"], { x: "1" }],
  [
    "leaves what a person has in build/",
    { "build/mine": "m" },
    { x: "1" },
    [],
    { "build/mine": "m", x: "1" },
  ],
])("%s", async (_, before, write, remove, want) => {
  const out = await folderWith(before);
  await applyChanges(out, changes(write, remove));
  expect(await filesOf(out)).toEqual(want);
  expect(existsSync(join(out, "build", "mcpgen-writing"))).toBe(false);
  for (const path of remove) expect(existsSync(join(out, dirname(path)))).toBe(false);
});

test("nothing to do touches nothing, not even a folder that is missing", async () => {
  const out = join(await folderWith(), "missing");
  await applyChanges(out, changes({}));
  expect(existsSync(out)).toBe(false);
});

testWithLinks("a link where a file is written first leads nowhere [threat: existing-files]", async () => {
  const out = await folderWith({ "build/mcpgen-writing/mine": "m" });
  const elsewhere = await folderWith({ kept: "k" });
  const first = join(out, "build", "mcpgen-writing", `${process.pid}-0`);
  await symlink(join(elsewhere, "kept"), first);
  applyChanges(out, changes({ a: "1" }));
  expect(await filesOf(elsewhere)).toEqual({ kept: "k" });
  expect(await filesOf(out)).toEqual({ a: "1" });
});

test("a build that ends half-way leaves files that the next one knows as its own [threat: existing-files]", async () => {
  const out = await folderWith({ b: "a file where a folder should be" });
  const write = { a: "new", "b/c": "new", "README.md": "mine\n<!-- mcpgen:start -->r<!-- mcpgen:end -->" };
  expect(() => applyChanges(out, changes(write))).toThrow(/EEXIST|ENOTDIR/);
  const { state, pending, files } = await readPackage(out, ["a"]);
  expect([state, files.get("a")]).toEqual(["ours", "new"]);
  expect(Object.keys(pending.files)).toEqual(Object.keys(write));
});

testOnPosix("a file keeps its mode, also one that nobody may write", async () => {
  const out = await folderWith({ a: "old", b: "old" });
  await chmod(join(out, "a"), 0o444);
  await chmod(join(out, "b"), 0o755);
  applyChanges(out, changes({ a: "new", b: "new" }));
  const modes = await Promise.all(["a", "b"].map(async (path) => (await stat(join(out, path))).mode & 0o777));
  expect(modes).toEqual([0o444, 0o755]);
  expect(await filesOf(out)).toEqual({ a: "new", b: "new" });
});

test("notes of builds that were killed add up, until one ends", async () => {
  const out = await folderWith({ b: "a file where a folder should be" });
  for (const contents of ["first", "second"])
    expect(() => applyChanges(out, changes({ a: contents, "b/c": "new" }))).toThrow(/EEXIST|ENOTDIR/);
  const { pending } = await readPackage(out, ["a"]);
  expect(pending.files.a).toEqual([hash("first"), hash("second")]);
  applyChanges(out, changes({}));
  expect(await filesOf(out)).toEqual({ a: "second", b: "a file where a folder should be" });
});
