import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canLinkFiles } from "../../../generator/test/where-possible.ts";
import { ToolError } from "../tool-error.ts";
import { type FileAccess, maxFileBytes, readFileArgument } from "./read-file-argument.ts";

const denied: FileAccess = { allowed: false, reason: "it is reached over HTTP." };

describe("data", () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["padded", { data: "YQ==" }, { bytes: Buffer.from("a") }],
    ["not padded", { data: "YQ" }, { bytes: Buffer.from("a") }],
    ["wrapped in lines", { data: "YWJj\r\nZGVm\n" }, { bytes: Buffer.from("abcdef") }],
    ["empty", { data: "" }, { bytes: Buffer.alloc(0) }],
    [
      "described",
      { data: "YQ==", mimeType: "text/plain; charset=utf-8", filename: "a.txt" },
      { bytes: Buffer.from("a"), mimeType: "text/plain; charset=utf-8", filename: "a.txt" },
    ],
  ])("%s", async (_title, value, want) => {
    expect(await readFileArgument("f", value, denied)).toEqual(want);
  });

  test.each<[string, unknown]>([
    ["a data URL", { data: "data:image/png;base64,YQ==" }],
    ["the URL alphabet", { data: "_-8=" }],
    ["a length that cannot be", { data: "YWJjZ" }],
    ["padding in the middle", { data: "YQ==YQ==" }],
    ["wrong padding", { data: "YWJj=" }],
    ["both data and path", { data: "YQ==", path: "a" }],
    ["neither", { mimeType: "a/b" }],
    ["no object", "YQ=="],
    ["null", null],
    ["inherited data", Object.create({ data: "YQ==" })],
    ["a media type with a line break", { data: "", mimeType: "a/b\r\nX: 1" }],
    ["a media type with a quote", { data: "", mimeType: 'a/b; c="d' }],
    ["too much", { data: "A".repeat(Math.ceil((maxFileBytes * 4) / 3) + 8) }],
    ["a path where none is allowed", { path: "/etc/passwd" }],
  ])("refuses %s", async (_title, value) => {
    expect((await refusal(readFileArgument("f", value, denied))).message).toContain('"f"');
  });

  test("says why paths are not read", async () => {
    const error = await refusal(readFileArgument("f", { path: "x" }, denied));
    expect(error.message).toContain("it is reached over HTTP");
  });
});

describe("path", () => {
  let base = "";
  let access: FileAccess = denied;

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), "mcpgen-"));
    for (const folder of ["open", "open/sub", "second", "open-not", "closed"])
      await mkdir(join(base, folder));
    await writeFile(join(base, "open/sub/a.txt"), "inside");
    await writeFile(join(base, "second/b.txt"), "second");
    await writeFile(join(base, "open-not/c.txt"), "secret");
    await writeFile(join(base, "closed/d.txt"), "secret");
    await symlink(join(base, "closed"), join(base, "open/away"), "junction");
    await symlink(join(base, "open"), join(base, "alias"), "junction");
    if (canLinkFiles) {
      await symlink(join(base, "closed/d.txt"), join(base, "open/d.txt"));
      await symlink(join(base, "open/sub/a.txt"), join(base, "open/link.txt"));
    }
    await writeFile(join(base, "open/big"), "");
    await truncate(join(base, "open/big"), maxFileBytes + 1);
    access = { allowed: true, roots: [join(base, "alias"), join(base, "second"), join(base, "gone")] };
  });
  afterAll(() => rm(base, { recursive: true }));

  test.each([
    ["relative to the first folder", "sub/a.txt", "inside", "a.txt"],
    ["relative to the second", "b.txt", "second", "b.txt"],
    ...(canLinkFiles ? [["a link that stays inside", "link.txt", "inside", "link.txt"]] : []),
    ["absolute", "$/open/sub/a.txt", "inside", "a.txt"],
    ["absolute through the alias", "$/alias/sub/a.txt", "inside", "a.txt"],
  ])("reads %s", async (_title, path, want, filename) => {
    const file = await readFileArgument("f", { path: path.replace("$", base) }, access);
    expect([String(file.bytes), file.filename]).toEqual([want, filename]);
  });

  test("refuses everything else with one message", async () => {
    const paths = [
      "missing.txt",
      "sub",
      "",
      ".",
      "..",
      "sub/../sub/a.txt",
      "..\\closed\\d.txt",
      "../closed/d.txt",
      "away/d.txt",
      "away/missing.txt",
      "d.txt",
      "$/closed/d.txt",
      "$/closed/missing.txt",
      "$/open-not/c.txt",
      "$/open",
      "/dev/zero",
      "/etc/passwd",
      "sub/a.txt\0",
    ];
    const errors = await Promise.all(
      paths.map((path) => refusal(readFileArgument("f", { path: path.replace("$", base) }, access))),
    );
    expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
    expect(new Set(errors.map(({ next }) => next)).size).toBe(1);
    expect(errors[0]?.message).not.toContain(base);
  });

  test("refuses a file that is too large, as that", async () => {
    expect((await refusal(readFileArgument("f", { path: "big" }, access))).message).toContain("50 MB");
  });
});

async function refusal(read: Promise<unknown>): Promise<ToolError> {
  const error = await read.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ToolError)) throw new Error(`not refused as it should be: ${String(error)}`);
  return error;
}
