import { existsSync, readdirSync, readFileSync } from "node:fs";
import { appendFile, chmod, copyFile, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { faultsOfReport } from "./check-report.ts";
import { filesOf, folderWith } from "./folders.ts";
import { compileProgram, type Finished, repository, runNode } from "./run-program.ts";
import { testOnPosix } from "./where-possible.ts";

const program = await compileProgram();
afterAll(() => program.remove());
const { mcpgen } = program;

/** A small API of our own: one operation of each kind of argument. */
const document = {
  openapi: "3.0.3",
  info: { title: "Bookshelf", version: "1.2.0" },
  servers: [{ url: "https://api.example.com/v1" }],
  security: [{ key: [] }],
  paths: {
    "/books/{book_id}": {
      get: {
        operationId: "getBook",
        tags: ["Books"],
        parameters: [
          { name: "book_id", in: "path", required: true, schema: { type: "string" } },
          { name: "fields", in: "query", schema: { type: "array", items: { type: "string" } } },
        ],
        responses: { 200: { description: "The book." } },
      },
    },
    "/books": {
      post: {
        operationId: "createBook",
        tags: ["Books"],
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["title"],
                properties: { title: { type: "string" }, pages: { type: "integer" } },
              },
            },
          },
        },
        responses: { 201: { description: "Created." } },
      },
    },
  },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
};
const text = JSON.stringify(document);

interface Report {
  ok: boolean;
  out: string | null;
  server: { name: string };
  tools: { name: string; origin: string; arguments: { name: string }[] }[];
  operations: number;
  auth: { env: string[] }[];
  baseUrl: { url: string | null; env: string };
  diagnostics: { code: string; message: string; origin?: string; help?: string }[];
  files: { written: string[]; unchanged: string[]; kept: string[]; removed: string[] };
}

/** The one object on standard output, which must have the shape of the contract. */
function reportOf({ stdout }: Finished): Report {
  const report = JSON.parse(stdout) as Report;
  expect(faultsOfReport(report)).toEqual([]);
  return report;
}

async function bookshelf(): Promise<{ folder: string; spec: string; out: string }> {
  const folder = await folderWith({ "bookshelf.json": text });
  return { folder, spec: join(folder, "bookshelf.json"), out: join(folder, "out") };
}

async function builtBookshelf(): Promise<{ folder: string; spec: string; out: string }> {
  const paths = await bookshelf();
  const { code, stderr } = await mcpgen(["build", paths.spec, "--out", paths.out, "--no-bundle"]);
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  return paths;
}

describe("help and version", () => {
  test.each([
    ["--help", ["build", "check", "list", "lint", "customize", "Examples:", "Exit codes"]],
    ["build --help", ["--out", "--name", "--json", "--force", "--no-bundle", "--quiet", "--header"]],
    ["check --help", ["--out", "--json"]],
    ["list --help", ["--tokens", "--groups", "--json"]],
    ["lint --help", ["--json"]],
    ["customize --help", ["--out"]],
  ])("%s names what there is, on standard output", async (line, wanted) => {
    const { code, stdout, stderr } = await mcpgen(line.split(" "));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(wanted.filter((word) => !stdout.includes(word))).toEqual([]);
  });

  test("--version prints the version of package.json and nothing else", async () => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
      version: string;
    };
    expect(await mcpgen(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("the command that npm installs says when it is not compiled: exit 70", async () => {
    const folder = await folderWith();
    await mkdir(join(folder, "generator"));
    await copyFile(join(repository, "generator/mcpgen.js"), join(folder, "generator/mcpgen.mjs"));
    const { code, stdout, stderr } = await runNode([join(folder, "generator/mcpgen.mjs")]);
    expect({ code, stdout }).toEqual({ code: 70, stdout: "" });
    expect(stderr).toContain("npm run build");
  });
});

describe("wrong usage: exit 2, a message without a stack, nothing on standard output", () => {
  test.each([
    ["", "Name a command"],
    ["buidl specs/retell.yaml", "There is no command buidl. Did you mean build?"],
    ["specs/retell.yaml", "There is no command or option specs/retell.yaml."],
    ["build", "a spec"],
    ["check", "a spec"],
    ["list", "a spec"],
    ["lint", "a spec"],
    ["customize", "a tool"],
    ["build specs/retell.yaml --frobnicate", "frobnicate"],
    ["list specs/retell.yaml --forse", "forse"],
    ["build specs/retell.yaml --out", "--out"],
    ["build specs/retell.yaml --name", "--name"],
    ["build specs/retell.yaml --name one --name two", "one, two"],
    ["build specs/retell.yaml --out one --out two", "one, two"],
    ["build specs/retell.yaml --json --frobnicate", "frobnicate"],
  ])("mcpgen %s", async (line, said) => {
    const { code, stdout, stderr } = await mcpgen(line.split(" ").filter((word) => word !== ""));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
    expect(stderr).toContain("--help");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

const badInputs: [what: string, contents: string | Uint8Array, code: string, said: RegExp][] = [
  ["empty.yaml", "", "input-empty", /empty/],
  ["spaces.json", " \n\t\n", "input-empty", /empty/],
  ["broken.json", '{"openapi": "3.0.3",\n "info": }', "json-syntax", /broken\.json:2:/],
  ["truncated.json", text.slice(0, 200), "json-syntax", /truncated\.json:1:/],
  ["broken.yaml", "openapi: 3.0.3\ninfo: [\n", "yaml-syntax", /broken\.yaml:\d/],
  ["page.html", "<!doctype html><html><body>Docs</body></html>", "not-openapi", /HTML/],
  [
    "events.yaml",
    "asyncapi: 3.0.0\ninfo: {title: E, version: '1'}\nchannels: {}\n",
    "not-openapi",
    /AsyncAPI/,
  ],
  [
    "collection.json",
    '{"info":{"_postman_id":"1","name":"c","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}',
    "not-openapi",
    /Postman/,
  ],
  ["list.json", "[1, 2]", "not-openapi", /array|list/i],
  ["text.txt", "just words", "not-openapi", /./],
  ["old.json", '{"swaggerVersion":"1.2","apis":[]}', "openapi-version", /1\.2/],
  ["api.graphql", "type Query {\n  hello: String\n}\n", "not-openapi", /GraphQL/],
  [
    "future.json",
    '{"openapi":"4.0.0","info":{"title":"x","version":"1"},"paths":{}}',
    "openapi-version",
    /4\.0\.0/,
  ],
  [
    "none.json",
    '{"openapi":"3.1.0","info":{"title":"x","version":"1"},"paths":{}}',
    "no-operations",
    /no operations/,
  ],
  ["page.md", "# Nothing\n\nNo fence here.\n", "markdown-without-openapi", /OpenAPI/],
  ["latin.yaml", new Uint8Array([0x6f, 0x70, 0xe9, 0x0a]), "input-encoding", /UTF-8/],
];

describe("bad input: exit 1, one message that says where, nothing written [threat: not-openapi]", () => {
  test.each(badInputs)("%s", async (name, contents, code, said) => {
    const folder = await folderWith();
    const spec = join(folder, name);
    await writeFile(spec, contents);
    const ran = await mcpgen(["build", spec, "--json"], { cwd: folder });
    expect(ran.code).toBe(1);
    const report = reportOf(ran);
    expect([report.ok, report.diagnostics.map((each) => each.code)]).toEqual([false, [code]]);
    expect(report.diagnostics[0]?.help ?? "").not.toBe("");
    expect(ran.stderr).toContain(code);
    expect(ran.stderr).toMatch(said);
    expect(ran.stderr).toContain(name);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(folder)).toEqual([name]);
  });

  test.each(["build", "check", "list", "lint"])("%s of a path that does not exist", async (command) => {
    const folder = await folderWith();
    const ran = await mcpgen([command, "no/such/file.yaml", "--json"], { cwd: folder });
    expect(ran.code).toBe(1);
    const report = reportOf(ran);
    expect([report.ok, report.diagnostics[0]?.code]).toEqual([false, "input-not-found"]);
    expect(ran.stderr).toContain("no/such/file.yaml");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("without --json nothing is on standard output", async () => {
    const ran = await mcpgen(["build", "no/such/file.yaml"]);
    expect([ran.code, ran.stdout]).toEqual([1, ""]);
  });

  test("a folder", async () => {
    const folder = await folderWith({ "specs/a.txt": "" });
    const ran = await mcpgen(["build", join(folder, "specs"), "--json"], { cwd: folder });
    expect([ran.code, reportOf(ran).diagnostics[0]?.code]).toEqual([1, "input-not-a-file"]);
  });
});

describe("build", () => {
  test("writes a package, reports it as the contract says, and writes nothing the second time", async () => {
    const { spec, out } = await bookshelf();
    const first = await mcpgen(["build", spec, "--out", out, "--json", "--no-bundle"]);
    expect(first.code).toBe(0);
    const report = reportOf(first);
    expect(report).toMatchObject({
      ok: true,
      out,
      server: { name: "bookshelf" },
      operations: 2,
      auth: [{ scheme: "key", type: "bearer", env: ["BOOKSHELF_API_KEY"] }],
      baseUrl: { url: "https://api.example.com/v1", env: "BOOKSHELF_BASE_URL" },
      skipped: [],
    });
    expect(report.tools.map(({ name }) => name).sort()).toEqual(["create_book", "get_book"]);
    expect(report.tools.find(({ name }) => name === "get_book")).toMatchObject({
      method: "GET",
      path: "/books/{book_id}",
      operationId: "getBook",
      default: true,
      origin: `${spec}#/paths/~1books~1{book_id}/get`,
      arguments: [
        { name: "book_id", in: "path", wireName: "book_id", required: true },
        { name: "fields", in: "query", wireName: "fields", required: false },
      ],
    });
    expect(report.tools.find(({ name }) => name === "create_book")).toMatchObject({
      arguments: [
        { name: "title", in: "body", wireName: "title", required: true },
        { name: "pages", in: "body", wireName: "pages", required: false },
      ],
    });
    expect(Object.keys(await filesOf(out))).toEqual(report.files.written);

    const before = await timesOf(out);
    const second = reportOf(await mcpgen(["build", spec, "--out", out, "--json", "--no-bundle"]));
    expect(second.files.written).toEqual([]);
    expect([...second.files.unchanged, ...second.files.kept].sort()).toEqual(report.files.written);
    expect(await timesOf(out)).toEqual(before);
  });

  test("says on standard error what was made and what to do next, and nothing on standard output", async () => {
    const { spec, out } = await bookshelf();
    const { code, stdout, stderr } = await mcpgen(["build", spec, "--out", out]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain("Bookshelf, OpenAPI 3.0.3, 2 operations");
    expect(stderr).toContain(`${out}/dist/index.js doctor`);
    const version = await runNode([join(out, "dist/index.js"), "--version"]);
    expect(version).toMatchObject({ code: 0, stderr: "" });
  });

  test("--quiet says nothing when nothing is wrong", async () => {
    const { spec, out } = await bookshelf();
    const ran = await mcpgen(["build", spec, "--out", out, "--no-bundle", "--quiet"]);
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("--no-bundle leaves dist/ out; the default folder is generated/<name>; --name names it", async () => {
    const { folder, spec } = await bookshelf();
    const ran = await mcpgen(["build", spec, "--name", "shelf", "--no-bundle", "--json"], { cwd: folder });
    expect(ran.code).toBe(0);
    expect(reportOf(ran)).toMatchObject({ server: { name: "shelf" }, auth: [{ env: ["SHELF_API_KEY"] }] });
    const out = join(folder, "generated/shelf");
    expect(existsSync(join(out, "dist"))).toBe(false);
    const manifest = JSON.parse(await readFile(join(out, "package.json"), "utf8")) as {
      name: string;
      bin: object;
    };
    expect([manifest.name, manifest.bin]).toEqual(["shelf-mcp", { "shelf-mcp": "dist/index.js" }]);
  });

  test("an owned file that was edited stops it, and --force overwrites it", async () => {
    const { spec, out } = await builtBookshelf();
    const edited = join(out, "src/generated/server.ts");
    const original = await readFile(edited, "utf8");
    await appendFile(edited, "// mine\n");
    const before = await filesOf(out);
    const ran = await mcpgen(["build", spec, "--out", out, "--no-bundle", "--json"]);
    expect([ran.code, reportOf(ran).diagnostics[0]?.code]).toEqual([1, "file-edited"]);
    expect(ran.stderr).toContain("src/generated/server.ts");
    expect(await filesOf(out)).toEqual(before);
    const forced = await mcpgen(["build", spec, "--out", out, "--no-bundle", "--force", "--json"]);
    expect([forced.code, reportOf(forced).files.written]).toEqual([0, ["src/generated/server.ts"]]);
    expect(await readFile(edited, "utf8")).toBe(original);
  });

  test("a scaffold that was edited survives", async () => {
    const { spec, out } = await builtBookshelf();
    await appendFile(join(out, "src/custom.ts"), "// mine\n");
    const report = reportOf(await mcpgen(["build", spec, "--out", out, "--no-bundle", "--json"]));
    expect(report.files.kept).toContain("src/custom.ts");
    expect(await readFile(join(out, "src/custom.ts"), "utf8")).toMatch(/\/\/ mine\n$/);
  });

  test("a folder that is not ours is refused without --force [threat: existing-files]", async () => {
    const { spec, out } = await bookshelf();
    await mkdir(out);
    await writeFile(join(out, "thesis.txt"), "years of work");
    const ran = await mcpgen(["build", spec, "--out", out, "--no-bundle", "--json"]);
    expect([ran.code, reportOf(ran).diagnostics[0]?.code]).toEqual([1, "output-foreign"]);
    expect(readdirSync(out)).toEqual(["thesis.txt"]);
    const forced = await mcpgen(["build", spec, "--out", out, "--no-bundle", "--force"]);
    expect(forced.code).toBe(0);
    expect(await readFile(join(out, "thesis.txt"), "utf8")).toBe("years of work");
  });

  test("--out that is a file, below a file, or a link is refused [threat: existing-files]", async () => {
    const { folder, spec } = await bookshelf();
    await symlink(folder, join(folder, "link"), "junction");
    for (const out of [spec, join(spec, "below"), join(folder, "link")]) {
      const ran = await mcpgen(["build", spec, "--out", out, "--no-bundle", "--json"]);
      expect([out, ran.code, reportOf(ran).ok]).toEqual([out, 1, false]);
      expect(ran.stderr).not.toMatch(/^\s+at /m);
    }
    expect(readdirSync(folder).sort()).toEqual(["bookshelf.json", "link"]);
    expect(await readFile(spec, "utf8")).toBe(text);
  });

  testOnPosix("a folder that cannot be written is told as such", async () => {
    const { folder, spec } = await bookshelf();
    // No mode keeps the superuser out; a file system of the kernel does.
    const isRoot = process.getuid?.() === 0;
    const locked = isRoot ? "/sys" : join(folder, "locked");
    if (!isRoot) {
      await mkdir(locked);
      await chmod(locked, 0o555);
    }
    const ran = await mcpgen(["build", spec, "--out", join(locked, "out"), "--no-bundle", "--json"]);
    expect([ran.code, reportOf(ran).diagnostics[0]?.code]).toEqual([1, "write-refused"]);
    expect(ran.stderr).toContain(locked);
  });
});

describe("where documents come from", () => {
  const page = `# Get a book\n\nWords of the vendor.\n\n## OpenAPI\n\n\`\`\`\`json\n${JSON.stringify(document, null, 2)}\n\`\`\`\`\n`;
  const seed = join(repository, "../shared/seeds");
  const seedName = existsSync(seed) ? readdirSync(seed).find((name) => name.startsWith("001")) : undefined;
  if (seedName === undefined)
    process.stderr.write("The vendor's documentation page is not looked at: there is no ../shared/seeds.\n");
  const pages: [what: string, file: string, contents: string, server: string, tools: string[]][] = [
    ["JSON", "bookshelf.json", text, "bookshelf", ["create_book", "get_book"]],
    ["Markdown", "get-book.md", page, "get-book", ["create_book", "get_book"]],
    ...(seedName === undefined
      ? []
      : [
          [
            "a vendor's page",
            seedName,
            readFileSync(join(seed, seedName), "utf8"),
            "retell",
            ["get_mcp_tools"],
          ] as [string, string, string, string, string[]],
        ]),
  ];

  test.each(pages)("%s by path", async (_, file, contents, server, tools) => {
    const folder = await folderWith({ [file]: contents });
    const report = reportOf(await mcpgen(["lint", join(folder, file), "--json"]));
    expect([report.server.name, report.tools.map(({ name }) => name).sort()]).toEqual([server, tools]);
  });

  test.each(pages)("%s by standard input", async (_, file, contents, server, tools) => {
    const folder = await folderWith();
    const ran = await mcpgen(["build", "-", "--no-bundle", "--json"], { cwd: folder, input: contents });
    expect(ran.code).toBe(0);
    const report = reportOf(ran);
    // Standard input has no file name: the title decides.
    expect([report.server.name, report.tools.map(({ name }) => name).sort()]).toEqual([
      file.endsWith(".md") ? "bookshelf" : server,
      tools,
    ]);
  });

  test.each(pages)("%s by URL, with headers for its origin", async (_, file, contents, server, tools) => {
    const seen: unknown[] = [];
    const upstream = createServer((request, response) => {
      const { "x-token": token, "x-more": more } = request.headers;
      seen.push([request.url, token, more]);
      response.end(contents);
    });
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/docs/${file}`;
    const folder = await folderWith();
    const headers = ["--header", "X-Token: t1", "--header", "X-More: m2"];
    const ran = await mcpgen(["build", url, ...headers, "--no-bundle", "--json"], { cwd: folder });
    upstream.close();
    expect(ran.code).toBe(0);
    const report = reportOf(ran);
    expect([report.server.name, report.tools.map(({ name }) => name).sort()]).toEqual([server, tools]);
    expect(report.tools[0]?.origin).toContain(`${url}#/paths/`);
    expect(seen).toEqual([[`/docs/${file}`, "t1", "m2"]]);
  });

  test("a URL that answers with an error is told with its status", async () => {
    const upstream = createServer((_, response) => response.writeHead(503).end("down"));
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/openapi.json`;
    const ran = await mcpgen(["list", url, "--json"]);
    upstream.close();
    expect([ran.code, reportOf(ran).diagnostics[0]?.code]).toEqual([1, "fetch-status"]);
    expect(ran.stderr).toContain("503");
  });

  test("empty standard input", async () => {
    const ran = await mcpgen(["list", "-", "--json"]);
    expect([ran.code, reportOf(ran).diagnostics[0]?.code]).toEqual([1, "input-empty"]);
  });

  test("two documents become one server", async () => {
    const { folder, spec } = await bookshelf();
    const paths = { "/shops": { get: { operationId: "listShops", responses: {} } } };
    await writeFile(join(folder, "shops.json"), JSON.stringify({ ...document, paths }));
    for (const specs of [
      [spec, join(folder, "shops.json")],
      [spec, "-"],
      ["-", spec],
    ]) {
      const input = await readFile(join(folder, "shops.json"));
      const report = reportOf(await mcpgen(["lint", ...specs, "--json"], { input }));
      expect(report.tools.map(({ name }) => name).sort()).toEqual(["create_book", "get_book", "list_shops"]);
    }
  });
});

describe("check", () => {
  test("exit 0 after a build; exit 1 after a change of the document; it never writes", async () => {
    const { spec, out } = await builtBookshelf();
    const before = await timesOf(out);
    const fresh = await mcpgen(["check", spec, "--out", out, "--json"]);
    expect([fresh.code, reportOf(fresh)]).toMatchObject([
      0,
      { ok: true, out, files: { written: [], removed: [] } },
    ]);
    const { "/books": _, ...paths } = document.paths;
    await writeFile(spec, JSON.stringify({ ...document, paths }));
    const stale = await mcpgen(["check", spec, "--out", out, "--json"]);
    expect(stale.code).toBe(1);
    const report = reportOf(stale);
    expect(report.ok).toBe(false);
    expect(report.files.written).toContain("src/generated/tools/books.ts");
    expect(stale.stderr).toContain("src/generated/tools/books.ts");
    expect(stale.stderr).toContain(`mcpgen build ${spec}`);
    expect(await timesOf(out)).toEqual(before);
  });

  test("exit 1 where there is no package, or a file of it was edited", async () => {
    const { spec, out } = await bookshelf();
    expect((await mcpgen(["check", spec, "--out", out])).code).toBe(1);
    expect(existsSync(out)).toBe(false);
    await mcpgen(["build", spec, "--out", out, "--no-bundle"]);
    await appendFile(join(out, "TOOLS.md"), "mine\n");
    const ran = await mcpgen(["check", spec, "--out", out]);
    expect([ran.code, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toContain("TOOLS.md");
  });
});

describe("list", () => {
  /** Options without which the curation file beside the document is read. */
  const uncurated = async () => ["--config", join(await folderWith({ "empty.yaml": "" }), "empty.yaml")];

  test("one line a tool on standard output", async () => {
    const { spec } = await bookshelf();
    const { code, stdout } = await mcpgen(["list", spec, "--quiet"]);
    expect([
      code,
      stdout
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ]).toEqual([0, ["create_book", "get_book"]]);
  });

  test("--json prints name, description and input schema, as the server lists them", async () => {
    const { spec } = await bookshelf();
    const { code, stdout } = await mcpgen(["list", spec, "--json"]);
    const tools = JSON.parse(stdout) as Record<string, unknown>[];
    expect(code).toBe(0);
    expect(tools.map((tool) => Object.keys(tool))).toEqual(
      tools.map(() => ["name", "description", "inputSchema"]),
    );
    expect(tools[1]).toMatchObject({
      name: "get_book",
      inputSchema: { type: "object", required: ["book_id"], additionalProperties: false },
    });
  });

  test("--tokens has the largest first", async () => {
    const { stdout } = await mcpgen([
      "list",
      "specs/retell.yaml",
      ...(await uncurated()),
      "--tokens",
      "--json",
    ]);
    const costs = (JSON.parse(stdout) as { tokens: number }[]).map(({ tokens }) => tokens);
    expect(costs.length).toBe(84);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    expect(Math.min(...costs)).toBeGreaterThan(0);
  });

  test("--groups chooses", async () => {
    const spec = ["specs/retell.yaml", ...(await uncurated())];
    const all = await mcpgen(["list", ...spec, "--groups", "all", "--json"]);
    const some = await mcpgen(["list", ...spec, "--groups", "voices", "--json"]);
    expect((JSON.parse(all.stdout) as unknown[]).length).toBe(84);
    expect((JSON.parse(some.stdout) as unknown[]).length).toBe(5);
  });

  test("a group that is not there is told, with those that are: exit 1", async () => {
    const ran = await mcpgen([
      "list",
      "specs/retell.yaml",
      ...(await uncurated()),
      "--groups",
      "voices,agnets",
    ]);
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toMatch(
      /There is no group called "agnets"\. Did you mean "agents"\?[\s\S]*these: .*voices/,
    );
  });

  test("--surface search has the tools that find and call, at no great cost", async () => {
    const spec = ["specs/retell.yaml", ...(await uncurated()), "--groups", "all", "--surface", "search"];
    const { stdout } = await mcpgen(["list", ...spec, "--json", "--tokens"]);
    const listed = JSON.parse(stdout) as { name: string; inputSchema: object; tokens: number }[];
    expect(listed.map(({ name }) => name).sort()).toEqual([
      "call_operation",
      "call_read_operation",
      "describe_operation",
      "read_result",
      "search_operations",
    ]);
    expect(listed.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThan(2_000);
    expect(await mcpgen(["list", "specs/retell.yaml", "--surface", "other"])).toMatchObject({ code: 2 });
  });
});

describe("lint", () => {
  test("exit 0 for a valid document, and no file is written", async () => {
    const { folder, spec } = await bookshelf();
    const ran = await mcpgen(["lint", spec, "--json"], { cwd: folder });
    expect([ran.code, reportOf(ran)]).toMatchObject([0, { ok: true, out: null, files: { written: [] } }]);
    expect(readdirSync(folder)).toEqual(["bookshelf.json"]);
  });

  test("exit 1 for one that departs from the specification, though it can be built", async () => {
    const { info, ...withoutInfo } = document;
    const folder = await folderWith({
      "bookshelf.json": JSON.stringify({ ...withoutInfo, info: { title: info.title } }),
    });
    const spec = join(folder, "bookshelf.json");
    const ran = await mcpgen(["lint", spec, "--json"]);
    expect(ran.code).toBe(1);
    const report = reportOf(ran);
    expect(report.ok).toBe(false);
    expect(report.diagnostics.filter(({ code }) => code === "not-valid").length).toBeGreaterThan(0);
    expect((await mcpgen(["build", spec, "--out", join(folder, "out"), "--no-bundle"])).code).toBe(0);
  });
});

describe("customize", () => {
  test("adds a stub that a build accepts; a second one, and an unknown tool, are refused", async () => {
    const { spec, out } = await builtBookshelf();
    const added = await mcpgen(["customize", "get_book", "--out", out]);
    expect([added.code, added.stdout]).toEqual([0, ""]);
    const custom = await readFile(join(out, "src/custom.ts"), "utf8");
    expect(custom).toMatch(/get_book: \{\s+before\(/);
    expect((await mcpgen(["build", spec, "--out", out, "--no-bundle"])).code).toBe(0);

    const twice = await mcpgen(["customize", "get_book", "--out", out]);
    expect([twice.code, twice.stderr.includes("custom-exists")]).toEqual([1, true]);
    const unknown = await mcpgen(["customize", "get_bok", "--out", out]);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('Did you mean "get_book"?');
    expect(await readFile(join(out, "src/custom.ts"), "utf8")).toBe(custom);
  });

  test("exit 1 in a folder without a package", async () => {
    const ran = await mcpgen(["customize", "get_book", "--out", await folderWith()]);
    expect([ran.code, ran.stderr.includes("not-a-package")]).toEqual([1, true]);
  });

  test("a build names a tool of src/custom.ts that is not there, and writes nothing", async () => {
    const { spec, out } = await builtBookshelf();
    const custom = join(out, "src/custom.ts");
    await writeFile(custom, (await readFile(custom, "utf8")).replace("({})", '({ hide: ["get_boook"] })'));
    const before = await filesOf(out);
    const ran = await mcpgen(["build", spec, "--out", out, "--no-bundle", "--json"]);
    expect([ran.code, reportOf(ran).diagnostics[0]?.code]).toEqual([1, "custom-tool-unknown"]);
    expect(ran.stderr).toContain('Did you mean "get_book"?');
    expect(await filesOf(out)).toEqual(before);
  });
});

/** When each file was last written. */
async function timesOf(folder: string): Promise<Record<string, number>> {
  const paths = Object.keys(await filesOf(folder));
  const times = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).mtimeMs));
  return Object.fromEntries(paths.map((path, index) => [path, times[index] as number]));
}
