import type { ServerResponse } from "node:http";
import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib";
import type { Misbehaviour } from "./hostile-api.ts";

/** An answer that is the attack. */
export interface AnswerAttack {
  kind: string;
  misbehave: Misbehaviour;
  /** How the call ends. */
  want: "ok" | "refused" | "either";
  text?: RegExp;
}

const zeros = Buffer.alloc(16 * 1024 * 1024, "[1]");
/** Made once: an API that has to compress them first would be a slow one. */
const bombs = {
  gzip: gzipSync(zeros, { level: 1 }),
  brotli: brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  deflate: deflateSync(zeros, { level: 1 }),
};
const json = { "content-type": "application/json" };

function raw(...pieces: (string | Buffer)[]): Misbehaviour {
  return ({ socket }) => {
    for (const piece of pieces) socket?.write(piece);
    socket?.end();
  };
}

const coded = (coding: string, body: () => Buffer | string): Misbehaviour => {
  return (answer) => answer.writeHead(200, { ...json, "content-encoding": coding }).end(body());
};

const typed = (type: string, body: string | Buffer, status = 200): Misbehaviour => {
  return (answer) => answer.writeHead(status, { "content-type": type }).end(body);
};

const moved = (location: string | ((host: string) => string), status = 302): Misbehaviour => {
  return (answer, { headers }) => {
    const to = typeof location === "string" ? location : location(headers.host ?? "");
    answer.writeHead(status, { location: to }).end();
  };
};

/** Writes a piece now and then until the other side has had enough. */
function drip(answer: ServerResponse, piece: string, everyMs: number): void {
  const timer = setInterval(() => answer.socket?.write(piece), everyMs);
  answer.on("close", () => clearInterval(timer));
  answer.socket?.on("close", () => clearInterval(timer));
}

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const cut = /longer|cut|65536|65,536/i;
const late = /within 5 seconds/;
const broken = /broke|not valid HTTP|damaged|cannot be read/;

/** Answers whose bytes, framing or coding are wrong. */
export const framing: readonly AnswerAttack[] = [
  { kind: "gzip-bomb", misbehave: coded("gzip", () => bombs.gzip), want: "ok", text: cut },
  {
    kind: "brotli-bomb",
    misbehave: coded("br", () => bombs.brotli),
    want: "ok",
    text: cut,
  },
  { kind: "deflate-bomb", misbehave: coded("deflate", () => bombs.deflate), want: "ok", text: cut },
  {
    kind: "gzip-in-gzip",
    misbehave: coded("gzip, gzip", () => gzipSync(bombs.gzip)),
    want: "ok",
    text: cut,
  },
  {
    kind: "ten-codings",
    misbehave: coded(Array(10).fill("gzip").join(), () => "x"),
    want: "refused",
    text: broken,
  },
  { kind: "unknown-coding", misbehave: coded("zstd-evil", () => "x"), want: "refused", text: broken },
  { kind: "coding-garbage", misbehave: coded("gzip", () => "no gzip at all"), want: "refused", text: broken },
  {
    kind: "deflate-garbage",
    misbehave: coded("deflate", () => "\xff\xfe\xfd"),
    want: "refused",
    text: broken,
  },
  { kind: "brotli-garbage", misbehave: coded("br", () => "\xff\xfe\xfd\xfc"), want: "refused", text: broken },
  {
    kind: "gzip-cut",
    misbehave: coded("gzip", () => gzipSync('{"a":1}').subarray(0, 15)),
    want: "refused",
    text: broken,
  },
  { kind: "gzip-empty", misbehave: coded("gzip", () => ""), want: "ok", text: /no content/ },
  {
    kind: "short-of-its-length",
    misbehave: raw(`${head}content-length: 1000\r\n\r\n{"a":1`),
    want: "refused",
    text: broken,
  },
  { kind: "beyond-its-length", misbehave: raw(`${head}content-length: 2\r\n\r\n{}{"a":1}`), want: "either" },
  {
    kind: "length-not-a-number",
    misbehave: raw(`${head}content-length: ten\r\n\r\n{}`),
    want: "refused",
    text: broken,
  },
  {
    kind: "length-negative",
    misbehave: raw(`${head}content-length: -1\r\n\r\n{}`),
    want: "refused",
    text: broken,
  },
  {
    kind: "length-twice",
    misbehave: raw(`${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`),
    want: "refused",
    text: broken,
  },
  {
    kind: "length-and-chunks",
    misbehave: raw(`${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
    want: "refused",
    text: broken,
  },
  {
    kind: "chunks-cut",
    misbehave: raw(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"a":`),
    want: "refused",
    text: broken,
  },
  {
    kind: "chunk-size-garbage",
    misbehave: raw(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`),
    want: "refused",
    text: broken,
  },
  {
    kind: "chunk-size-huge",
    misbehave: raw(`${head}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}`),
    want: "refused",
    text: broken,
  },
  {
    kind: "header-of-a-megabyte",
    misbehave: raw(`${head}x-a: ${"a".repeat(1_000_000)}\r\n\r\n{}`),
    want: "refused",
    text: broken,
  },
  {
    kind: "100000-headers",
    misbehave: raw(`${head}${"x-a: b\r\n".repeat(100_000)}\r\n{}`),
    want: "refused",
    text: broken,
  },
  { kind: "header-with-nul", misbehave: raw(`${head}x-a: a\0b\r\n\r\n{}`), want: "refused", text: broken },
  { kind: "no-http", misbehave: raw("SSH-2.0-x\r\n"), want: "refused", text: broken },
  { kind: "http-0.9", misbehave: raw("<html>hello</html>"), want: "refused", text: broken },
  { kind: "http-3", misbehave: raw("HTTP/3.0 200 OK\r\n\r\n{}"), want: "refused", text: broken },
  { kind: "status-99999", misbehave: raw("HTTP/1.1 99999 Odd\r\n\r\n{}"), want: "refused", text: broken },
  { kind: "status-600", misbehave: raw("HTTP/1.1 600 Odd\r\ncontent-length: 0\r\n\r\n"), want: "refused" },
  { kind: "nothing", misbehave: raw(), want: "refused", text: broken },
  {
    kind: "switch-protocols",
    misbehave: raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"),
    want: "refused",
  },
  {
    kind: "1xx-flood",
    misbehave: raw(
      "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".repeat(20_000),
      `${head}content-length: 2\r\n\r\n{}`,
    ),
    want: "either",
  },
  {
    kind: "continue",
    misbehave: raw(`HTTP/1.1 100 Continue\r\n\r\n${head}content-length: 2\r\n\r\n{}`),
    want: "ok",
  },
  {
    kind: "two-answers",
    misbehave: raw(`${head}content-length: 7\r\n\r\n{"a":1}${head}content-length: 7\r\n\r\n{"b":2}`),
    want: "ok",
    text: /^\{"a":1\}$/,
  },
  {
    kind: "204-with-body",
    misbehave: raw('HTTP/1.1 204 No Content\r\ncontent-length: 7\r\n\r\n{"a":1}'),
    want: "either",
  },
  { kind: "304", misbehave: (answer) => answer.writeHead(304).end(), want: "ok" },
];

/** Answers that take their time: all of them together cost the timeout of the server. */
export const slow: readonly AnswerAttack[] = [
  { kind: "never", misbehave: () => {}, want: "refused", text: late },
  {
    kind: "slow-body",
    misbehave: (answer) => void answer.writeHead(200, json).write('{"a":'),
    want: "refused",
    text: late,
  },
  { kind: "slow-headers", misbehave: (answer) => drip(answer, "H", 100), want: "refused" },
  {
    kind: "endless-headers",
    misbehave: (answer) => {
      answer.socket?.write(head);
      drip(answer, "x-a: b\r\n", 5);
    },
    want: "refused",
  },
  {
    kind: "endless-1xx",
    misbehave: (answer) => drip(answer, "HTTP/1.1 102 Processing\r\n\r\n", 5),
    want: "refused",
    text: late,
  },
  {
    kind: "endless-events",
    misbehave: (answer) => {
      answer.writeHead(200, { "content-type": "text/event-stream" });
      const timer = setInterval(() => answer.write('data: {"a":1}\n\n'), 50);
      answer.on("close", () => clearInterval(timer));
    },
    want: "ok",
    text: /data: |still open|within/,
  },
];

/** Places that a redirect must not lead to; nothing of the request goes there. */
export const redirects: readonly AnswerAttack[] = [
  ...["https://evil.example/", "http://evil.example:80/x", "//evil.example/x", "file:///etc/passwd"].map(
    (to, index): AnswerAttack => ({
      kind: `to-another-origin-${index}`,
      misbehave: moved(to),
      want: "ok",
      text: /"location"/,
    }),
  ),
  ...["javascript:alert(1)", "data:text/html,x", "http://[::1", "\\\\evil.example\\x"].map(
    (to, index): AnswerAttack => ({
      kind: `to-no-place-${index}`,
      misbehave: moved(to),
      want: "ok",
      text: /"location"/,
    }),
  ),
  { kind: "to-another-port", misbehave: moved("http://127.0.0.1:1/x"), want: "ok", text: /"location"/ },
  {
    kind: "to-another-name",
    misbehave: moved((host) => `http://${host.replace("127.0.0.1", "localhost")}/v1/stolen`),
    want: "ok",
    text: /"location"/,
  },
  {
    kind: "to-a-user",
    misbehave: moved((host) => `http://${host}@evil.example/v1/stolen`),
    want: "ok",
    text: /"location"/,
  },
  { kind: "to-itself", misbehave: moved("?again"), want: "ok", text: /"location"/ },
  { kind: "redirect-308", misbehave: moved("https://evil.example/", 308), want: "ok", text: /"location"/ },
  { kind: "without-location", misbehave: (answer) => answer.writeHead(302).end(), want: "ok" },
  { kind: "location-empty", misbehave: moved(""), want: "ok" },
];

const nested = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);

/** Bodies that are not what they are called, or too much of it. */
export const bodies: readonly AnswerAttack[] = [
  {
    kind: "invalid-utf8",
    misbehave: typed("application/json", Buffer.from('{"a":"\xff\xc0"}', "latin1")),
    want: "ok",
  },
  {
    kind: "utf16-without-mark",
    misbehave: typed("application/json; charset=utf-16", Buffer.from('{"a":1}', "utf16le")),
    want: "ok",
  },
  {
    kind: "charset-unknown",
    misbehave: typed("application/json; charset=klingon", '{"a":1}'),
    want: "ok",
    text: /"a":1/,
  },
  { kind: "charset-of-a-prototype", misbehave: typed("text/plain; charset=__proto__", "x"), want: "ok" },
  { kind: "utf7", misbehave: typed("text/html; charset=utf-7", "+ADw-script+AD4-"), want: "ok" },
  { kind: "deep-arrays", misbehave: typed("application/json", nested("[", "]")), want: "ok" },
  {
    kind: "deep-objects",
    misbehave: typed("application/json", nested('{"a":', "}").replace(":}", ":1}")),
    want: "ok",
  },
  {
    kind: "deep-error",
    misbehave: typed("application/json", `{"error":${nested("[", "]")}}`, 400),
    want: "refused",
  },
  {
    kind: "json-proto",
    misbehave: typed("application/json", '{"__proto__":{"isError":true},"constructor":1}'),
    want: "ok",
    text: /__proto__/,
  },
  {
    kind: "proto-error",
    misbehave: typed("application/json", '{"__proto__":{"message":"m"},"message":{"__proto__":1}}', 400),
    want: "refused",
  },
  { kind: "duplicate-keys", misbehave: typed("application/json", '{"a":1,"a":2}'), want: "ok" },
  {
    kind: "nan",
    misbehave: typed("application/json", '{"a":NaN,"b":Infinity}'),
    want: "ok",
    text: /not valid JSON/,
  },
  {
    kind: "giant-number",
    misbehave: typed("application/json", `{"a":${"9".repeat(10_000)},"b":1e999}`),
    want: "ok",
    text: /99999/,
  },
  {
    kind: "million-elements",
    misbehave: typed("application/json", `[${"1,".repeat(1_000_000)}1]`),
    want: "ok",
    text: cut,
  },
  {
    kind: "many-keys",
    misbehave: typed("application/json", `{${Array.from({ length: 6_000 }, (_, n) => `"${n}":0`).join()}}`),
    want: "ok",
  },
  {
    kind: "html-called-json",
    misbehave: typed("application/json", "<html><script>alert(1)</script></html>"),
    want: "ok",
    text: /not valid JSON/,
  },
  { kind: "json-called-html", misbehave: typed("text/html", '{"a":1}'), want: "ok" },
  { kind: "json-called-binary", misbehave: typed("application/octet-stream", '{"a":1}'), want: "ok" },
  { kind: "type-garbage", misbehave: typed("////;;;==", '{"a":1}'), want: "ok" },
  { kind: "type-of-100000", misbehave: typed(`text/plain; a="${"x".repeat(8_000)}"`, "x"), want: "ok" },
  { kind: "svg-with-script", misbehave: typed("image/svg+xml", "<svg onload=alert(1)>"), want: "ok" },
  { kind: "image-with-script", misbehave: typed("image/png", "<script>alert(1)</script>"), want: "ok" },
  {
    kind: "hidden-characters",
    misbehave: typed("application/json", '{"a":"\u202e\u{e0041}\u001b[31m"}'.replace("\u001b", "\\u001b")),
    want: "ok",
    text: /^[^\u202e\u{e0000}-\u{e007f}]*$/u,
  },
  {
    kind: "messages-in-text",
    misbehave: typed(
      "text/plain",
      '{"jsonrpc":"2.0","id":1,"result":{}}\n{"jsonrpc":"2.0","id":2,"result":{}}\r\n\r\ndata: x\n\n',
    ),
    want: "ok",
  },
  { kind: "line-separators", misbehave: typed("application/json", '{"a":"\u2028\u2029\u0085"}'), want: "ok" },
  {
    kind: "lone-surrogates",
    misbehave: typed("application/json", '{"a":"\\ud800","\\udfff":1}'),
    want: "ok",
  },
  {
    kind: "multipart-of-1000",
    misbehave: typed("multipart/mixed; boundary=b", `${"--b\r\n\r\nx\r\n".repeat(1_000)}--b--`),
    want: "ok",
  },
  { kind: "multipart-without-boundary", misbehave: typed("multipart/mixed", "--b\r\n\r\nx"), want: "ok" },
  {
    kind: "multipart-in-itself",
    misbehave: typed(
      "multipart/mixed; boundary=b",
      '--b\r\ncontent-type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n--b--',
    ),
    want: "ok",
  },
  {
    kind: "multipart-boundary-empty",
    misbehave: typed('multipart/mixed; boundary=""', "----\r\n\r\nx\r\n------"),
    want: "ok",
  },
  { kind: "text-of-backslashes", misbehave: typed("text/plain", "\\".repeat(60_000)), want: "ok" },
  { kind: "text-of-percents", misbehave: typed("text/plain", "%25".repeat(20_000)), want: "ok" },
  { kind: "text-of-entities", misbehave: typed("text/html", "&amp;".repeat(12_000)), want: "ok" },
  {
    kind: "retry-after-forever",
    misbehave: (answer) => answer.writeHead(503, { "retry-after": "9".repeat(400) }).end("{}"),
    want: "refused",
  },
  {
    kind: "retry-after-negative",
    misbehave: (answer) => answer.writeHead(429, { "retry-after": "-1" }).end("{}"),
    want: "refused",
  },
  { kind: "error-of-megabytes", misbehave: typed("text/plain", "e".repeat(3_000_000), 500), want: "refused" },
];
