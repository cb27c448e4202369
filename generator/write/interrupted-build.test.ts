import * as fs from "node:fs";
import { join } from "node:path";
import { jest } from "@jest/globals";
import fc from "fast-check";
import type { EmittedFiles, Ownership } from "../emit/model.ts";
import { filesOf, folderWith } from "../test/folders.ts";
import { earlierTools } from "./earlier-tools.ts";
import { planChanges } from "./plan-changes.ts";
import { readPackage } from "./read-package.ts";

/** Steps on disk until the build is interrupted, and what ends then: everything, as for a process, or writing bytes. */
let left = Number.POSITIVE_INFINITY;
let ends: "process" | "room" = "process";

function counted<Args extends unknown[], Result>(writesBytes: boolean, act: (...args: Args) => Result) {
  return (...args: Args): Result => {
    if (ends === "process" || writesBytes) left--;
    if (left < 0 && (ends === "process" || writesBytes))
      throw Object.assign(new Error("interrupted"), { code: "ENOSPC" });
    return act(...args);
  };
}

jest.unstable_mockModule("node:fs", () => ({
  ...fs,
  writeFileSync: counted(true, fs.writeFileSync),
  mkdirSync: counted(false, fs.mkdirSync),
  renameSync: counted(false, fs.renameSync),
  chmodSync: counted(false, fs.chmodSync),
  rmSync: counted(false, fs.rmSync),
  rmdirSync: counted(false, fs.rmdirSync),
}));
const { applyChanges } = await import("./apply-changes.ts");

const section = (text: string) => `<!-- mcpgen:start -->${text}<!-- mcpgen:end -->\n`;

/** Packages that have little in common. */
const versions: Record<string, EmittedFiles> = Object.fromEntries(
  Object.entries({
    a: { "src/a.ts": "a", "src/both.ts": "a", "deep/a/1": "a" },
    b: { "src/b.ts": "b", "src/both.ts": "b", "deep/a/1": "a" },
    c: { "src/both.ts": "c", "deep/c/1": "c", "deep/c/2": "c" },
  }).map(([name, files]) => {
    const owned = Object.entries(files).map(([path, text]): [string, string, Ownership] => [
      path,
      text,
      "generated",
    ]);
    const all: [string, string, Ownership][] = [
      ...owned,
      ["README.md", section(name), "merged"],
      ["package.json", JSON.stringify({ description: name, [name]: true }), "merged"],
      ["src/custom.ts", "scaffold", "scaffold"],
    ];
    return [name, new Map(all.map(([path, contents, ownership]) => [path, { contents, ownership }]))];
  }),
);

/** Builds as `build.ts` does; `src/custom.ts` gets the names that the tools have in this version. */
async function buildInto(out: string, name: string, steps = Number.POSITIVE_INFINITY): Promise<void> {
  const emitted = versions[name] ?? new Map();
  const existing = await readPackage(out, emitted.keys());
  const [old] = Object.keys(earlierTools(existing));
  const custom = existing.files.get("src/custom.ts");
  const followed = old === undefined ? custom : custom?.replaceAll(old, () => `tool_${name}`);
  const changes = planChanges(
    existing,
    emitted,
    {
      generator: "1",
      inputs: { documents: {} },
      tools: { [`tool_${name}`]: { operation: "GET /x" } },
      // As in a build: a file in which no name changes is not written.
      ...(followed === undefined || followed === custom ? {} : { custom: followed }),
    },
    false,
  );
  expect(changes.edited).toEqual([]);
  left = steps;
  try {
    applyChanges(out, changes);
  } catch (error) {
    if (!(error instanceof Error) || error.message !== "interrupted") throw error;
  } finally {
    left = Number.POSITIVE_INFINITY;
  }
}

/** All files; those of package.json without its order, since a key that went and came back stands elsewhere. */
async function contentsOf(out: string): Promise<Record<string, string>> {
  const files = await filesOf(out);
  const manifest = JSON.parse(files["package.json"] ?? "{}") as object;
  return { ...files, "package.json": JSON.stringify(Object.entries(manifest).sort()) };
}

/** A package of version a that a person has made their own. */
async function started(): Promise<string> {
  const out = await folderWith();
  await buildInto(out, "a");
  fs.writeFileSync(join(out, "README.md"), `mine\n${section("a")}mine\n`);
  fs.writeFileSync(join(out, "package.json"), JSON.stringify({ description: "a", a: true, mine: true }));
  fs.writeFileSync(join(out, "src/custom.ts"), "tool_a, mine");
  return out;
}

/** What undisturbed builds leave. */
async function undisturbed(names: readonly string[]): Promise<Record<string, string>> {
  const out = await started();
  for (const name of names) await buildInto(out, name);
  return await contentsOf(out);
}

const name = fc.constantFrom("a", "b", "c");

test("whatever is killed, and however often, the next build makes what it would have made [threat: existing-files]", async () => {
  ends = "process";
  const seen = { halfWay: 0, before: 0 };
  const law = fc.asyncProperty(
    fc.array(fc.tuple(name, fc.integer({ min: 0, max: 45 })), { minLength: 1, maxLength: 3 }),
    name,
    async (killed, last) => {
      const out = await started();
      const done: string[] = [];
      for (const [each, steps] of killed) {
        const before = await contentsOf(out);
        await buildInto(out, each, steps);
        const [after, whole] = [await contentsOf(out), await undisturbed([...done, each])];
        if (after["mcpgen.lock.json"] === whole["mcpgen.lock.json"]) done.push(each);
        else if (after["build/mcpgen-pending.json"] === undefined) seen.before++;
        else seen.halfWay++;
        for (const [path, contents] of Object.entries(after))
          if (!path.startsWith("build/")) expect([before[path], whole[path]]).toContain(contents);
      }
      await buildInto(out, last);
      expect(await contentsOf(out)).toEqual(await undisturbed([...done, last]));
    },
  );
  await fc.assert(law, { numRuns: 60, seed: 3 });
  expect(seen.halfWay).toBeGreaterThan(10);
  expect(seen.before).toBeGreaterThan(5);
});

test("a disk that is full at any moment changes nothing, and leaves nothing [threat: existing-files]", async () => {
  ends = "room";
  const out = await started();
  const before = await contentsOf(out);
  const whole = await undisturbed(["b"]);
  let steps = 0;
  for (; ; steps++) {
    await buildInto(out, "b", steps);
    const after = await contentsOf(out);
    if (JSON.stringify(after) === JSON.stringify(whole)) break;
    expect(after).toEqual(before);
    expect(fs.existsSync(join(out, "build"))).toBe(false);
  }
  expect(steps).toBe(7);
});

test("a disk that is full leaves no folder of a first build", async () => {
  ends = "room";
  const out = join(await folderWith(), "new", "out");
  await buildInto(out, "a", 3);
  expect(fs.existsSync(join(out, ".."))).toBe(false);
});
