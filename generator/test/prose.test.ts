import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import yargs, { type Argv } from "yargs";
import * as build from "../commands/build.ts";
import * as check from "../commands/check.ts";
import * as ci from "../commands/ci.ts";
import * as ciRun from "../commands/ci-run.ts";
import * as customize from "../commands/customize.ts";
import * as diff from "../commands/diff.ts";
import * as init from "../commands/init.ts";
import * as lint from "../commands/lint.ts";
import * as list from "../commands/list.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const listFolder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"));

const files = [...listFolder("generator"), ...listFolder("templates")];
const prose = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "generator/ARCHITECTURE.md",
  ...files.filter((path) => path.startsWith("generator/decisions/")),
];

describe("what is written about the code is there", () => {
  test("every module that ARCHITECTURE.md and the decisions name", () => {
    const named = [
      "generator/ARCHITECTURE.md",
      ...prose.filter((path) => path.includes("/decisions/")),
    ].flatMap((path) =>
      [...read(path).matchAll(/`([\w./-]+\.(?:ts|mjs|hbs))`/g)].map((match) => match[1] as string),
    );
    const ofPackages = /^(?:src|test)\/|^build\.mjs$/;
    const missing = named.filter(
      (name) => !ofPackages.test(name) && !files.some((path) => `/${path}`.endsWith(`/${name}`)),
    );
    expect(named.length).toBeGreaterThan(60);
    expect(missing).toEqual([]);
  });

  test.each(prose)("every link of %s", (path) => {
    const targets = [...read(path).matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] as string);
    const missing = targets.filter((target) => {
      const at = join(root, dirname(path), target);
      return !readdirSync(dirname(at)).includes(target.replace(/\/$/, "").split("/").at(-1) as string);
    });
    expect(missing).toEqual([]);
  });

  test("every dependency, with its reason", () => {
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    const record = read("generator/decisions/0010-run-time-dependencies.md");
    expect(Object.keys(dependencies).filter((name) => !record.includes(`\`${name}\``))).toEqual([]);
  });

  test("every npm script that CONTRIBUTING.md and the README name", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = ["README.md", "CONTRIBUTING.md"].flatMap((path) =>
      [...read(path).matchAll(/npm run ([a-z-]+)/g)].map((match) => match[1] as string),
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe("README.md", () => {
  const readme = read("README.md");

  test("has at most about 150 lines", () => {
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(155);
  });

  test("shows a tool as it is generated", () => {
    const sample = /```ts\n(export const \w+Tool[\s\S]*?)```/.exec(readme)?.[1] ?? "";
    expect(sample).toContain("ToolDefinition");
    expect(read("generated/retell/src/generated/tools/calls.ts")).toContain(sample);
  });

  test("names the commands and the flags that there are", () => {
    const ciBoth = { options: (argv: Argv) => ciRun.options(ci.options(argv)) };
    const commands = { build, check, list, lint, init, diff, customize, ci: ciBoth };
    const listed = [...readme.matchAll(/^\| `mcpgen ([a-z]+) /gm)].map((match) => match[1]);
    expect(listed).toEqual(Object.keys(commands));
    const told = [...readme.matchAll(/--([a-z][a-z-]+)/g)].map((match) => match[1] as string);
    const flags = Object.values(commands).flatMap(({ options }) => flagsOf(options));
    expect(flags.filter((flag) => !told.includes(flag))).toEqual([]);
    const table = [...readme.matchAll(/^\| `--([a-z-]+)/gm)].map((match) => match[1] as string);
    expect(table.filter((flag) => !flags.includes(flag))).toEqual([]);
  });
});

function flagsOf(options: (argv: Argv) => Argv<never> | unknown): string[] {
  const parser = options(yargs([])) as { getOptions(): { key: Record<string, unknown> } };
  return Object.keys(parser.getOptions().key).filter(
    (key) => !["spec", "tool", "old", "new", "help", "version"].includes(key),
  );
}
