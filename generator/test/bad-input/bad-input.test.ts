import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BuildResult, build } from "../../build.ts";
import { packageVersions } from "../../commands/versions.ts";
import { InputError } from "../../diagnostics/diagnostic.ts";
import { folderWith } from "../folders.ts";
import { tables } from "./all-cases.ts";
import type { BadCase } from "./bad-case.ts";
import { readMessages } from "./judge-outcome.ts";
import { largeCases } from "./large-cases.ts";

/** A build of the case without writing: its result, or the error that ended it. Whatever else is thrown is thrown on. */
async function buildCase({ file, given, beside = {} }: BadCase): Promise<BuildResult | InputError> {
  const folder = await folderWith();
  for (const [path, text] of Object.entries({ ...beside, [file]: given() })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const out = join(folder, "out");
  try {
    return await build({
      specs: [join(folder, file)],
      name: "demo",
      config: false,
      out,
      force: false,
      bundle: false,
      dryRun: true,
      load: {},
      versions: packageVersions,
    });
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  } finally {
    expect(existsSync(out)).toBe(false);
  }
}

const threats: Readonly<Record<string, string>> = {
  YAML: "yaml",
  references: "references",
  types: "not-openapi",
};

for (const [heading, cases] of Object.entries(tables)) {
  const small = cases.filter(({ isLarge }) => isLarge !== true).map((each) => [each.title, each] as const);
  if (small.length === 0) continue;
  describe(`bad input, ${heading} [threat: ${threats[heading] ?? "not-openapi"}]`, () => {
    test.each(small)("%s", async (_, each) => {
      const result = await buildCase(each);
      const [kind, position, ...further] = each.want.split(" ");
      expect(further).toEqual([]);
      if (!(result instanceof InputError)) {
        expect(["package", "any"]).toContain(kind);
        if (position !== undefined) expect(result.diagnostics.map(({ code }) => code)).toContain(position);
        return;
      }
      const { code, origin = "", help = "" } = result.diagnostic;
      if (kind !== "any") expect(code).toBe(kind);
      expect(result.message).toMatch(/\.$/);
      expect(help).toMatch(/\w.*[.!?]$/);
      expect(origin).toContain(position === undefined ? each.file : `${each.file}:${position}`);
    });
  });
}

test("there are enough kinds of bad input, and each is told apart", () => {
  const titles = Object.entries(tables).flatMap(([heading, all]) => all.map(({ title }) => heading + title));
  expect(titles.length).toBeGreaterThan(300);
  expect(new Set(titles).size).toBe(titles.length);
});

/** Those that need less than half a second and show the class. */
const quick = [
  "nesting of 100,000 in JSON",
  "nesting of 100,000 in a YAML flow",
  "nesting of 100,000 that is not closed",
  "schemas nested 200 deep",
  "doubling 450 times by allOf",
  "a chain of 10,000 references",
  "a fault on line 100,000 of JSON",
  "a wrong type behind 100,000 lines",
  "an enum of 50,000",
  "a path of 10,000 parameters",
  "a number of 1,000,000 digits",
  "30 MB of opening brackets",
  "30 MB of a plain list in YAML",
  "30 MB as a path",
  "30 MB as a summary of dots",
  "10,000 security schemes",
];

describe("bad input, size [threat: deep-schemas]", () => {
  test.each(quick)("%s", async (title) => {
    const found = largeCases.find((each) => each.title === title);
    expect(found).toBeDefined();
    const { want } = found as BadCase;
    const result = await buildCase(found as BadCase);
    if (!(result instanceof InputError)) return expect(want).toBe("package");
    const [code, position] = want.split(" ");
    expect(result.diagnostic.code).toBe(code);
    expect(result.diagnostic.origin).toContain(position === undefined ? "" : `:${position}`);
  });
});

describe("readMessages", () => {
  test.each([
    [
      "error    json-syntax  a is not JSON.\n         a:1:2\n         Correct it.\nerror    yaml-syntax  b.\n         b:1:1\n         Do.\n",
      [
        { severity: "error", code: "json-syntax", place: "a:1:2", fix: "Correct it." },
        { severity: "error", code: "yaml-syntax", place: "b:1:1", fix: "Do." },
      ],
    ],
    ["mcpgen failed, and the fault is its own: Error\n    at x\n", []],
    ["", []],
  ])("%j", (given, want) => {
    expect(readMessages(given)).toEqual(want);
  });
});
