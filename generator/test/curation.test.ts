import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { plan } from "../build.ts";
import { printCuration } from "../commands/print-curation.ts";
import { filesOf, folderWith } from "./folders.ts";
import { buildPackage, documentOf } from "./golden-cases.ts";
import { compileProgram, repository } from "./run-program.ts";

const program = await compileProgram();
afterAll(() => program.remove());
const { mcpgen } = program;

/** An API of five operations, with two groups, a credential and an operation without a name. */
const operation = (id: string | undefined, tag: string, more: object = {}) => ({
  ...(id === undefined ? {} : { operationId: id }),
  tags: [tag],
  responses: { 200: { description: "ok" } },
  ...more,
});
const text = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Bookshelf", version: "1" },
  servers: [{ url: "https://api.example.com" }],
  security: [{ key: [] }],
  paths: {
    "/books": { get: operation("listBooks", "Books"), post: operation("createBook", "Books") },
    "/books/{id}": { get: operation(undefined, "Books"), delete: operation("deleteBook", "Books") },
    "/authors": { get: operation("listAuthors", "Authors") },
  },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
});

const shelf = (files: Record<string, string> = {}) => folderWith({ "shelf.json": text, ...files });

/** The lock file says by which curation it was made; all else must be the same. */
function withoutInputs(files: Record<string, string>): Record<string, string> {
  const name = "mcpgen.lock.json";
  const { inputs, ...lock } = JSON.parse(files[name] ?? "{}");
  expect(inputs).toBeDefined();
  return { ...files, [name]: JSON.stringify(lock) };
}

/** What the build does anyway, without its comment signs. */
const uncommented = (written: string): string =>
  written.replace(/^ {2}# (?!…)/gm, "  ").replace(/^# (?=(?:name|title|credentials):| {2}\S+: \{ env)/gm, "");

describe("init: what it writes changes nothing", () => {
  test.each([
    ["retell", join(repository, "specs/retell.yaml")],
    ["hello", documentOf("hello")],
    ["credentials", documentOf("credentials")],
    ["hostile-strings", documentOf("hostile-strings")],
    ["spread-body", documentOf("spread-body")],
  ])("%s, as it is and with its comments removed", async (_, spec) => {
    const folder = await folderWith();
    const { server } = await plan({ specs: [spec], config: false, load: {} });
    const written = printCuration(server, "../mcpgen.schema.json");
    const built: Record<string, string>[] = [];
    for (const [index, contents] of [undefined, written, uncommented(written)].entries()) {
      const config = join(folder, `${index}.yaml`);
      if (contents !== undefined) await writeFile(config, contents);
      const out = join(folder, `out-${index}`);
      await buildPackage(spec, out, { config: contents === undefined ? false : config });
      built.push(withoutInputs(await filesOf(out)));
    }
    const [without, ...others] = built;
    expect(Object.keys(without ?? {}).length).toBeGreaterThan(20);
    for (const each of others) expect(each).toEqual(without);
    expect(uncommented(written)).not.toBe(written);
  });

  test("a package that was built before it is current after it", async () => {
    const folder = await shelf();
    await mcpgen(["build", "shelf.json", "--no-bundle"], { cwd: folder });
    await mcpgen(["init", "shelf.json"], { cwd: folder });
    expect(await mcpgen(["check", "shelf.json"], { cwd: folder })).toMatchObject({ code: 0 });
  });

  test("every tool and group of the document stands there, with its operation", async () => {
    const folder = await shelf();
    const ran = await mcpgen(["init", "shelf.json"], { cwd: folder });
    expect([ran.code, ran.stdout]).toEqual([0, ""]);
    expect(ran.stderr).toContain("wrote shelf.mcpgen.yaml");
    const written = await readFile(join(folder, "shelf.mcpgen.yaml"), "utf8");
    for (const line of [
      "# name: shelf",
      "# title: Bookshelf",
      "#   key: { env: SHELF_API_KEY }",
      "  # authors: # 1 tool",
      "  # listBooks: # GET /books, group books",
      "  #   name: list_books",
      '  # "GET /books/{id}": # GET /books/{id}, group books',
    ])
      expect(written.split("\n")).toContain(line);
    expect(written).not.toContain(folder);
  });

  test("names that YAML would read as values stay names", async () => {
    const odd = { "/a": { get: operation("null", "True") }, "/b": { get: operation("~", "null") } };
    const document = { ...JSON.parse(text), info: { title: "Null", version: "1" }, paths: odd };
    const folder = await folderWith({ "true.json": JSON.stringify(document) });
    const without = await mcpgen(["check", "true.json", "--json"], { cwd: folder });
    await mcpgen(["init", "true.json"], { cwd: folder });
    const config = join(folder, "true.mcpgen.yaml");
    await writeFile(config, uncommented(await readFile(config, "utf8")));
    const curated = await mcpgen(["check", "true.json", "--json"], { cwd: folder });
    expect(JSON.parse(without.stdout).tools).toHaveLength(2);
    expect(curated).toEqual(without);
  });

  test("a large document is cut, and said so", async () => {
    const paths = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [
        `/a${index}/b`,
        { get: operation(`getA${index}`, `T${index}`) },
      ]),
    );
    const folder = await folderWith({ "big.json": JSON.stringify({ ...JSON.parse(text), paths }) });
    const { code } = await mcpgen(["init", "big.json"], { cwd: folder });
    const written = await readFile(join(folder, "big.mcpgen.yaml"), "utf8");
    expect([code, written.split("\n").length < 450]).toEqual([0, true]);
    expect(written).toContain("… and 50 more tools");
    expect(written).toContain("… and 110 more groups");
    expect((await mcpgen(["list", "big.json"], { cwd: folder })).code).toBe(0);
  });
});

describe("init: where it writes", () => {
  test("--help names what there is; without a spec it is wrong usage", async () => {
    const help = await mcpgen(["init", "--help"]);
    expect([help.code, ["--config", "--force"].filter((flag) => !help.stdout.includes(flag))]).toEqual([
      0,
      [],
    ]);
    expect((await mcpgen(["init"])).code).toBe(2);
  });

  test("a file that is there stays, unless --force", async () => {
    const folder = await shelf({ "shelf.mcpgen.yaml": "name: mine\n" });
    const refused = await mcpgen(["init", "shelf.json", "--json"], { cwd: folder });
    expect([refused.code, JSON.parse(refused.stdout).diagnostics[0].code]).toEqual([1, "curation-exists"]);
    expect(await readFile(join(folder, "shelf.mcpgen.yaml"), "utf8")).toBe("name: mine\n");
    expect((await mcpgen(["init", "shelf.json", "--force"], { cwd: folder })).code).toBe(0);
    expect(await readFile(join(folder, "shelf.mcpgen.yaml"), "utf8")).toContain("name: shelf\n");
    expect(readdirSync(folder).sort()).toEqual(["shelf.json", "shelf.mcpgen.yaml"]);
  });

  test.each<[title: string, args: string[], input: string | undefined, want: string]>([
    ["standard input: the server's name, in the working folder", ["-"], text, "bookshelf.mcpgen.yaml"],
    ["--config", ["shelf.json", "--config", "mine.yaml"], undefined, "mine.yaml"],
  ])("%s", async (_, args, input, want) => {
    const folder = await shelf();
    const ran = await mcpgen(["init", ...args, "--json"], {
      cwd: folder,
      ...(input === undefined ? {} : { input }),
    });
    expect([ran.code, JSON.parse(ran.stdout).files.written]).toEqual([0, [want]]);
    expect(existsSync(join(folder, want))).toBe(true);
  });

  test("a folder that does not exist", async () => {
    const folder = await shelf();
    const ran = await mcpgen(["init", "shelf.json", "--config", "no/where.yaml"], { cwd: folder });
    expect([ran.code, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toMatch(/write-refused.*\n.*no\/where\.yaml/);
  });
});

describe("--config", () => {
  const named = "name: other\n";

  test("the file beside the document is read, and another when it is named", async () => {
    const folder = await shelf({ "shelf.mcpgen.yaml": "name: beside\n", "mine.yaml": named });
    const nameOf = async (...args: string[]) =>
      JSON.parse((await mcpgen(["check", ...args, "--json"], { cwd: folder })).stdout).server.name;
    expect(await nameOf("shelf.json")).toBe("beside");
    expect(await nameOf("shelf.json", "--config", "mine.yaml")).toBe("other");
    expect(await nameOf("shelf.json", "--name", "flag")).toBe("flag");
  });

  test.each<[title: string, args: string[], files: Record<string, string>, code: string, said: RegExp]>([
    ["a missing file", ["--config", "gone.yaml"], {}, "input-not-found", /gone\.yaml.*\n.*\n.*--config/],
    ["a folder", ["--config", "."], {}, "input-not-a-file", /not a curation file/],
    ["a fault of YAML", [], { "shelf.mcpgen.yaml": "name: [" }, "yaml-syntax", /shelf\.mcpgen\.yaml:1:\d+/],
    [
      "a fault",
      [],
      { "shelf.mcpgen.yaml": "name: a\ntitel: b\n" },
      "curation-key-unknown",
      /shelf\.mcpgen\.yaml:2:1\n.*title/,
    ],
  ])("%s: exit 1, nothing written", async (_, args, files, code, said) => {
    for (const command of ["build", "check", "list", "lint"]) {
      const folder = await shelf(files);
      const ran = await mcpgen([command, "shelf.json", "--json", ...args], { cwd: folder });
      expect([command, ran.code, JSON.parse(ran.stdout).diagnostics[0].code]).toEqual([command, 1, code]);
      expect(ran.stderr).toMatch(said);
      expect(ran.stderr).not.toMatch(/^\s+at /m);
      expect(readdirSync(folder).sort()).toEqual(["shelf.json", ...Object.keys(files)].sort());
    }
  });

  test("all faults are told, each with its place, also with --json", async () => {
    const folder = await shelf({
      "shelf.mcpgen.yaml": "titel: a\nname: 5\ntools:\n  listBooks: { nmae: a }\n",
    });
    const ran = await mcpgen(["list", "shelf.json", "--json"], { cwd: folder });
    const report = JSON.parse(ran.stdout) as { ok: boolean; diagnostics: { code: string; origin: string }[] };
    expect([report.ok, report.diagnostics.map(({ code, origin }) => `${origin} ${code}`)]).toEqual([
      false,
      [
        "shelf.mcpgen.yaml:1:1 curation-key-unknown",
        "shelf.mcpgen.yaml:2:1 curation-invalid",
        "shelf.mcpgen.yaml:4:16 curation-key-unknown",
      ],
    ]);
    expect(ran.stderr.match(/^error/gm)).toHaveLength(3);
  });

  test("a curation file in the place of a document is named for what it is", async () => {
    const folder = await shelf({ "shelf.mcpgen.yaml": "name: a\ntools:\n  listBooks: { name: books }\n" });
    const ran = await mcpgen(["list", "shelf.mcpgen.yaml"], { cwd: folder });
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringMatching(/curation file[\s\S]*--config/)]);
  });
});

describe("--budget", () => {
  test.each(["build", "check", "list"])(
    "%s fails where nothing fits it, names the largest tools, writes nothing",
    async (command) => {
      const folder = await shelf();
      const ran = await mcpgen([command, "shelf.json", "--budget", "10", "--json"], { cwd: folder });
      const { diagnostics } = JSON.parse(ran.stdout) as { diagnostics: { code: string; message: string }[] };
      expect([ran.code, diagnostics.map(({ code }) => code)]).toEqual([1, ["budget-exceeded"]]);
      expect(diagnostics[0]?.message).toMatch(/budget of 10\. The largest of its 5 tools: \w+ \d+, \w+ \d+/);
      expect(ran.stderr).toContain("default");
      expect(readdirSync(folder)).toEqual(["shelf.json"]);
    },
  );

  test.each(["100000", "100_000", "100,000"])("%s is enough", async (budget) => {
    const folder = await shelf();
    expect((await mcpgen(["list", "shelf.json", "--budget", budget], { cwd: folder })).code).toBe(0);
  });

  test("a smaller default surface is within it; one that is not gives up what it can, and says so", async () => {
    const folder = await shelf({ "shelf.mcpgen.yaml": "default: [listBooks]\n" });
    const cost = async (...args: string[]) => {
      const ran = await mcpgen(["list", "shelf.json", "--tokens", "--json", ...args], { cwd: folder });
      const tools = JSON.parse(ran.stdout) as { tokens: number }[];
      return { tokens: tools.reduce((sum, { tokens }) => sum + tokens, 0), said: ran.stderr };
    };
    const { tokens: small, said } = await cost();
    expect(small).toBeLessThan((await cost("--groups", "all")).tokens);
    expect([said, (await cost("--budget", String(small))).said].join()).not.toContain("budget");
    const fitted = await cost("--budget", String(small - 1));
    expect(fitted.tokens).toBeLessThan(small);
    expect(fitted.said).toContain("budget-fitted");
  });

  test.each(["0", "-5", "many", "1e3", "2.5"])("%s is wrong usage", async (budget) => {
    const ran = await mcpgen(["list", "specs/retell.yaml", `--budget=${budget}`]);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toContain("--budget takes a number");
  });
});
