import { chmod, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import { folderWith } from "../test/folders.ts";
import { testOnPosix } from "../test/where-possible.ts";
import { chooseForge } from "./choose-forge.ts";
import { githubCli } from "./github-cli.ts";

const listed = {
  number: 7,
  url: "https://forge.example/7",
  state: "OPEN",
  title: "T",
  body: "B",
  headRefOid: "abc",
  isCrossRepository: false,
};

/** A folder with a program called gh, which notes how it was called and answers with this text and exit code. */
async function withGh(answer: string, code = 0) {
  const folder = await folderWith({
    gh: `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
const input = readFileSync(0, "utf8");
appendFileSync(__dirname + "/calls", JSON.stringify({ args: process.argv.slice(2), input, token: process.env.GH_TOKEN }) + "\\n");
process.stderr.write("said with tok-123");
process.stdout.write(${JSON.stringify(answer)});
process.exitCode = ${code};
`,
  });
  await chmod(join(folder, "gh"), 0o755);
  const env = { PATH: `${folder}${delimiter}${process.env.PATH ?? ""}`, GITHUB_TOKEN: "tok-123" };
  const calls = async () =>
    (await readFile(join(folder, "calls"), "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  return { folder, env, calls };
}

const text = { title: "A title", body: "A body\nwith `code` $(and more)" };

testOnPosix(
  "pull requests are found, opened, brought up to date and closed by gh, texts by standard input",
  async () => {
    const { folder, env, calls } = await withGh(JSON.stringify([listed]));
    const forge = githubCli(folder, env);
    const want = { number: 7, url: listed.url, state: "open", title: "T", body: "B", head: "abc" };
    expect(await forge.find("mcpgen/acme")).toEqual(want);
    expect(await forge.open("mcpgen/acme", "main", text)).toEqual(want);
    await forge.update(7, text);
    await forge.close(7);
    const made = await calls();
    expect(made.map(({ args }) => args.slice(0, 2).join(" "))).toEqual([
      "pr list",
      "pr create",
      "pr list",
      "pr edit",
      "pr close",
    ]);
    expect(made[1]).toEqual({
      args: [
        "pr",
        "create",
        "--head",
        "mcpgen/acme",
        "--base",
        "main",
        "--title",
        "A title",
        "--body-file",
        "-",
      ],
      input: text.body,
      token: "tok-123",
    });
    expect(made[3].input).toBe(text.body);
  },
);

testOnPosix("a branch of that name in somebody's fork is not ours", async () => {
  const fork = { ...listed, number: 9, isCrossRepository: true };
  const { folder, env } = await withGh(JSON.stringify([fork, listed]));
  expect(await githubCli(folder, env).find("x")).toMatchObject({ number: 7 });
});

testOnPosix("none is found where gh lists none", async () => {
  const { folder, env } = await withGh("[]");
  expect(await githubCli(folder, env).find("x")).toBeUndefined();
});

testOnPosix("what gh says when it fails is told without the token", async () => {
  const { folder, env } = await withGh("", 1);
  const failure = await githubCli(folder, env)
    .find("x")
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InputError);
  expect((failure as Error).message).toBe("gh pr list failed: said with [redacted]");
});

describe("which way is taken", () => {
  const repository = (url: string | undefined, root: string) => ({
    root,
    git: async () => "",
    ask: async () => url,
  });

  testOnPosix("gh where it is installed, also when a token is there", async () => {
    const { folder, env, calls } = await withGh("[]");
    const forge = await chooseForge("auto", repository(undefined, folder), env);
    await forge?.find("x");
    expect((await calls()).map(({ args }) => args[0])).toEqual(["--version", "pr"]);
  });

  test("none when none is asked for", async () => {
    expect(await chooseForge("none", repository(undefined, "/"), {})).toBeUndefined();
  });

  test.each<[what: string, url: string | undefined, env: NodeJS.ProcessEnv, want: RegExp]>([
    ["no token", "https://github.com/a/b", {}, /GITHUB_TOKEN/],
    ["no origin", undefined, { GITHUB_TOKEN: "t" }, /owner and repository/],
    [
      "an interface without encryption",
      "https://github.com/a/b",
      { GITHUB_TOKEN: "t", GITHUB_API_URL: "http://api.example" },
      /https/,
    ],
  ])("%s: it says so", async (_, url, env, want) => {
    await expect(chooseForge("rest", repository(url, "/"), env)).rejects.toThrow(want);
  });

  test.each([
    "https://github.com/a/b",
    "https://github.com/a/b.git",
    "git@github.com:a/b.git",
    "ssh://git@github.com/a/b",
  ])("%s names owner and repository", async (url) => {
    expect(await chooseForge("rest", repository(url, "/"), { GITHUB_TOKEN: "t" })).toBeDefined();
  });
});
