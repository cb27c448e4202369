import { canaries } from "./canaries.ts";

/** Bytes that a client sends over one connection, and the statuses that may come back; 0 is a connection that ends. */
export interface HttpAttack {
  name: string;
  send: string | Buffer | (() => string | Buffer);
  want: readonly number[];
  /** What the body of the answer is. */
  body?: RegExp;
}

const list = '{"jsonrpc":"2.0","id":1,"method":"ping"}';

export interface RequestParts {
  line?: string;
  host?: string | null;
  token?: string | null;
  type?: string | null;
  headers?: readonly string[];
  body?: string | Buffer;
  length?: string | null;
}

/** A request as text: an ordinary one, but for what is given. */
export function request(parts: RequestParts = {}): Buffer {
  const {
    line = "POST /mcp HTTP/1.1",
    host = "localhost",
    token = canaries.bearer,
    type = "application/json",
  } = parts;
  const { headers = [], body = list, length = String(Buffer.byteLength(body)) } = parts;
  const lines = [
    line,
    ...(host === null ? [] : [`Host: ${host}`]),
    ...(token === null ? [] : [`Authorization: Bearer ${token}`]),
    ...(type === null ? [] : [`Content-Type: ${type}`]),
    ...(length === null ? [] : [`Content-Length: ${length}`]),
    "Connection: close",
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), Buffer.from(body)]);
}

const attack = (name: string, parts: RequestParts, ...want: number[]): HttpAttack => ({
  name,
  send: () => request(parts),
  want,
});

const host = (value: string, ...want: number[]): HttpAttack =>
  attack(`host ${value}`, { host: value }, ...want);
const origin = (value: string, ...want: number[]): HttpAttack =>
  attack(`origin ${value}`, { headers: [`Origin: ${value}`] }, ...want);
const line = (value: string, ...want: number[]): HttpAttack => attack(value, { line: value }, ...want);
const chunked = (body: string, ...headers: string[]): RequestParts => ({
  headers: ["Transfer-Encoding: chunked", ...headers],
  length: null,
  body,
});

/** Web pages and names that are not the server's. */
export const rebinding: readonly HttpAttack[] = [
  ...["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil.example"].map(
    (each) => host(each, 403),
  ),
  ...[
    "evil.example:3000",
    "0.0.0.0",
    "169.254.169.254",
    "[::]",
    "localhost:0x50",
    "localhost:99999999",
    "localhost,evil.example",
  ].map((each) => host(each, 403)),
  ...["2130706433", "127.1", "localhost/evil", "localhost#", "", "l\u00f6calhost"].map((each) =>
    host(each, 400, 403),
  ),
  ...["localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:3000"].map((each) => host(each, 200)),
  attack("no host", { host: null }, 400),
  attack("two hosts, the second another's", { headers: ["Host: evil.example"] }, 400),
  attack("two hosts, the first another's", { host: "evil.example", headers: ["Host: localhost"] }, 400, 403),
  attack(
    "a host that was forwarded",
    { host: "evil.example", headers: ["X-Forwarded-Host: localhost"] },
    403,
  ),
  ...["https://evil.example", "null", "http://localhost.evil.example", "http://localhost@evil.example"].map(
    (each) => origin(each, 403),
  ),
  ...[
    "file://",
    "chrome-extension://abc",
    "http://127.0.0.1.evil.example:80",
    "http://localhost/x",
    "http://",
    "",
  ].map((each) => origin(each, 403)),
  ...["http://localhost:3000", "http://127.0.0.1"].map((each) => origin(each, 200)),
  attack("two origins", { headers: ["Origin: http://localhost", "Origin: https://evil.example"] }, 400, 403),
  attack(
    "an origin after 300 headers",
    { headers: [...Array<string>(300).fill("a: b"), "Origin: https://evil.example"] },
    403,
    431,
  ),
  attack(
    "a preflight of another page",
    {
      line: "OPTIONS /mcp HTTP/1.1",
      headers: ["Origin: https://evil.example", "Access-Control-Request-Method: POST"],
    },
    403,
  ),
  attack(
    "a preflight of an own page",
    {
      line: "OPTIONS /mcp HTTP/1.1",
      headers: ["Origin: http://localhost", "Access-Control-Request-Method: POST"],
    },
    405,
  ),
  attack("a form of a web page", { type: "text/plain" }, 415),
];

/** Requests that do not show the server's token, or show it in the wrong place. */
export const unauthorized: readonly HttpAttack[] = [
  attack("no token", { token: null }, 401),
  attack("an empty token", { token: "" }, 401),
  attack("another token", { token: "guess" }, 401),
  attack("the beginning of the token", { token: canaries.bearer.slice(0, -1) }, 401),
  attack("the token and more", { token: `${canaries.bearer}x` }, 401),
  attack("the token in another case", { token: canaries.bearer.toUpperCase() }, 401),
  attack(
    "the token in the query",
    { token: null, line: `POST /mcp?token=${encodeURIComponent(canaries.bearer)} HTTP/1.1` },
    401,
  ),
  attack("the token as Basic", { token: null, headers: [`Authorization: Basic ${canaries.bearer}`] }, 401),
  attack("the token as a cookie", { token: null, headers: [`Cookie: token=${canaries.bearer}`] }, 401),
  attack(
    "a wrong token before the right one",
    { token: "guess", headers: [`Authorization: Bearer ${canaries.bearer}`] },
    400,
    401,
  ),
  attack("no token on SSE", { token: null, line: "GET /sse HTTP/1.1", body: "" }, 401),
  attack("no token on messages", { token: null, line: "POST /messages?sessionId=x HTTP/1.1" }, 401),
  attack("no token on the page", { token: null, line: "GET / HTTP/1.1", body: "" }, 401),
];

/** Targets and methods. */
export const targets: readonly HttpAttack[] = [
  ...[
    "/",
    "//mcp",
    "/mcp/",
    "/mcp/../mcp",
    "/./mcp",
    "/%6dcp",
    "/mcp;x",
    "/mcp%00",
    "/MCP",
    "/mcp%2f",
    "/x/..%2f..%2fetc/passwd",
    "/../../etc/passwd",
    "/__proto__",
    "/constructor",
    "/.well-known/oauth-protected-resource",
    "/.env",
    "\\mcp",
  ].map((path) => line(`POST ${path} HTTP/1.1`, 400, 404, 405)),
  line("POST http://localhost/mcp HTTP/1.1", 200, 404),
  line("POST http://evil.example/mcp HTTP/1.1", 403, 404),
  line("POST mcp HTTP/1.1", 400, 404),
  line("OPTIONS * HTTP/1.1", 400, 404, 405),
  line("CONNECT evil.example:443 HTTP/1.1", 0, 400, 404, 405),
  ...["TRACE", "PUT", "DELETE", "PATCH", "GET", "HEAD", "PROPFIND", "QUERY"].map((method) =>
    line(`${method} /mcp HTTP/1.1`, 400, 405),
  ),
  line("BREW /mcp HTTP/1.1", 400),
  line("post /mcp HTTP/1.1", 400),
  line("POST /mcp HTTP/1.0", 200),
  line("POST /mcp HTTP/0.9", 0, 400, 505),
  line("POST /mcp HTTP/2.0", 400, 505),
  line("POST /mcp HTTP/9.9", 400),
  line("POST /mcp", 0, 400, 505),
  line("POST  /mcp  HTTP/1.1", 200, 400),
  line(`POST /mcp?${"q".repeat(20_000)} HTTP/1.1`, 431),
  line("POST /sse HTTP/1.1", 405),
  line("GET /messages HTTP/1.1", 405),
  ...[
    "",
    "?sessionId=",
    "?sessionId=garbage",
    "?sessionId=__proto__",
    "?sessionId=constructor",
    "?sessionId[]=x",
    `?sessionId=${"s".repeat(10_000)}`,
    "?sessionId=..%2f..",
  ].map((query) => line(`POST /messages${query} HTTP/1.1`, 404)),
  attack("a session id over Streamable HTTP", { headers: ["Mcp-Session-Id: forged"] }, 200),
  { name: "the HTTP/2 preface", send: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", want: [0, 400, 505] },
  { name: "a TLS hello", send: Buffer.from("16030100a5010000a10303", "hex"), want: [0, 400] },
  { name: "garbage", send: Buffer.from([0, 1, 2, 255, 13, 10, 13, 10]), want: [0, 400] },
  {
    name: "a probe with another host",
    send: request({ line: "GET /healthz HTTP/1.1", host: "evil.example", token: null, body: "" }),
    want: [200],
    body: /^ok$/,
  },
  { name: "a probe by POST", send: request({ line: "POST /readyz HTTP/1.1" }), want: [405] },
];

/** Framing that two servers in a row could read in two ways, and headers without end. */
export const smuggling: readonly HttpAttack[] = [
  attack("a length and chunks", { headers: ["Transfer-Encoding: chunked"], body: "0\r\n\r\n" }, 400),
  attack("two lengths", { headers: ["Content-Length: 5"] }, 400),
  attack("a length of two values", { length: "40, 41" }, 400),
  attack("a length with a sign", { length: "+40" }, 400),
  attack("a length in hexadecimal", { length: "0x28" }, 400),
  attack("a negative length", { length: "-1" }, 400),
  attack("a length beyond all numbers", { length: "9".repeat(40) }, 400, 413),
  attack("a length of 10 GB", { length: "10737418240" }, 413),
  attack(
    "chunks under another name",
    { headers: ["Transfer-Encoding: xchunked"], length: null, body: "" },
    400,
    501,
  ),
  attack(
    "chunks that are not last",
    { headers: ["Transfer-Encoding: chunked, identity"], length: null, body: "0\r\n\r\n" },
    400,
    501,
  ),
  attack(
    "chunks after a tab",
    {
      headers: ["Transfer-Encoding:\tchunked", "Transfer-Encoding: identity"],
      length: null,
      body: "0\r\n\r\n",
    },
    400,
  ),
  attack("a space before the colon", { headers: ["Transfer-Encoding : chunked"] }, 400),
  attack("a folded header", { headers: ["X-A: b", " c"] }, 200, 400),
  attack("a header without a name", { headers: [": b"] }, 400),
  attack("a header with NUL", { headers: ["X-A: b\0c"] }, 400),
  attack("a header with a bare CR", { headers: ["X-A: b\rX-B: c"] }, 400),
  {
    name: "bare line feeds",
    send: () => Buffer.from(request().toString().replaceAll("\r\n", "\n")),
    want: [400],
  },
  attack("a chunk extension", chunked(`28;a=b\r\n${list}\r\n0\r\n\r\n`), 200),
  attack(
    "a chunk extension of 100 kB",
    chunked(`28;a=${"b".repeat(100_000)}\r\n${list}\r\n0\r\n\r\n`),
    413,
    431,
  ),
  attack("a chunk size that overflows", chunked(`fffffffffffffffff\r\n${list}`), 400, 413),
  attack("a chunk size that is no number", chunked(`zz\r\n${list}`), 400),
  attack("a chunk longer than it says", chunked(`5\r\n${list}\r\n0\r\n\r\n`), 400),
  attack(
    "a trailer that authorizes",
    { ...chunked(`28\r\n${list}\r\n0\r\nAuthorization: Bearer ${canaries.bearer}\r\n\r\n`), token: null },
    401,
  ),
  attack("chunks without end", chunked(`100000\r\n${"x".repeat(0x100000)}\r\n`.repeat(3)), 413),
  attack("a header of 100 kB", { headers: [`X-A: ${"a".repeat(100_000)}`] }, 431),
  attack("10,000 headers", { headers: Array<string>(10_000).fill("X-A: b") }, 431),
  attack("an unmet expectation", { headers: ["Expect: the-impossible"] }, 417),
  attack(
    "a WebSocket",
    { line: "GET /mcp HTTP/1.1", headers: ["Upgrade: websocket", "Sec-WebSocket-Version: 13"], body: "" },
    400,
    405,
  ),
];

/** Bodies and headers of MCP. */
export const content: readonly HttpAttack[] = [
  attack("no content type", { type: null }, 415),
  attack("a form", { type: "application/x-www-form-urlencoded" }, 415),
  attack("JSON of another kind", { type: "application/json-patch+json" }, 415),
  attack("UTF-16", { type: "application/json; charset=utf-16" }, 415),
  attack("a gzip body", { headers: ["Content-Encoding: gzip"] }, 415),
  attack("two codings", { headers: ["Content-Encoding: identity, gzip"] }, 415),
  attack("an empty body", { body: "" }, 400),
  attack("no accept of ours", { headers: ["Accept: text/html"] }, 406),
  attack("an accept of garbage", { headers: ["Accept: ;;;,,/"] }, 406),
  attack("an accept of 10 kB", { headers: [`Accept: ${"a/b,".repeat(2_500)}*/*`] }, 200),
  attack("another version", { headers: ["MCP-Protocol-Version: 1999-01-01"] }, 400),
  attack("a version of the future", { headers: ["MCP-Protocol-Version: 9999-12-31"] }, 400),
  attack(
    "two versions",
    { headers: ["MCP-Protocol-Version: 2025-06-18", "MCP-Protocol-Version: 2024-11-05"] },
    400,
  ),
  attack("a body of 2 MB", { body: `"${"x".repeat(2_000_000)}"` }, 413),
];
