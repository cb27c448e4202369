import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { folderWith } from "../folders.ts";
import { repository, runNode } from "../run-program.ts";
import { buildHarbour } from "./harbour.ts";

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: object;
  peerDependencies?: object;
  bundleDependencies?: object;
  scripts: Record<string, string>;
  files: string[];
}

const readJson = async <Value>(path: string): Promise<Value> => JSON.parse(await readFile(path, "utf8"));
const own = await readJson<Manifest>(join(repository, "package.json"));
const folder = await buildHarbour({ origin: "http://127.0.0.1:1" });
const emitted = await readJson<Manifest>(join(folder, "package.json"));

/** Scripts that npm runs where a package is installed. */
const installScripts = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];

/** The packages of each row of the table, and what stands beside them. */
async function readRecord(): Promise<Map<string, string>> {
  const text = await readFile(join(repository, "generator/decisions/0010-run-time-dependencies.md"), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  return new Map(
    rows.flatMap((row) => {
      const [, names = "", reason = ""] = row.split("|");
      return [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => [name, reason.trim()] as const);
    }),
  );
}

test("every run-time dependency has its reason in the decision record, and the record no other", async () => {
  const record = await readRecord();
  expect([...record.keys()].sort()).toEqual(Object.keys(own.dependencies ?? {}).sort());
  for (const [name, reason] of record) expect([name, reason.length > 15]).toEqual([name, true]);
});

test("the lock file names no registry, and a hash of everything that is fetched", async () => {
  const { packages } = await readJson<{
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  }>(join(repository, "package-lock.json"));
  const fetched = Object.entries(packages).filter(([path]) => path !== "");
  expect(fetched.length).toBeGreaterThan(100);
  expect(fetched.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(
    fetched.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? "")).map(([path]) => path),
  ).toEqual([]);
});

test("an emitted package depends on nothing at run time, and runs nothing when it is installed", () => {
  const { dependencies, optionalDependencies, peerDependencies, bundleDependencies, scripts } = emitted;
  expect([dependencies, optionalDependencies, peerDependencies, bundleDependencies]).toEqual(
    Array(4).fill(undefined),
  );
  expect(Object.keys(scripts).filter((name) => installScripts.includes(name))).toEqual([]);
});

test("its bundle starts where nothing is installed", async () => {
  const bare = await folderWith({ "package.json": '{"type":"module"}' });
  await cp(join(folder, "dist"), join(bare, "dist"), { recursive: true });
  const { code, stdout } = await runNode([join(bare, "dist/index.js"), "--version"], { cwd: bare });
  expect([code, stdout.trim()]).toEqual([0, emitted.version]);
});

test("the licences of what is in the bundle are shipped with it", async () => {
  expect(emitted.files).toContain("dist");
  const text = await readFile(join(folder, "dist/THIRD_PARTY_LICENSES.txt"), "utf8");
  const notices = new Map(
    text.split(`\n${"-".repeat(80)}\n\n`).map((notice) => [notice.slice(0, notice.search(/ \d/)), notice]),
  );
  const tools = new Set(["@types/node", "esbuild", "typescript"]);
  const bundled = Object.keys(emitted.devDependencies ?? {}).filter((name) => !tools.has(name));
  expect(bundled.length).toBeGreaterThan(5);
  for (const name of bundled)
    expect([
      name,
      /permission|permitted|licen[cs]e/i.test(notices.get(name)?.slice(name.length) ?? ""),
    ]).toEqual([name, true]);
});
