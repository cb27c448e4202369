import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { npmCommand } from "../ci/check-package.ts";
import { folderWith } from "./folders.ts";
import { buildPackage } from "./retell-package.ts";

const run = promisify(execFile);

const folder = await buildPackage("specs/retell.yaml");

test("a packed package starts from its tarball, with nothing else installed", async () => {
  const elsewhere = await folderWith();
  const flags = ["--ignore-scripts", "--json", "--pack-destination", elsewhere];
  const [npm, npmFlags] = npmCommand();
  const { stdout } = await run(npm, [...npmFlags, "pack", ...flags], { cwd: folder });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  expect(files.map(({ path }) => path).sort()).toEqual([
    ...["LICENSE", "README.md", "dist/THIRD_PARTY_LICENSES.txt", "dist/index.js", "package.json"],
    "skills/retell/SKILL.md",
  ]);
  const [tarball = ""] = readdirSync(elsewhere);
  const client = new Client({ name: "pack", version: "1.0.0" });
  await client.connect(
    new StdioClientTransport({
      command: "npx",
      args: ["--yes", "--offline", `./${tarball}`],
      cwd: elsewhere,
      env: { PATH: process.env.PATH ?? "", HOME: elsewhere, npm_config_cache: join(elsewhere, "cache") },
      stderr: "ignore",
    }),
  );
  const { tools } = await client.listTools();
  await client.close();
  expect(tools.length).toBeGreaterThan(10);
});
