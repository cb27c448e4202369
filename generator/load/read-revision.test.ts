import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { folderWith } from "../test/folders.ts";
import { readRevision } from "./read-revision.ts";

const here = process.cwd();
// Windows removes no folder that a process works in.
afterEach(() => process.chdir(here));

/** A repository whose one commit holds these files, now the working folder; what is in the folder afterwards does not count. */
async function repositoryWith(files: Record<string, string>): Promise<void> {
  const folder = await folderWith(files);
  process.chdir(folder);
  const identity = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"];
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    [...identity, "commit", "-q", "-m", "one"],
  ])
    execFileSync("git", args);
}

const document = "openapi: 3.1.0\npaths: {}\n";

test.each<[written: string, want: string[], not: string[]]>([
  [
    "HEAD:specs/a.yaml",
    ["specs/a.yaml", "specs/a.mcpgen.yaml"],
    ["specs/b.yaml", "package/mcpgen.lock.json"],
  ],
  ["HEAD:./specs/a.yaml", ["specs/a.yaml"], []],
  ["HEAD:specs/refers.yaml", ["specs/refers.yaml", "specs/b.yaml"], []],
  ["HEAD:package", ["package/mcpgen.lock.json"], ["specs/a.yaml", "package/other"]],
  ["HEAD:package/", ["package/mcpgen.lock.json"], []],
  ["HEAD:package/mcpgen.lock.json", ["package/mcpgen.lock.json"], []],
])("%s", async (written, want, not) => {
  await repositoryWith({
    "specs/a.yaml": document,
    "specs/a.mcpgen.yaml": "name: a\n",
    "specs/b.yaml": document,
    "specs/refers.yaml": `${document}x: { $ref: "b.yaml#/y" }\n`,
    "package/mcpgen.lock.json": "{}",
    "package/other": "",
  });
  const revision = await readRevision(written);
  const asked = written.replace(/^HEAD:(\.\/)?/, "").replace(/\/$/, "");
  const folder = revision?.path.slice(0, -asked.length) ?? "";
  expect(want.map((path) => existsSync(folder + path))).toEqual(want.map(() => true));
  expect(not.map((path) => existsSync(folder + path))).toEqual(not.map(() => false));
  if (asked === "specs/a.yaml") expect(readFileSync(folder + asked, "utf8")).toBe(document);
  await revision?.remove();
  expect(existsSync(folder)).toBe(false);
});

test.each([
  ["nowhere:specs/a.yaml", "git knows no revision nowhere here."],
  ["HEAD:gone.yaml", "HEAD has neither a file nor a package at gone.yaml."],
  ["HEAD:../a.yaml", "HEAD has neither a file nor a package at ../a.yaml."],
])("%s is refused", async (written, said) => {
  await repositoryWith({ "specs/a.yaml": document });
  await expect(readRevision(written)).rejects.toThrow(said);
});

test.each(["specs/a.yaml", "--output=x:a.yaml", "HEAD:", ":a.yaml"])("%s is no revision", async (written) => {
  expect(await readRevision(written)).toBeUndefined();
});
