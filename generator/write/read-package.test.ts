import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderWith } from "../test/folders.ts";
import { canLinkFiles, testWithCase } from "../test/where-possible.ts";
import type { Lock } from "./model.ts";
import { readPackage } from "./read-package.ts";

const lock: Lock = {
  lockVersion: 2,
  generator: "1",
  files: { owned: "0" },
  scaffold: [],
  packageJson: {},
  tools: {},
};
const lockFile = { "mcpgen.lock.json": JSON.stringify(lock) };

/** The code of the refusal, or the state that was found. */
async function codeOf(out: string, paths: string[] = []): Promise<string> {
  return await readPackage(out, paths).then(
    ({ state }) => state,
    (error: { diagnostic?: { code: string } }) => error.diagnostic?.code ?? String(error),
  );
}

describe("state", () => {
  test.each<[want: string, files: Record<string, string>]>([
    ["empty", {}],
    ["empty", { "node_modules/a/index.js": "", "dist/index.js": "", ".git/HEAD": "" }],
    ["ours", lockFile],
    ["ours", { a: "1", "build/mcpgen-pending.json": "{}" }],
    ["ours", { a: "1", "build/mcpgen-pending.json": '{"a": "half of' }],
    ["foreign", { "README.md": "mine" }],
    ["foreign", { "src/index.ts": "mine" }],
    ["lock-unreadable", { "mcpgen.lock.json": "{" }],
    ["lock-unreadable", { "mcpgen.lock.json": "null" }],
    ["lock-unreadable", { "mcpgen.lock.json": JSON.stringify({ ...lock, lockVersion: 3 }) }],
    ["lock-unreadable", { "mcpgen.lock.json": JSON.stringify({ ...lock, files: null }) }],
  ])("%s: %j", async (want, files) => {
    expect(await codeOf(await folderWith(files))).toBe(want);
  });

  test("missing", async () => {
    expect(await codeOf(join(await folderWith(), "missing"))).toBe("missing");
  });
});

test("reads what the build would write and what the last one wrote, nothing else", async () => {
  const out = await folderWith({ ...lockFile, asked: "1", owned: "2", mine: "3", "deep/asked": "4" });
  const { files, lock: read, out: folder } = await readPackage(out, ["asked", "deep/asked", "missing"]);
  expect([...files.keys()].sort()).toEqual(["asked", "deep/asked", "mcpgen.lock.json", "owned"]);
  expect(read).toEqual(lock);
  expect(folder).toBe(out);
});

test("a lock file cannot name a file outside the folder [threat: file-names]", async () => {
  const out = await folderWith({
    "in/mcpgen.lock.json": JSON.stringify({ ...lock, files: { "../secret": "0" } }),
    secret: "s",
  });
  const { files } = await readPackage(join(out, "in"), []);
  expect([...files.keys()]).toEqual(["mcpgen.lock.json"]);
});

describe("refused [threat: existing-files]", () => {
  let elsewhere = "";
  beforeAll(async () => {
    elsewhere = await folderWith({ secret: "s" });
  });
  const placeOfFiles: Record<string, (out: string) => Promise<void>> = {
    "a linked file": (out) => symlink(join(elsewhere, "secret"), join(out, "README.md")),
    "a linked file deep inside": async (out) => {
      await mkdir(join(out, "src"));
      await symlink(join(elsewhere, "secret"), join(out, "src", "index.ts"));
    },
  };
  const place: Record<string, (out: string) => Promise<void>> = {
    ...(canLinkFiles ? placeOfFiles : {}),
    "a linked folder": (out) => symlink(elsewhere, join(out, "src"), "junction"),
    "a link to nowhere": (out) => symlink(join(elsewhere, "gone"), join(out, "src"), "junction"),
    "a linked dist": (out) => symlink(elsewhere, join(out, "dist"), "junction"),
    "a linked build": (out) => symlink(elsewhere, join(out, "build"), "junction"),
    "a linked folder of files on their way": async (out) => {
      await mkdir(join(out, "build"));
      await symlink(elsewhere, join(out, "build", "mcpgen-writing"), "junction");
    },
  };
  test.each(Object.keys(place))("%s", async (what) => {
    const out = await folderWith(lockFile);
    await place[what]?.(out);
    expect(await codeOf(out)).toBe("output-is-link");
  });

  test("a linked node_modules is none of ours", async () => {
    const out = await folderWith(lockFile);
    await symlink(elsewhere, join(out, "node_modules"), "junction");
    expect(await codeOf(out)).toBe("ours");
  });

  test("the folder itself is a link", async () => {
    const link = join(elsewhere, "link");
    await symlink(await folderWith(lockFile), link, "junction");
    expect(await codeOf(link)).toBe("output-is-link");
  });

  test("a file where a folder should be, and a folder where a file should be", async () => {
    const out = await folderWith({ ...lockFile, src: "a file", "README.md/x": "" });
    expect(await codeOf(out, ["src/generated/server.ts"])).toBe("output-not-folder");
    expect(await codeOf(out, ["README.md"])).toBe("output-not-folder");
    await writeFile(join(out, "file"), "");
    expect(await codeOf(join(out, "file"))).toBe("output-not-folder");
  });

  test.each<[what: string, there: string, wanted: string, code: string]>([
    ["another case", "readme.md", "README.md", "output-other-case"],
    ["a folder of another case", "SRC/mine.ts", "src/generated/server.ts", "output-other-case"],
    ["a folder deep inside", "src/Generated/mine.ts", "src/generated/server.ts", "output-other-case"],
    ["letters composed otherwise", "cafe\u0301.ts", "caf\u00e9.ts", "output-other-case"],
    ["a file of that name in another folder", "docs/readme.md", "README.md", "ours"],
    ["the very name", "README.md", "README.md", "ours"],
  ])("names that are one on many file systems: %s [threat: file-names]", async (_, there, wanted, code) => {
    const out = await folderWith({ ...lockFile, [there]: "mine" });
    expect(await codeOf(out, [wanted])).toBe(code);
  });

  testWithCase("not where both are there already", async () => {
    const out = await folderWith({ ...lockFile, "readme.md": "mine", "README.md": "ours" });
    expect(await codeOf(out, ["README.md"])).toBe("ours");
  });
});

test("what killed builds noted is read with their files, and what cannot be read of it is nothing", async () => {
  const notes = { files: { left: ["1"], gone: ["2"], broken: 3 }, packageJson: { x: { a: 1 } }, tools: null };
  const out = await folderWith({ left: "left", "build/mcpgen-pending.json": JSON.stringify(notes) });
  const { state, files, pending } = await readPackage(out, ["asked"]);
  expect([state, [...files.keys()]]).toEqual(["ours", ["left"]]);
  expect(JSON.parse(JSON.stringify(pending))).toEqual({
    files: { left: ["1"], gone: ["2"] },
    packageJson: { x: { a: 1 } },
    tools: {},
  });
});
