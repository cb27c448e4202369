import type { Binding, RequestDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { AppliedCredential } from "./apply-credential.ts";
import { buildRequest } from "./build-request.ts";
import { type ReservedNames, reserveNames } from "./reserve-names.ts";

interface Options {
  base?: string;
  authorization?: AppliedCredential[];
  reserved?: ReservedNames;
  forwardedHeaders?: [string, string][];
}

type Definition = Partial<RequestDefinition>;
type Args = Record<string, unknown>;

function build(definition: Definition, args: Args = {}, options: Options = {}) {
  return buildRequest({ method: "GET", path: "/x", bindings: [], ...definition }, args, {
    baseUrl: new URL(options.base ?? "https://api.example.com/v1"),
    files: { allowed: false, reason: "only on stdio" },
    authorization: options.authorization ?? [],
    ...(options.reserved && { reserved: options.reserved }),
    ...(options.forwardedHeaders && { forwardedHeaders: options.forwardedHeaders }),
    userAgent: "example-mcp/1.0.0",
  });
}

async function urlOf(definition: Definition, args?: Args, options?: Options): Promise<string> {
  return (await build(definition, args, options)).url.href.replace("https://api.example.com", "");
}

async function headersOf(definition: Definition, args?: Args, options?: Options) {
  return (await build(definition, args, options)).headers.filter(
    ([name]) => name !== "User-Agent" && name !== "Accept",
  );
}

const inPath = (name: string, more: Partial<Binding> = {}): Binding => ({
  argument: name,
  in: "path",
  name,
  ...more,
});
const inQuery = (name: string, more: Partial<Binding> = {}): Binding => ({
  argument: name,
  in: "query",
  name,
  ...more,
});
const inHeader = (name: string, more: Partial<Binding> = {}): Binding => ({
  argument: name,
  in: "header",
  name,
  ...more,
});
const inCookie = (name: string, more: Partial<Binding> = {}): Binding => ({
  argument: name,
  in: "cookie",
  name,
  ...more,
});

describe("path [threat: path-arguments]", () => {
  test.each<[string, string, Binding[], Args, string]>([
    ["no variable", "/calls", [], {}, "/v1/calls"],
    ["trailing slash and empty segments of the document stay", "/a//b/", [], {}, "/v1/a//b/"],
    ["two in a segment", "/{a}.{b}", [inPath("a"), inPath("b")], { a: "x", b: "y" }, "/v1/x.y"],
    ["suffix", "/{sid}.json", [inPath("sid")], { sid: "A 1" }, "/v1/A%201.json"],
    ["verb behind a colon", "/{id}:cancel", [inPath("id")], { id: 7 }, "/v1/7:cancel"],
    ["slash", "/{id}", [inPath("id")], { id: "a/../b" }, "/v1/a%2F..%2Fb"],
    ["backslash", "/{id}", [inPath("id")], { id: "a\\..\\b" }, "/v1/a%5C..%5Cb"],
    ["query and fragment", "/{id}", [inPath("id")], { id: "?x=1#f" }, "/v1/%3Fx%3D1%23f"],
    ["authority", "/{id}", [inPath("id")], { id: "//evil@evil.com" }, "/v1/%2F%2Fevil%40evil.com"],
    ["escaped dots are text", "/{id}", [inPath("id")], { id: "%2e%2e" }, "/v1/%252e%252e"],
    ["line break and NUL", "/{id}", [inPath("id")], { id: "a\r\nb\0" }, "/v1/a%0D%0Ab%00"],
    ["line separator", "/{id}", [inPath("id")], { id: "a\u2028b" }, "/v1/a%E2%80%A8b"],
    [
      "odd names",
      "/{constructor}/{__proto__}",
      [inPath("constructor"), inPath("__proto__")],
      ownProto("c", "p"),
      "/v1/c/p",
    ],
    [
      "a name with slash and question mark",
      "/{a/b?}",
      [inPath("a/b?", { argument: "a" })],
      { a: 1 },
      "/v1/1",
    ],
    [
      "matrix",
      "/{id}",
      [inPath("id", { style: "matrix", explode: true })],
      { id: ["a;b", "c"] },
      "/v1/;id=a%3Bb;id=c",
    ],
    ["label", "/x{id}", [inPath("id", { style: "label" })], { id: [1, 2] }, "/v1/x.1,2"],
    [
      "content",
      "/{id}",
      [inPath("id", { contentType: "application/json" })],
      { id: { a: 1 } },
      "/v1/%7B%22a%22%3A1%7D",
    ],
    ["literals are encoded", "/a b/é/#top/\\x", [], {}, "/v1/a%20b/%C3%A9/%23top/%5Cx"],
  ])("%s", async (_title, path, bindings, args, want) => {
    expect(await urlOf({ path, bindings }, args)).toBe(want);
  });

  test.each<[string, string, Args, Partial<Binding>?]>([
    ["missing", "/a/{id}/b", {}],
    ["empty", "/a/{id}/b", { id: "" }],
    ["empty list", "/a/{id}/b", { id: [] }],
    ["null", "/a/{id}/b", { id: null }],
    ["one dot", "/a/{id}/b", { id: "." }],
    ["two dots", "/a/{id}/b", { id: ".." }],
    ["two dots at the end", "/a/{id}", { id: ".." }],
    ["a dot beside a literal dot", "/a/.{id}", { id: "." }],
    ["a dot beside a literal escaped dot", "/a/%2e{id}", { id: "." }],
    ["an empty value beside literal escaped dots", "/a/%2E%2e{id}", { id: "" }],
    ["label of a dot", "/a/{id}", { id: "." }, { style: "label" }],
    ["label of nothing", "/a/{id}", { id: "" }, { style: "label" }],
    ["escaped dots that are kept", "/a/{id}", { id: "%2e%2E" }, { allowReserved: true }],
    ["dots before a semicolon", "/a/{id};v=1", { id: ".." }],
    ["half of a surrogate pair", "/a/{id}", { id: "secret\ud800" }],
  ])("refuses %s", async (...[, path, args, more]) => {
    const error = await failure(build({ path, bindings: [inPath("id", more)] }, args));
    expect(error).toBeInstanceOf(ToolError);
    expect(error.message).toContain('"id"');
    expect(error.message).not.toContain("secret");
  });

  test.each(["/a/../b", "/./a", "/%2e%2E/a", "/a/{nobody}"])("refuses the template %s", async (path) => {
    expect(await failure(build({ path }))).toBeInstanceOf(ToolError);
  });

  test("refuses a base whose path would move", async () => {
    const baseUrl = { origin: "https://api.example.com", pathname: "/a/.." } as URL;
    const target = { baseUrl, files: { allowed: false, reason: "" } as const, authorization: [] };
    const made = buildRequest({ method: "GET", path: "/x", bindings: [] }, {}, target);
    expect(await failure(made)).toBeInstanceOf(ToolError);
  });

  test.each([
    ["https://api.example.com", "/x"],
    ["https://api.example.com/", "/x"],
    ["https://api.example.com/v1/", "/v1/x"],
    ["https://api.example.com/v1?stray=1#f", "/v1/x"],
  ])("below the base URL %s", async (base, want) => {
    expect(await urlOf({}, {}, { base })).toBe(want);
  });
});

describe("query [threat: query-and-body]", () => {
  test.each<[string, Definition, Args, string]>([
    ["none", { bindings: [inQuery("a")] }, {}, ""],
    ["undefined is left out", { bindings: [inQuery("a")] }, { a: undefined }, ""],
    ["null is an empty value", { bindings: [inQuery("a")] }, { a: null }, "?a="],
    ["order of the bindings", { bindings: [inQuery("b"), inQuery("a")] }, { a: 1, b: false }, "?b=false&a=1"],
    ["brackets", { bindings: [inQuery("filter[x]")] }, { "filter[x]": "1" }, "?filter%5Bx%5D=1"],
    ["dollar", { bindings: [inQuery("$top")] }, { $top: 5 }, "?$top=5"],
    [
      "less than",
      { bindings: [inQuery("StartTime<")] },
      { "StartTime<": "2026-01-01" },
      "?StartTime%3C=2026-01-01",
    ],
    ["a name that would be structure", { bindings: [inQuery("a&b=c#")] }, { "a&b=c#": 1 }, "?a%26b%3Dc%23=1"],
    [
      "names of Object.prototype",
      { bindings: [inQuery("constructor"), inQuery("__proto__"), inQuery("toString")] },
      ownProto("c", "p"),
      "?constructor=c&__proto__=p",
    ],
    [
      "content",
      { bindings: [inQuery("a", { contentType: "application/json" })] },
      { a: { b: ["&", 1e21, null] } },
      "?a=%7B%22b%22%3A%5B%22%26%22%2C1e%2B21%2Cnull%5D%7D",
    ],
    [
      "fixed query of the path first, then fixed values",
      {
        path: "/x?action=get&b=c==&copy",
        bindings: [inQuery("q")],
        fixed: [{ in: "query", name: "v", value: [1, 2] }],
      },
      { q: "z" },
      "?action=get&b=c==&copy&v=1&v=2&q=z",
    ],
    [
      "an argument cannot repeat a fixed name",
      {
        path: "/x?action=get",
        bindings: [inQuery("action"), inQuery("v")],
        fixed: [{ in: "query", name: "v", value: 1 }],
      },
      { action: "drop", v: 2 },
      "?action=get&v=1",
    ],
    [
      "querystring of an object",
      { bindings: [{ argument: "q", in: "querystring", name: "q" }] },
      { q: { a: ["1", "2"], b: { c: "&" }, d: null } },
      "?a=1&a=2&b%5Bc%5D=%26&d=",
    ],
    [
      "querystring of a text is read and written anew",
      { bindings: [{ argument: "q", in: "querystring", name: "q" }] },
      { q: "?a=1&b=x y#f" },
      "?a=1&b=x%20y%23f",
    ],
    [
      "querystring of JSON",
      { bindings: [{ argument: "q", in: "querystring", name: "q", contentType: "application/json" }] },
      { q: { a: 1 } },
      "?%7B%22a%22%3A1%7D",
    ],
  ])("%s", async (_title, definition, args, want) => {
    expect(await urlOf(definition, args)).toBe(`/v1/x${want}`);
  });

  const key: AppliedCredential = { in: "query", name: "key", value: "s&cret" };

  test.each<[string, Definition, Args, string]>([
    ["comes last", { bindings: [inQuery("a")] }, { a: 1 }, "?a=1&key=s%26cret"],
    ["replaces an argument", { bindings: [inQuery("key")] }, { key: "mine" }, "?key=s%26cret"],
    ["replaces what the path fixes", { path: "/x?key=demo&%6bey=demo&a=1" }, {}, "?a=1&key=s%26cret"],
    [
      "replaces a deepObject",
      { bindings: [inQuery("key", { style: "deepObject" })] },
      { key: { a: 1 } },
      "?key=s%26cret",
    ],
  ])("a credential %s", async (_title, definition, args, want) => {
    expect(await urlOf(definition, args, { authorization: [key] })).toBe(`/v1/x${want}`);
  });

  test.each<[string, Binding[], Args]>([
    ["an exploded object naming the credential", [inQuery("o")], { o: { key: "x" } }],
    ["in another case", [inQuery("o")], { o: { KEY: "x" } }],
    ["with brackets", [inQuery("o")], { o: { "key[0]": "x" } }],
    ["an exploded object naming another parameter", [inQuery("o"), inQuery("page")], { o: { page: 9 } }],
    [
      "a querystring naming the credential",
      [{ argument: "o", in: "querystring", name: "o" }],
      { o: { key: "x" } },
    ],
    [
      "a text of a querystring doing so",
      [{ argument: "o", in: "querystring", name: "o" }],
      { o: "a=1&k%65y=x" },
    ],
    [
      "a number of a querystring of JSON that is another parameter's name",
      [inQuery("7"), { argument: "o", in: "querystring", name: "o", contentType: "application/json" }],
      { o: 7 },
    ],
    [
      "a deepObject naming another parameter",
      [inQuery("o", { style: "deepObject" }), inQuery("o[x]")],
      { o: { x: 9 } },
    ],
    [
      "an object naming a part of a parameter whose own name has brackets",
      [inQuery("o"), inQuery("a[b]")],
      { o: { "a[b][c]": 9 } },
    ],
    [
      "a list as a querystring of a form",
      [{ argument: "o", in: "querystring", name: "o" }],
      { o: [Object.create(null)] },
    ],
  ])("refuses %s", async (_title, bindings, args) => {
    const error = await failure(build({ bindings }, args, { authorization: [key] }));
    expect(error.message).toContain('"o"');
  });
});

describe("headers [threat: headers-and-cookies]", () => {
  test.each<[string, Definition, Args, [string, string][]]>([
    ["text as it is", { bindings: [inHeader("X-A")] }, { "X-A": "a b/c,é" }, [["X-A", "a b/c,é"]]],
    ["list", { bindings: [inHeader("X-A")] }, { "X-A": [1, true] }, [["X-A", "1,true"]]],
    [
      "object",
      { bindings: [inHeader("X-A", { explode: true })] },
      { "X-A": { a: 1, b: 2 } },
      [["X-A", "a=1,b=2"]],
    ],
    [
      "JSON in ASCII",
      { bindings: [inHeader("X-A", { contentType: "application/json" })] },
      { "X-A": { a: "€\n" } },
      [["X-A", '{"a":"\\u20ac\\n"}']],
    ],
    [
      "one of a name",
      { bindings: [inHeader("X-A"), inHeader("x-a")] },
      { "X-A": "1", "x-a": "2" },
      [["X-A", "1"]],
    ],
    [
      "fixed before argument",
      { bindings: [inHeader("X-A")], fixed: [{ in: "header", name: "x-a", value: 3 }] },
      { "X-A": "1" },
      [["x-a", "3"]],
    ],
    [
      "never framing, credentials or negotiation",
      {
        bindings: [
          "Content-Length",
          "Host",
          "Transfer-Encoding",
          "Connection",
          "Expect",
          "Cookie",
          "authorization",
          "Proxy-Authorization",
          "content-type",
          "Accept",
          "not a token",
        ].map((name) => inHeader(name, { argument: "a" })),
      },
      { a: "0" },
      [],
    ],
  ])("%s", async (_title, definition, args, want) => {
    expect(await headersOf(definition, args)).toEqual(want);
  });

  test.each([["a\r\nX-Evil: 1"], ["a\nb"], ["a\0b"], ["\u20ac"], ["a\u2028b"], ["a\x7fb"], ["\ud800"]])(
    "refuses %j without repeating it",
    async (value) => {
      const error = await failure(
        build({ bindings: [inHeader("X-A", { argument: "arg" })] }, { arg: value }),
      );
      expect(error).toBeInstanceOf(ToolError);
      expect(error.message).toContain('"arg"');
      expect(`${error.message}`).not.toContain(value);
    },
  );

  test("a credential wins over everything of its name, and there is one", async () => {
    const got = await headersOf(
      { bindings: [inHeader("x-api-key")], fixed: [{ in: "header", name: "X-API-KEY", value: "fixed" }] },
      { "x-api-key": "mine" },
      {
        authorization: [{ in: "header", name: "X-Api-Key", value: "secret" }],
        forwardedHeaders: [["x-Api-key", "theirs"]],
      },
    );
    expect(got).toEqual([["X-Api-Key", "secret"]]);
  });

  test("forwarded headers win over arguments and never carry framing or credentials", async () => {
    const forwardedHeaders: [string, string][] = [
      ["X-Call-Id", "c1"],
      ["Authorization", "Bearer theirs"],
      ["Cookie", "a=b"],
      ["Content-Length", "5"],
    ];
    const got = await headersOf(
      { bindings: [inHeader("x-call-id")] },
      { "x-call-id": "mine" },
      { forwardedHeaders },
    );
    expect(got).toEqual([["X-Call-Id", "c1"]]);
    const broken = build({}, {}, { forwardedHeaders: [["X-Call-Id", "a\nb"]] });
    expect((await failure(broken)).message).toContain("X-Call-Id");
  });

  test("what is added by default", async () => {
    expect((await build({})).headers).toEqual([
      ["User-Agent", "example-mcp/1.0.0"],
      ["Accept", "application/json, */*;q=0.5"],
    ]);
    const own = await build(
      { accept: "text/csv", bindings: [inHeader("user-agent")] },
      { "user-agent": "me" },
    );
    expect(own.headers).toEqual([
      ["user-agent", "me"],
      ["Accept", "text/csv"],
    ]);
  });

  test.each([
    ["GET", []],
    ["DELETE", []],
    ["POST", [["Content-Length", "0"]]],
  ])("%s without a body", async (method, want) => {
    expect(await headersOf({ method })).toEqual(want);
  });

  test("a body on GET and DELETE is sent", async () => {
    for (const method of ["GET", "DELETE"]) {
      const body = { contentType: "application/json", kind: "json" } as const;
      const request = await build(
        { method, body, bindings: [{ argument: "a", in: "body", name: "a" }] },
        { a: "é" },
      );
      expect(String(request.body)).toBe('{"a":"é"}');
      expect(request.headers.slice(-2)).toEqual([
        ["Content-Type", "application/json"],
        ["Content-Length", "10"],
      ]);
    }
  });
});

describe("cookies [threat: headers-and-cookies]", () => {
  const session: AppliedCredential = { in: "cookie", name: "session", value: "ab/c==; x=1" };

  test.each<[string, Definition, Args, AppliedCredential[], string]>([
    ["two", { bindings: [inCookie("a"), inCookie("b")] }, { a: 1, b: "x" }, [], "a=1; b=x"],
    [
      "nothing breaks out",
      { bindings: [inCookie("a")] },
      { a: 'x; b=1, c "d"\r\n' },
      [],
      "a=x%3B%20b%3D1%2C%20c%20%22d%22%0D%0A",
    ],
    ["exploded list", { bindings: [inCookie("a")] }, { a: ["x", "y"] }, [], "a=x; a=y"],
    ["joined list", { bindings: [inCookie("a", { explode: false })] }, { a: ["x", "y,z"] }, [], "a=x,y%2Cz"],
    ["a name that would be structure", { bindings: [inCookie("a;b")] }, { "a;b": 1 }, [], "a%3Bb=1"],
    [
      "fixed wins",
      { bindings: [inCookie("a")], fixed: [{ in: "cookie", name: "a", value: 1 }] },
      { a: 2 },
      [],
      "a=1",
    ],
    [
      "credential wins",
      { bindings: [inCookie("session")] },
      { session: "mine" },
      [session],
      "session=ab/c==%3B%20x=1",
    ],
    ["credential joins", { bindings: [inCookie("a")] }, { a: 1 }, [session], "a=1; session=ab/c==%3B%20x=1"],
  ])("%s", async (_title, definition, args, authorization, want) => {
    expect(await headersOf(definition, args, { authorization })).toEqual([["Cookie", want]]);
  });

  const plain = (name: string, more: Partial<Binding> = {}) => inCookie(name, { style: "cookie", ...more });
  test.each<[string, Definition, Args, AppliedCredential[], string]>([
    ["as it is", { bindings: [plain("s")] }, { s: "a/b%20=+:" }, [], "s=a/b%20=+:"],
    ["in quotes", { bindings: [plain("s")] }, { s: '"a"' }, [], 's="a"'],
    ["list", { bindings: [plain("a")] }, { a: ["x/", "y"] }, [], "a=x/; a=y"],
    ["joined list", { bindings: [plain("a", { explode: false })] }, { a: ["x/", "y"] }, [], "a=x/,y"],
    ["object", { bindings: [plain("o")] }, { o: { R: 1, "G!": 2 } }, [], "R=1; G!=2"],
    ["joined object", { bindings: [plain("o", { explode: false })] }, { o: { R: 1, G: 2 } }, [], "o=R,1,G,2"],
    ["a name with signs", { bindings: [plain("a+b")] }, { "a+b": 1 }, [], "a+b=1"],
    ["a name that would be structure", { bindings: [plain("a;b")] }, { "a;b": 1 }, [], "a%3Bb=1"],
    [
      "credential wins",
      { bindings: [plain("a+b"), plain("c")] },
      { "a+b": "mine", c: 1 },
      [{ ...session, name: "a+b" } as AppliedCredential],
      "c=1; a%2Bb=ab/c==%3B%20x=1",
    ],
  ])("in cookie style: %s", async (_title, definition, args, authorization, want) => {
    expect(await headersOf(definition, args, { authorization })).toEqual([["Cookie", want]]);
  });

  test.each<[string, unknown, Partial<Binding>?]>([
    ["a semicolon", "a; b=1"],
    ["a comma", "a,b"],
    ["a space", "a b"],
    ["a line break", "a\r\nX: 1"],
    ["a quote", 'a"b'],
    ["quotes around a semicolon", '"a;b"'],
    ["a backslash", "a\\b"],
    ["a letter beyond ASCII", "é"],
    ["a comma in a list", ["a", "b,c"]],
    ["a quoted item of a joined list", ["a", '"b"'], { explode: false }],
    ["a name that is none", { "a;b": 1 }],
    ["a name with a quote in a joined object", { 'a"': 1 }, { explode: false }],
  ])("in cookie style %s is refused, and not repeated", async (_title, s, more = {}) => {
    const error = await failure(build({ bindings: [plain("s", more)] }, { s }));
    expect(error.message).toMatch(/^Argument "s" has a character that a cookie cannot carry/);
  });

  test("an exploded object cannot name the credential or another cookie", async () => {
    const sign: AppliedCredential = { in: "cookie", name: "a+b", value: "x" };
    for (const binding of [inCookie("o"), plain("o")]) {
      const bindings = [binding, inCookie("b"), inCookie("c+"), plain("d+")];
      for (const name of ["session", "b", "a+b", "c+", "d+"]) {
        const error = await failure(
          build({ bindings }, { o: { [name]: 1 } }, { authorization: [session, sign] }),
        );
        expect(error.message).toMatch(/^Argument "o" has a property whose name belongs to another cookie/);
      }
    }
  });
});

describe("the credential of other operations [threat: query-and-body]", () => {
  const reserved = reserveNames([
    { type: "apiKey", in: "query", name: "api_key", env: ["A"] },
    { type: "apiKey", in: "cookie", name: "sess", env: ["B"] },
    { type: "apiKey", in: "header", name: "X-Admin", env: ["C"] },
    { type: "bearer", env: ["D"] },
  ]);
  const bearer: AppliedCredential = { in: "header", name: "Authorization", value: "Bearer b" };

  test.each<[string, Binding, unknown]>([
    ["a query parameter", inQuery("o"), { api_key: "evil" }],
    ["one in another case", inQuery("o"), { Api_Key: "evil" }],
    ["one with brackets", inQuery("o"), { "api_key[]": "evil" }],
    ["one of a whole querystring", { argument: "o", in: "querystring", name: "o" }, "a=1&api%5Fkey=evil"],
    ["a cookie", inCookie("o"), { sess: "evil" }],
    ["a cookie in another case", inCookie("o"), { SESS: "evil" }],
  ])("no object names it: %s", async (_title, binding, o) => {
    for (const authorization of [[], [bearer]]) {
      const error = await failure(build({ bindings: [binding] }, { o }, { authorization, reserved }));
      expect(error.message).toContain('"o"');
    }
  });

  test("other names are sent, and no header is the argument's", async () => {
    const bindings = [inQuery("o"), inCookie("c"), inHeader("X-Admin"), inHeader("X-A")];
    const args = { o: { sess: "1" }, c: { api_key: "2" }, "X-Admin": "evil", "X-A": "3" };
    const { url, headers } = await build({ bindings }, args, { reserved });
    expect([url.search, headers.filter(([name]) => /^(Cookie|X-)/.test(name))]).toEqual([
      "?sess=1",
      [
        ["Cookie", "api_key=2"],
        ["X-A", "3"],
      ],
    ]);
  });
});

describe("lists inside lists", () => {
  const rows = [[1, 2], [3], [], "a"];
  const pipes: Partial<Binding> = { itemStyles: ["pipeDelimited"] };
  test.each<[string, Definition, Args, string]>([
    [
      "pipes inside commas",
      { bindings: [inQuery("n", { explode: false, ...pipes })] },
      { n: rows },
      "/v1/x?n=1%7C2,3,,a",
    ],
    ["repeated", { bindings: [inQuery("n", pipes)] }, { n: [[1, 2], [3]] }, "/v1/x?n=1%7C2&n=3"],
    [
      "commas inside spaces",
      { bindings: [inQuery("n", { style: "spaceDelimited", itemStyles: ["form"] })] },
      { n: [[1, 2], ["a,b"]] },
      "/v1/x?n=1%2C2%20a%2Cb",
    ],
    [
      "three levels",
      { bindings: [inQuery("n", { explode: false, itemStyles: ["pipeDelimited", "tabDelimited"] })] },
      { n: [[[1, 2], 3], [[4]]] },
      "/v1/x?n=1%092%7C3,4",
    ],
    ["in a path", { path: "/x/{n}", bindings: [inPath("n", pipes)] }, { n: [[1, 2], [3]] }, "/v1/x/1%7C2,3"],
    [
      "of an unknown style",
      { bindings: [inQuery("n", { explode: false })] },
      { n: [[1]] },
      "/v1/x?n=%5B1%5D",
    ],
    ["what is no list", { bindings: [inQuery("n", pipes)] }, { n: "a" }, "/v1/x?n=a"],
    ["nothing", { bindings: [inQuery("n", pipes)] }, {}, "/v1/x"],
  ])("%s", async (_title, definition, args, want) => {
    expect(await urlOf(definition, args)).toBe(want);
  });

  test("in a header and in fields of a form", async () => {
    expect(await headersOf({ bindings: [inHeader("X-N", pipes)] }, { "X-N": [[1, 2], [3]] })).toEqual([
      ["X-N", "1|2,3"],
    ]);
    const body = {
      kind: "form" as const,
      contentType: "application/x-www-form-urlencoded",
      encoding: { n: { explode: false, itemStyles: ["pipeDelimited" as const] } },
    };
    const form = await build(
      { method: "POST", body, bindings: [{ argument: "n", in: "body", name: "n" }] },
      { n: [[1, 2], [3]] },
    );
    expect(form.body?.toString()).toBe("n=1%7C2,3");
  });
});

test("a client certificate goes along", async () => {
  const certificate = { cert: "C", key: "K" };
  expect((await build({}, {}, { authorization: [{ in: "connection", certificate }] })).certificate).toEqual(
    certificate,
  );
});

async function failure(made: Promise<unknown>): Promise<Error> {
  return made.then(
    () => new Error("nothing was refused"),
    (error: unknown) => error as Error,
  );
}

function ownProto(own: string, proto: string): Args {
  return JSON.parse(`{"constructor":${JSON.stringify(own)},"__proto__":${JSON.stringify(proto)}}`);
}
