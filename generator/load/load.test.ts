import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { canLinkFiles, onPosix, testWithLinks } from "../test/where-possible.ts";
import { load } from "./load.ts";
import type { LoadOptions } from "./model.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mcpgen-load-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

let cases = 0;

/** Writes files below a folder of their own and gives its path. */
async function write(files: Record<string, string>): Promise<string> {
  const root = join(folder, `case-${cases++}`);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

async function loadReporting(specs: string[], options: Partial<LoadOptions> = {}) {
  const reported: Diagnostic[] = [];
  const loaded = await load(specs, { report: (each) => reported.push(each), ...options });
  return { ...loaded, reported };
}

/** A document with one operation whose answer is what the reference leads to. */
const referring = (...references: string[]) =>
  JSON.stringify({
    openapi: "3.1.0",
    paths: {
      "/a": {
        get: { responses: { default: { content: { j: { schema: references.map(($ref) => ({ $ref })) } } } } },
      },
    },
  });

describe("load: specs", () => {
  test("gives documents in the order they are named, by unique names", async () => {
    const root = await write({
      "a/api.json": '{"openapi": "3.1.0"}',
      "b/api.json": '{"openapi": "3.0.0"}',
      "c.yaml": "swagger: '2.0'",
    });
    const specs = ["a/api.json", "b/api.json", "c.yaml"].map((name) => join(root, name));
    const { entries, locationOf, reported } = await loadReporting(specs);
    expect(entries.map(({ name }) => name)).toEqual(["api.json", "../b/api.json", "c.yaml"]);
    expect(entries.map(({ location }) => location)).toEqual(specs);
    expect(locationOf("../b/api.json")).toBe(specs[1]);
    expect(reported).toEqual([]);
  });

  test("reads standard input", async () => {
    const { entries } = await loadReporting(["-"], { stdin: async () => Buffer.from("openapi: 3.1.0") });
    expect(entries).toEqual([{ name: "stdin", location: "-", root: { openapi: "3.1.0" } }]);
  });

  test("reads a document named twice once, and says so", async () => {
    const root = await write({ "a.yaml": "openapi: 3.1.0" });
    const { entries, reported } = await loadReporting([
      join(root, "a.yaml"),
      relative(".", join(root, "a.yaml")),
    ]);
    expect(entries).toHaveLength(1);
    expect(reported.map(({ code }) => code)).toEqual(["input-repeated"]);
  });

  test("says where a key of a document, and of one that it refers to, stands twice", async () => {
    const root = await write({
      "a.json": referring("b.json#/a").replace("{", '{\n"openapi": "3.0.0",'),
      "b.json": '{"a": {"a": {}},\n "a": {"type": "string"}}',
    });
    const { reported } = await loadReporting([join(root, "a.json")]);
    expect(
      reported.map(({ code, severity, origin = "" }) => [code, severity, relative(root, origin)]),
    ).toEqual([
      ["key-repeated", "warning", "a.json:2:20"],
      ["key-repeated", "warning", "b.json:2:2"],
    ]);
  });

  test("names the documents of a page apart", async () => {
    const page = "# T\n```\nopenapi: 3.1.0\npaths: {}\n```\n```\nopenapi: 3.0.0\npaths: {}\n```\n";
    const root = await write({ "page.md": page });
    const { entries, resolve } = await loadReporting([join(root, "page.md")]);
    expect(entries.map(({ name }) => name)).toEqual(["page.md", "page-2.md"]);
    expect(resolve("#/openapi", "page-2.md")?.value).toBe("3.0.0");
  });

  test.each([
    { title: "a missing file", name: "missing.yaml", code: "input-not-found" },
    { title: "a path through a file", name: "a.yaml/b", code: "input-not-found" },
    { title: "a folder", name: ".", code: "input-not-a-file" },
  ])("refuses $title", async ({ name, code }) => {
    const root = await write({ "a.yaml": "openapi: 3.1.0" });
    await expect(loadReporting([`${root}/${name}`])).rejects.toMatchObject({ diagnostic: { code } });
  });

  const isRefused = onPosix && process.getuid?.() !== 0;
  (isRefused ? test : test.skip)(
    "refuses a file without permission to read (not checked as root)",
    async () => {
      const root = await write({ "a.yaml": "openapi: 3.1.0" });
      await chmod(join(root, "a.yaml"), 0);
      await expect(loadReporting([join(root, "a.yaml")])).rejects.toMatchObject({
        diagnostic: { code: "input-unreadable" },
      });
    },
  );
});

describe("load: references between files", () => {
  test("reads what an operation reaches, through several files, and nothing else", async () => {
    const root = await write({
      "api.json": referring("schemas/a.yaml#/A", "#/components/schemas/B").replace(
        '"paths"',
        '"components":{"schemas":{"B":{"$ref":"./b%20b.json"},"unused":{"$ref":"unused.json"}}},"paths"',
      ),
      "schemas/a.yaml":
        "A:\n  properties:\n    default: {$ref: 'deep/c.json#/x'}\n    up: {$ref: '../api.json#/openapi'}\n",
      "schemas/deep/c.json": '{"x": {"type": "string"}}',
      "b b.json":
        '{"example": {"$ref": "never.json"}, "x-a": {"$ref": "never.json"}, "enum": [{"$ref": "never.json"}], "properties": {"$ref": "never.json"}}',
      "unused.json": "{}",
    });
    const { resolve, reported, locationOf } = await loadReporting([join(root, "api.json")]);
    expect(reported).toEqual([]);
    expect(resolve("schemas/a.yaml#/A/properties", "api.json")).toMatchObject({
      document: "schemas/a.yaml",
      pointer: "/A/properties",
    });
    expect(resolve("deep/c.json#/x", "schemas/a.yaml")).toEqual({
      value: { type: "string" },
      document: "schemas/deep/c.json",
      pointer: "/x",
    });
    expect(resolve("../api.json#/openapi", "schemas/a.yaml")?.value).toBe("3.1.0");
    expect(resolve("api.json#/openapi", "api.json")?.document).toBe("api.json");
    expect(resolve("b%20b.json", "api.json")?.pointer).toBe("");
    expect(resolve("unused.json", "api.json")).toBeUndefined();
    expect(locationOf("schemas/deep/c.json")).toBe(join(root, "schemas/deep/c.json"));
  });

  test("reads what subtypes need that a discriminator leads to", async () => {
    const heir = (file: string) => ({ allOf: [{ $ref: file }] });
    const schemas = {
      Pet: { discriminator: { propertyName: "kind" } },
      Cat: heir("cat.json"),
      unused: { $ref: "unused.json" },
    };
    const root = await write({
      "api.json": referring("#/components/schemas/Pet", "cars.json#/Car").replace(
        '"paths"',
        `"components":${JSON.stringify({ schemas })},"paths"`,
      ),
      "cars.json": JSON.stringify({
        Car: { discriminator: { propertyName: "kind" } },
        Van: heir("van.json"),
      }),
      "cat.json": "{}",
      "van.json": "{}",
      "unused.json": "{}",
    });
    const { resolve, reported } = await loadReporting([join(root, "api.json")]);
    expect(reported).toEqual([]);
    expect(
      ["cat.json", "van.json", "unused.json"].filter((name) => resolve(name, "api.json") !== undefined),
    ).toEqual(["cat.json", "van.json"]);
  });

  test("what schemas are called is no file", async () => {
    const schemas = {
      A: {
        $id: "https://a.example/a",
        items: { $ref: "b" },
        not: { $ref: "#/$defs/C" },
        $defs: { C: { type: "null" } },
      },
      B: { $id: "https://a.example/b" },
      D: { $anchor: "d" },
    };
    const root = await write({
      "api.json": referring("https://a.example/a", "#d").replace(
        '"paths"',
        `"components":${JSON.stringify({ schemas })},"paths"`,
      ),
      "overlay.yaml":
        "overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions: [{target: $.components.schemas, update: {E: {$anchor: e}}}]\n",
    });
    const overlays = [join(root, "overlay.yaml")];
    const { resolve, resolveDynamic, reported } = await loadReporting([join(root, "api.json")], { overlays });
    expect(reported).toEqual([]);
    const inA = "/components/schemas/A/not";
    const found = [
      resolve("#/$defs/C", "api.json", inA),
      resolve("b", "api.json", inA),
      resolve("#e", "api.json"),
    ];
    expect([...found, resolveDynamic("#d", "api.json", "")].map((target) => target?.pointer)).toEqual(
      ["A/$defs/C", "B", "E", "D"].map((rest) => `/components/schemas/${rest}`),
    );
    expect(resolve("#/$defs/C", "api.json")).toBeUndefined();
  });

  test("follows cycles of files once", async () => {
    const root = await write({
      "api.json": referring("a.yaml"),
      "a.yaml": "items: {$ref: b.yaml}",
      "b.yaml": "items: {$ref: a.yaml}\nnot: {$ref: '#'}",
    });
    const { resolve, reported } = await loadReporting([join(root, "api.json")]);
    expect(reported).toEqual([]);
    expect(resolve("a.yaml", "b.yaml")?.document).toBe("a.yaml");
  });

  test("a file that the user named may stand in another folder", async () => {
    const root = await write({
      "web/api.json": referring("../core/api.yaml#/components/schemas/A"),
      "core/api.yaml": "openapi: 3.1.0\npaths: {}\ncomponents: {schemas: {A: {type: string}}}",
    });
    const specs = [join(root, "web/api.json"), join(root, "core/api.yaml")];
    const { resolve, reported } = await loadReporting(specs);
    expect(reported).toEqual([]);
    expect(resolve("../core/api.yaml#/components/schemas/A", "api.json")?.value).toEqual({ type: "string" });
  });

  test.each([
    { title: "the folder above", reference: "../secret.yaml", code: "reference-outside-folder" },
    { title: "an absolute path", reference: "/etc/passwd", code: "reference-outside-folder" },
    { title: "a file URL", reference: pathToFileURL("/etc/passwd").href, code: "reference-outside-folder" },
    { title: "percent-encoded dots", reference: "%2e%2e/secret.yaml", code: "reference-outside-folder" },
    { title: "a network path", reference: "//host/share.yaml", code: "reference-outside-folder" },
    ...(canLinkFiles
      ? [{ title: "a link out of the folder", reference: "link.yaml", code: "reference-outside-folder" }]
      : []),
    { title: "a linked folder", reference: "linked/secret.yaml", code: "reference-outside-folder" },
    { title: "a missing file", reference: "missing.yaml", code: "reference-not-found" },
    { title: "a folder", reference: "sub", code: "reference-not-found" },
    { title: "a text", reference: "sub/secret.txt", code: "reference-unreadable" },
    { title: "a broken document", reference: "sub/broken.yaml", code: "reference-unreadable" },
    { title: "a zero byte", reference: "a%00b", code: "reference-refused" },
    { title: "another scheme", reference: "ftp://example.com/a.json", code: "reference-refused" },
    {
      title: "an origin that was not allowed",
      reference: "https://example.com/a.json#/A",
      code: "reference-refused",
    },
  ])(
    "refuses $title, goes on, and tells nothing of its content [threat: references]",
    async ({ reference, code }) => {
      const root = await write({
        "secret.yaml": "token: hunter2",
        "api/sub/secret.txt": "hunter2",
        "api/sub/broken.yaml": "hunter2: *hunter2",
        "api/api.json": referring(reference, reference),
      });
      if (canLinkFiles) await symlink(join(root, "secret.yaml"), join(root, "api/link.yaml"));
      await symlink(root, join(root, "api/linked"), "junction");
      const { entries, resolve, reported } = await loadReporting([join(root, "api/api.json")]);
      expect(entries).toHaveLength(1);
      expect(reported).toHaveLength(1);
      expect(reported[0]).toMatchObject({ code, severity: "warning" });
      expect(reported[0]?.origin).toBe("api.json#/paths/~1a/get/responses/default/content/j/schema/0/$ref");
      expect(JSON.stringify(reported)).not.toContain("hunter2");
      expect(resolve(reference, "api.json")).toBeUndefined();
    },
  );

  testWithLinks("a link inside the folder is followed [threat: references]", async () => {
    const root = await write({ "api.json": referring("link.yaml#/a"), "sub/real.yaml": "a: {type: string}" });
    await symlink(join(root, "sub/real.yaml"), join(root, "link.yaml"));
    const { resolve, reported } = await loadReporting([join(root, "api.json")]);
    expect(reported).toEqual([]);
    expect(resolve("link.yaml#/a", "api.json")).toMatchObject({ document: "sub/real.yaml", pointer: "/a" });
  });

  test("a document from standard input has no folder", async () => {
    const { resolve, reported } = await loadReporting(["-"], {
      stdin: async () => Buffer.from(referring("package.json")),
    });
    expect(reported.map(({ code }) => code)).toEqual(["reference-refused"]);
    expect(resolve("package.json", "stdin")).toBeUndefined();
  });

  test("reads at most 1,000 further documents [threat: references]", async () => {
    const references = Array.from({ length: 1500 }, (_, index) => `missing-${index}.json`);
    const root = await write({ "api.json": referring(...references) });
    const { reported } = await loadReporting([join(root, "api.json")]);
    expect(reported).toHaveLength(1001);
    expect(reported.filter(({ code }) => code === "reference-limit")).toHaveLength(1);
  });
});

describe("load: URLs", () => {
  interface Answer {
    status?: number;
    headers?: Record<string, string>;
    body?: string | Buffer;
    /** The connection ends after the first bytes of the body. */
    cut?: boolean;
  }
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(
    answers: Record<string, Answer>,
  ): Promise<{ origin: string; requests: IncomingMessage[] }> {
    const requests: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      requests.push(request);
      const {
        status = 200,
        headers = {},
        body = "",
        cut = false,
      } = answers[request.url ?? ""] ?? { status: 404 };
      response.writeHead(status, headers);
      if (cut) response.write(body, () => response.destroy());
      else response.end(body);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
  }
  const document = '{"openapi": "3.1.0"}';
  const headers = [["X-Key", "s3cret"]] as const;

  test("fetches a document, with the headers, and says so", async () => {
    const { origin, requests } = await serve({ "/v1/api.json?x=1": { body: document } });
    const progress: string[] = [];
    const spec = `${origin}/v1/api.json?x=1#part`;
    const { entries } = await loadReporting([spec], { headers, onProgress: (text) => progress.push(text) });
    expect(entries).toEqual([{ name: "api.json", location: spec, root: { openapi: "3.1.0" } }]);
    expect(progress).toEqual([`fetching ${spec}`]);
    expect(requests[0]?.headers["x-key"]).toBe("s3cret");
  });

  test("names a document without a path by its host, and reads gzip", async () => {
    const { origin } = await serve({
      "/": { body: gzipSync(document), headers: { "content-encoding": "gzip" } },
    });
    const { entries } = await loadReporting([origin]);
    expect(entries[0]?.name).toBe(new URL(origin).host);
  });

  test("a redirect keeps the headers on the same origin [threat: references]", async () => {
    const { origin, requests } = await serve({
      "/a": { status: 302, headers: { location: "/b/c.json" } },
      "/b/c.json": { body: document },
    });
    const { entries } = await loadReporting([`${origin}/a`], { headers });
    expect(entries[0]?.name).toBe("a");
    expect(requests.map(({ headers: sent }) => sent["x-key"])).toEqual(["s3cret", "s3cret"]);
  });

  test("a redirect to another origin loses the headers, and may be private only when allowed [threat: references]", async () => {
    const other = await serve({ "/b": { body: document } });
    const { origin } = await serve({ "/a": { status: 307, headers: { location: `${other.origin}/b` } } });
    await expect(loadReporting([`${origin}/a`], { headers })).rejects.toMatchObject({
      message: expect.stringContaining("private"),
      diagnostic: { code: "fetch-refused" },
    });
    expect(other.requests).toHaveLength(0);
    const { entries } = await loadReporting([`${origin}/a`], {
      headers,
      allowRefOrigins: [`${other.origin}/`],
    });
    expect(entries).toHaveLength(1);
    expect(other.requests[0]?.headers["x-key"]).toBeUndefined();
  });

  test("the headers go to the origin of the first URL only [threat: references]", async () => {
    const one = await serve({ "/a": { body: document } });
    const two = await serve({ "/b": { body: '{"openapi": "3.0.0"}' } });
    await loadReporting([`${one.origin}/a`, `${two.origin}/b`], { headers });
    expect(one.requests[0]?.headers["x-key"]).toBe("s3cret");
    expect(two.requests[0]?.headers["x-key"]).toBeUndefined();
  });

  test.each([
    { title: "404", answer: { status: 404, body: "hunter2" }, code: "fetch-status", want: "no document" },
    { title: "401", answer: { status: 401 }, code: "fetch-status", want: "login" },
    { title: "503", answer: { status: 503 }, code: "fetch-status", want: "503" },
    { title: "204", answer: { status: 204 }, code: "fetch-status", want: "204" },
    {
      title: "an endless redirect",
      answer: { status: 301, headers: { location: "/a" } },
      code: "fetch-refused",
      want: "5 times",
    },
    {
      title: "a redirect to a file",
      answer: { status: 301, headers: { location: "file:///etc/passwd" } },
      code: "fetch-refused",
      want: "only http",
    },
    {
      title: "a login page",
      answer: { body: "<!doctype html><p>Sign in" },
      code: "not-openapi",
      want: "an HTML page",
    },
    {
      title: "damaged gzip",
      answer: { body: "x", headers: { "content-encoding": "gzip" } },
      code: "fetch-failed",
      want: "damaged",
    },
    {
      title: "an answer that is cut short",
      answer: { body: "x", cut: true },
      code: "fetch-failed",
      want: "closed early",
    },
  ])("explains $title", async ({ answer, code, want }) => {
    const { origin } = await serve({ "/a": answer });
    const failure = loadReporting([`${origin}/a`]);
    await expect(failure).rejects.toMatchObject({
      message: expect.stringContaining(want),
      diagnostic: { code },
    });
    await expect(failure).rejects.toMatchObject({ message: expect.not.stringContaining("hunter2") });
  });

  test("explains a refused connection, TLS where there is none, and credentials in the URL", async () => {
    const { origin } = await serve({});
    const secure = origin.replace("http:", "https:");
    await expect(loadReporting([`${secure}/a`])).rejects.toMatchObject({
      message: expect.stringContaining("TLS"),
    });
    const named = origin.replace("//", "//user:hunter2@");
    const promise = loadReporting([named]);
    await expect(promise).rejects.toMatchObject({ diagnostic: { code: "fetch-refused" } });
    await expect(promise).rejects.toMatchObject({ message: expect.not.stringContaining("hunter2") });
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    await expect(loadReporting([origin])).rejects.toMatchObject({
      message: expect.stringContaining("refused"),
    });
  });

  test("refuses a header that cannot be sent, without its value [threat: references]", async () => {
    const { origin } = await serve({});
    const failure = loadReporting([origin], { headers: [["X-Key", "hunter2\r\nx: y"]] });
    await expect(failure).rejects.toMatchObject({ diagnostic: { code: "header-invalid" } });
    await expect(failure).rejects.toMatchObject({ message: expect.not.stringContaining("hunter2") });
  });

  test("reads referenced documents of allowed origins only, and sends them no credential of another [threat: references]", async () => {
    const allowed = await serve({
      "/s/a.json": { body: '{"A": {"$ref": "b.json#/B"}}' },
      "/s/b.json": { body: '{"B": {}}' },
    });
    const refused = await serve({ "/c.json": { body: "{}" } });
    const { origin, requests } = await serve({
      "/api.json": {
        body: referring(`${allowed.origin}/s/a.json#/A`, `${refused.origin}/c.json`, "d.json", "/etc/passwd"),
      },
      "/d.json": { body: "{}" },
    });
    const { resolve, reported } = await loadReporting([`${origin}/api.json`], {
      headers,
      allowRefOrigins: [allowed.origin, origin],
    });
    expect(resolve(`${allowed.origin}/s/a.json#/A`, "api.json")?.document).toBe("a.json");
    expect(resolve("b.json#/B", "a.json")).toEqual({ value: {}, document: "b.json", pointer: "/B" });
    expect(resolve("d.json", "api.json")?.document).toBe("d.json");
    expect(reported.map(({ code }) => code).sort()).toEqual(["reference-not-found", "reference-refused"]);
    expect(refused.requests).toHaveLength(0);
    expect(allowed.requests.map(({ headers: sent }) => sent["x-key"])).toEqual([undefined, undefined]);
    expect(requests.map(({ url, headers: sent }) => [url, sent["x-key"]])).toEqual([
      ["/api.json", "s3cret"],
      ["/etc/passwd", "s3cret"],
      ["/d.json", "s3cret"],
    ]);
  });

  test("a private address needs to be allowed even on the document's own origin, and no redirect leads around it [threat: references]", async () => {
    const hidden = await serve({ "/x.json": { body: "{}" } });
    const { origin, requests } = await serve({
      "/api.json": { body: referring("d.json") },
      "/d.json": { status: 302, headers: { location: `${hidden.origin}/x.json` } },
    });
    const own = await loadReporting([`${origin}/api.json`]);
    expect(own.reported).toMatchObject([
      { code: "reference-refused", help: expect.stringContaining("--allow-ref-origin") },
    ]);
    expect(requests).toHaveLength(1);
    const around = await loadReporting([`${origin}/api.json`], { allowRefOrigins: [origin] });
    expect(around.reported).toMatchObject([
      { code: "reference-refused", message: expect.stringContaining(`${hidden.origin} is not allowed`) },
    ]);
    expect(hidden.requests).toHaveLength(0);
  });
});

test("load: a reference to the document's own $self reads nothing", async () => {
  const root = await write({
    "api.json": JSON.stringify({
      openapi: "3.2.0",
      $self: "https://specs.invalid/openapi.yaml",
      paths: {
        "/a": {
          get: {
            parameters: [
              { $ref: "https://specs.invalid/openapi.yaml#/components/parameters/P" },
              { $ref: "openapi.yaml#/components/parameters/P" },
              { $ref: "https://specs.invalid/openapi.yaml#/nowhere" },
            ],
          },
        },
      },
      components: { parameters: { P: { name: "p", in: "query" } } },
    }),
  });
  const { resolve, reported } = await loadReporting([join(root, "api.json")]);
  expect(reported).toEqual([]);
  for (const start of ["https://specs.invalid/openapi.yaml", "openapi.yaml"])
    expect(resolve(`${start}#/components/parameters/P`, "api.json")?.value).toMatchObject({ name: "p" });
});

const shared = join(import.meta.dirname, "../../../shared");
describe("load: documents beside the repository", () => {
  if (!existsSync(shared)) console.warn("../shared is not there: its documents are not read");
  const there = existsSync(shared) ? test.each : test.skip.each;
  there([
    { name: "seeds/001_3e31733c2b0db77c.txt", key: "openapi", want: "3.0.3" },
    { name: "specs/openai-3.1.yaml", key: "openapi", want: "3.1.0" },
    { name: "specs/spotify-official.yaml", key: "openapi", want: "3.0.3" },
    { name: "specs/slack-web-swagger2.json", key: "swagger", want: "2.0" },
    { name: "specs/vapi/api/openapi.json", key: "openapi", want: "3.0.0" },
    { name: "specs/oas32/mega.yaml", key: "openapi", want: "3.2.0" },
  ])("$name", async ({ name, key, want }) => {
    const { entries, reported } = await loadReporting([join(shared, name)]);
    expect(entries.map(({ root }) => (root as Record<string, unknown>)[key])).toEqual([want]);
    expect(reported).toEqual([]);
  });

  there([
    ["000_c1e4be86c02b34d6"],
    ["002_33fb43603dce1a2f"],
    ["003_3ad5f08b0f9f8e70"],
    ["004_8168fea8e27a1222"],
  ])("%s holds no OpenAPI document", async (name) => {
    const code = expect.stringMatching(/^(?:markdown-without-openapi|not-openapi)$/);
    await expect(loadReporting([join(shared, `seeds/${name}.txt`)])).rejects.toMatchObject({
      diagnostic: { code },
    });
  });
});
