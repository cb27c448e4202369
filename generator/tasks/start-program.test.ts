import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileProgram, type Program, repository, runNode } from "../test/run-program.ts";

let program: Program;
let codeFile: string;
let code: Buffer;

beforeAll(async () => {
  program = await compileProgram();
  const [name] = (await readdir(program.folder)).filter((each) => each.endsWith(".code"));
  codeFile = join(program.folder, name as string);
  code = await readFile(codeFile);
});
afterAll(async () => await program.remove());
beforeEach(async () => await writeFile(codeFile, code));

/** Whether the program ran from the code that was kept, and what it printed. */
async function start(...flags: string[]): Promise<{ usesCode: string; version: string }> {
  const cli = pathToFileURL(join(program.folder, "cli.js")).href;
  const asked = `import(${JSON.stringify(cli)}).then(({ usesCode }) => process.stdout.write(String(usesCode)))`;
  const [usesCode, version] = await Promise.all([
    runNode([...flags, "--input-type=module", "-e", asked]),
    runNode([...flags, join(program.folder, "cli.js"), "--version"]),
  ]);
  return { usesCode: usesCode.stdout, version: version.stdout };
}

const expected = JSON.parse(await readFile(join(repository, "package.json"), "utf8")).version;

describe("the program starts from compiled code, and without it where that is not its own", () => {
  test("what was just compiled", async () => {
    expect(await start()).toEqual({ usesCode: "true", version: `${expected}\n` });
  });

  test("other options of V8", async () => {
    expect(await start("--no-opt")).toEqual({ usesCode: "false", version: `${expected}\n` });
  });

  test("none", async () => {
    await rm(codeFile);
    expect(await start()).toEqual({ usesCode: "false", version: `${expected}\n` });
  });

  test.each([
    ["of another source", (bytes: Buffer) => bytes.fill("0", 3, 67)],
    ["empty", () => Buffer.alloc(0)],
    ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ["of another version of V8", (bytes: Buffer) => bytes.fill(0, 67, 87)],
  ])("%s", async (_, spoil) => {
    await writeFile(codeFile, spoil(Buffer.from(code)));
    expect(await start()).toEqual({ usesCode: "false", version: `${expected}\n` });
  });
});
