import { brotliCompressSync } from "node:zlib";
import type { UpstreamResponse } from "../upstream/http-message.ts";
import { type ResultLimits, readResult } from "./read-result.ts";
import { makeRedactor } from "./redact.ts";
import type { ToolResult } from "./result.ts";
import { shapeAnswer } from "./shape-answer.ts";

type Given = {
  type?: string;
  body?: string | Buffer;
  status?: number;
  headers?: Record<string, string>;
} & Partial<Pick<UpstreamResponse, "truncated" | "totalBytes">>;

function read(given: Given, limits: Partial<ResultLimits> = {}): ToolResult {
  const { type, body = "", status = 200, headers = {}, truncated = false, totalBytes } = given;
  return readResult(
    {
      status,
      headers: { ...headers, ...(type === undefined ? {} : { "content-type": type }) },
      body: Buffer.from(body as string),
      truncated,
      ...(totalBytes === undefined ? {} : { totalBytes }),
    },
    { maxTextChars: 1_000, ...limits },
  );
}

const text = (...texts: string[]) => ({
  content: texts.map((item) => ({ type: "text" as const, text: item })),
});
const json = "application/json";

describe("JSON", () => {
  test.each<[title: string, given: Given, want: ToolResult]>([
    [
      "an object, byte for byte",
      { type: json, body: '{ "a" : 1.0,\n "b":12345678901234567890 }\n' },
      {
        ...text('{ "a" : 1.0,\n "b":12345678901234567890 }\n'),
        structuredContent: { a: 1, b: Number("12345678901234567890") },
      },
    ],
    ["an array stays bare", { type: `${json}; charset=utf-8`, body: "[1, 2]" }, text("[1, 2]")],
    ["null", { type: "text/json", body: "null" }, text("null")],
    ["a string", { type: "application/hal+json", body: '"x"' }, text('"x"')],
    ["with a byte order mark", { type: json, body: "\ufeff[1]" }, text("[1]")],
    ["without a type", { body: '{"a":1}' }, { ...text('{"a":1}'), structuredContent: { a: 1 } }],
    ["JSON that is called text", { type: "text/plain", body: '{"a":1}' }, text('{"a":1}')],
    [
      "hidden characters keep their value",
      { type: json, body: '{"a":"\u202e\u{e0041}می\u200cخ"}' },
      {
        ...text('{"a":"\\u202e\\udb40\\udc41می\u200cخ"}'),
        structuredContent: { a: "\u202e\u{e0041}می\u200cخ" },
      },
    ],
    [
      "broken",
      { type: json, body: '{"a":\u202e' },
      text(
        '{"a":\\u{202E}',
        "The API calls this answer JSON, but it is not valid JSON; it is shown as it came. Read it as text.",
      ),
    ],
    ["in UTF-16", { type: json, body: Buffer.from("\ufeff[1]", "utf16le") }, text("[1]")],
    [
      "in Latin-1",
      { type: `${json}; charset=ISO-8859-1`, body: Buffer.from('["é"]', "latin1") },
      text('["é"]'),
    ],
    [
      "nothing but white space",
      { type: json, body: "\n" },
      text("The call succeeded (200 OK); the answer has no content."),
    ],
  ])("%s", (_, given, want) => {
    expect(read(given)).toEqual(want);
  });

  test("a key __proto__ is a value like any other", () => {
    const { structuredContent = {} } = read({ type: json, body: '{"__proto__":{"polluted":1}}' });
    expect(Object.keys(structuredContent)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("a value that no recursive printer can take is text only", () => {
    const deep = `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    const result = read({ type: json, body: deep }, { maxTextChars: 1_000_000 });
    expect(result).toEqual(text(deep));
    expect(() => JSON.stringify(result)).not.toThrow();
  });
});

describe("an answer that is too long", () => {
  test("JSON beyond the text cap keeps what follows its array", () => {
    const body = JSON.stringify({
      items: Array.from({ length: 1_000 }, (_, id) => ({ id })),
      next: "cursor",
    });
    const { content, structuredContent } = read({ type: json, body }, { maxTextChars: 100 });
    const [first, second] = content.map((item) => (item.type === "text" ? item.text : ""));
    expect(first?.length).toBeLessThanOrEqual(100);
    expect(JSON.parse(first ?? "")).toEqual(structuredContent);
    expect(structuredContent).toEqual({
      items: Array.from({ length: 8 }, (_, id) => ({ id })),
      next: "cursor",
    });
    expect(second).toBe(
      'This answer was cut: 8 of 1,000 elements of "items" are shown. It has 10,917 characters, of which 99 are shown. To see the rest, ask for less at a time: use the arguments of the tool that filter, page or choose fields.',
    );
  });

  test("JSON beyond the byte cap is cut at a whole element [threat: upstream]", () => {
    const body = '[{"id":1,"tags":["a","b"]},{"id":2,"ta';
    const { content, structuredContent } = read({ type: json, body, truncated: true, totalBytes: 5_000 });
    expect(structuredContent).toBeUndefined();
    expect(content).toEqual(
      text(
        '[{"id":1,"tags":["a","b"]}]',
        "This answer was cut: 1 elements of the array are shown. What follows them is missing as well. It has 5,000 bytes, of which 38 were read. To see the rest, ask for less at a time: use the arguments of the tool that filter, page or choose fields. The operator of this server can allow longer answers with --max-response.",
      ).content,
    );
  });

  test("text is cut at a character [threat: upstream]", () => {
    const { content } = read({ type: "text/plain", body: `aaa🎉${"b".repeat(50)}` }, { maxTextChars: 4 });
    expect(content[0]).toEqual({ type: "text", text: "aaa" });
    expect(content[1]).toMatchObject({
      text: expect.stringContaining("It has 55 characters, of which 3 are shown."),
    });
  });

  test("a character that the byte cap split is dropped", () => {
    const body = Buffer.from("añb€").subarray(0, 6);
    expect(read({ type: "text/csv", body, truncated: true }).content[0]).toEqual({
      type: "text",
      text: "añb",
    });
  });

  test("half a picture is an error", () => {
    const { isError, content } = read({ type: "image/png", body: "x", truncated: true, totalBytes: 12_345 });
    expect(isError).toBe(true);
    expect(JSON.parse(content[0]?.type === "text" ? content[0].text : "")).toEqual({
      status: 200,
      message: "The answer (image/png, 12,345 bytes) is longer than the 1 bytes that this server accepts.",
      next: expect.stringContaining("--max-response"),
    });
  });
});

describe("other content", () => {
  const blob = Buffer.from([0, 1, 2, 250]);
  const data = blob.toString("base64");
  const resource = (mimeType: string) => ({
    content: [{ type: "resource", resource: { uri: "response:///body", mimeType, blob: data } }],
  });

  test.each<[title: string, given: Given, want: unknown]>([
    ["text with hidden characters", { type: "text/html", body: "<p>\u202e</p>" }, text("<p>\\u{202E}</p>")],
    ["lines of JSON", { type: "application/x-ndjson", body: "{}\n{}\n" }, text("{}\n{}\n")],
    ["events", { type: "text/event-stream", body: "data: 1\n\n" }, text("data: 1\n\n")],
    ["a drawing", { type: "image/svg+xml", body: "<svg/>" }, text("<svg/>")],
    ["no type, text", { body: "hello" }, text("hello")],
    ["no type, bytes", { body: blob }, resource("application/octet-stream")],
    ["windows-1252", { type: "text/plain; charset=windows-1252", body: Buffer.from([0x80]) }, text("€")],
    [
      "UTF-16 without a mark",
      { type: "text/csv; charset=UTF-16LE", body: Buffer.from("a,b", "utf16le") },
      text("a,b"),
    ],
    ["UTF-16, big end first", { type: "text/csv", body: Buffer.from([0xfe, 0xff, 0, 0x61]) }, text("a")],
    ["no UTF-8 and no charset", { type: "text/plain", body: Buffer.from([0x63, 0xe9]) }, text("cé")],
    ["a charset that does not exist", { type: "text/plain; charset=nope", body: "é" }, text("é")],
    [
      "XML that names its encoding",
      {
        type: "application/xml",
        body: Buffer.from('<?xml version="1.0" encoding="ISO-8859-2"?><a>\u00b1</a>', "latin1"),
      },
      text('<?xml version="1.0" encoding="ISO-8859-2"?><a>ą</a>'),
    ],
    [
      "a picture",
      { type: "image/png", body: blob },
      { content: [{ type: "image", data, mimeType: "image/png" }] },
    ],
    [
      "a sound",
      { type: "Audio/MPEG", body: blob },
      { content: [{ type: "audio", data, mimeType: "audio/mpeg" }] },
    ],
    ["a PDF", { type: "application/pdf", body: blob }, resource("application/pdf")],
    ["an archive", { type: "application/zip; x=1", body: blob }, resource("application/zip")],
    ["a film", { type: "video/mp4", body: blob }, resource("video/mp4")],
  ])("%s", (_, given, want) => {
    expect(read(given)).toEqual(want);
  });
});

describe("several parts", () => {
  const type = 'multipart/mixed; boundary="b"';
  const bodyOf = (...parts: string[]) => `${parts.map((part) => `--b\r\n${part}\r\n`).join("")}--b--`;
  const document = (uri: string) => ({
    type: "resource",
    resource: { uri, mimeType: "application/pdf", blob: "JVBERg==" },
  });

  test.each<[title: string, given: Given, limits: Partial<ResultLimits>, want: unknown]>([
    [
      "each as an answer of its own",
      {
        type,
        body: bodyOf(
          '\r\n{"a":"\u202e"}',
          "Content-Type: application/json\r\n\r\n[1]",
          "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC",
          "Content-Type: application/pdf\r\n\r\n%PDF",
          "Content-Type: application/http\r\n\r\nHTTP/1.1 204 No Content",
        ),
      },
      {},
      {
        content: [
          ...text('{"a":"\\u{202E}"}', "[1]").content,
          { type: "image", data: "AAEC", mimeType: "image/png" },
          document("response:///body/4"),
          ...text("HTTP/1.1 204 No Content").content,
        ],
      },
    ],
    [
      "their texts together are cut",
      { type, body: bodyOf("\r\nabcdef", "\r\nghijkl", "Content-Type: application/pdf\r\n\r\n%PDF") },
      { maxTextChars: 8 },
      {
        content: [
          { type: "text", text: "abcdef" },
          { type: "text", text: "gh" },
          { type: "text", text: expect.stringContaining("It has 6 characters, of which 2 are shown.") },
          { type: "text", text: "The answer has 3 parts; the first 2 are shown." },
        ],
      },
    ],
    [
      "a credential in them goes",
      { type, body: bodyOf("\r\nkey-1234567", 'Content-Type: application/json\r\n\r\n["key-1234567"]') },
      { redact: makeRedactor(["key-1234567"]) },
      {
        content: [
          { text: expect.not.stringContaining("key-") },
          { text: expect.not.stringContaining("key-") },
        ],
      },
    ],
    [
      "none that says anything",
      { type, body: bodyOf("\r\n") },
      {},
      text("The call succeeded (200 OK); the answer has no content."),
    ],
    [
      "parts within a part stay one",
      { type, body: bodyOf("Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--") },
      {},
      {
        content: [{ type: "resource", resource: { uri: "response:///body/1", mimeType: "multipart/mixed" } }],
      },
    ],
    [
      "without an end they stay one",
      { type, body: "--b\r\n\r\nx" },
      {},
      { content: [{ type: "resource", resource: { uri: "response:///body", mimeType: "multipart/mixed" } }] },
    ],
    ["an error of the API is none", { type, status: 400, body: bodyOf("\r\nx") }, {}, { isError: true }],
  ])("%s", (_, given, limits, want) => {
    expect(read(given, limits)).toMatchObject(want as object);
  });

  test("many are counted", () => {
    const { content } = read({ type, body: bodyOf(...Array<string>(70).fill("\r\nx")) });
    expect(content).toHaveLength(65);
    expect(content.at(-1)).toEqual({
      type: "text",
      text: "The answer has 70 parts; the first 64 are shown.",
    });
  });
});

describe("an answer without content", () => {
  test.each<[title: string, given: Given, limits: Partial<ResultLimits>, want: ToolResult]>([
    ["204", { status: 204 }, {}, text("The call succeeded (204 No Content); the answer has no content.")],
    ["200", { type: json }, {}, text("The call succeeded (200 OK); the answer has no content.")],
    [
      "201 with a place",
      { status: 201, headers: { location: "/calls/7" } },
      {},
      text("The call succeeded (201 Created); the answer has no content. Location: /calls/7"),
    ],
    [
      "OPTIONS",
      { status: 204, headers: { allow: "GET, PUT", etag: '"a"', "x-ratelimit-limit": "9" } },
      {},
      text('The call succeeded (204 No Content); the answer has no content. ETag: "a"; Allow: GET, PUT'),
    ],
    [
      "a redirect",
      {
        status: 302,
        headers: { location: "https://files.test/x?sig=1" },
        body: "<a>moved</a>",
        type: "text/html",
      },
      {},
      {
        ...text('{"status":302,"location":"https://files.test/x?sig=1"}'),
        structuredContent: { status: 302, location: "https://files.test/x?sig=1" },
      },
    ],
    [
      "304",
      { status: 304 },
      {},
      text("The call was answered (304 Not Modified); the answer has no content."),
    ],
    [
      "HEAD",
      {
        type: "text/csv",
        headers: { "content-length": "12", etag: '"a"', "x-powered-by": "y", "x-total": "7" },
      },
      { method: "HEAD" },
      {
        ...text(
          '{"status":200,"headers":{"content-length":"12","etag":"\\"a\\"","x-total":"7","content-type":"text/csv"}}',
        ),
        structuredContent: {
          status: 200,
          headers: { "content-type": "text/csv", "content-length": "12", etag: '"a"', "x-total": "7" },
        },
      },
    ],
  ])("%s", (_, given, limits, want) => {
    expect(read(given, limits)).toEqual(want);
  });
});

describe("credentials [threat: secrets]", () => {
  const redact = makeRedactor(["sk-12345678"]);

  test("go from text and structured content alike", () => {
    expect(read({ type: json, body: '{"you":"Bearer sk-12345678"}' }, { redact })).toEqual({
      ...text('{"you":"Bearer [redacted]"}'),
      structuredContent: { you: "Bearer [redacted]" },
    });
  });

  test("go before a cut could split them", () => {
    const { content } = read({ type: "text/plain", body: "key: sk-12345678" }, { redact, maxTextChars: 12 });
    expect(content[0]).toEqual({ type: "text", text: "key: [redact" });
  });

  test("go from a location", () => {
    const given = { status: 302, headers: { location: "https://x.test/?key=sk-12345678" } };
    expect(read(given, { redact }).structuredContent).toEqual({
      status: 302,
      location: "https://x.test/?key=[redacted]",
    });
  });
});

test("bytes that are compressed but not said to be are binary", () => {
  const body = brotliCompressSync("x".repeat(100));
  expect(read({ body: Buffer.concat([Buffer.of(0), body]) }).content[0]?.type).toBe("resource");
});

describe("a shape", () => {
  const shape = (whole: string): string => shapeAnswer(whole, { drop: ["x"] });
  const body = '{"a":1,"x":"secret"}';

  test.each<[what: string, given: Given, want: ToolResult]>([
    ["JSON", { type: json, body }, { ...text('{"a":1}'), structuredContent: { a: 1 } }],
    ["JSON without a type", { body }, { ...text('{"a":1}'), structuredContent: { a: 1 } }],
    ["JSON that is called text", { type: "text/plain", body }, text('{"a":1}')],
    [
      "JSON that is called text and was cut on the way",
      { type: "text/plain", body: '[{"a":1},{"x":"secret', truncated: true },
      text('[{"a":1},{', expect.any(String)),
    ],
    ["other text", { type: "text/plain", body: '{"x":' }, text('{"x":')],
    [
      "broken JSON",
      { type: json, body: '{"x":"secret","a":NaN}' },
      text('{"a":NaN}', expect.stringContaining("not valid JSON")),
    ],
    [
      "JSON that was cut on the way",
      { type: json, body: '[{"a":1},{"x":"secret', truncated: true },
      text('[{"a":1}]', expect.any(String)),
    ],
    [
      "a name with hidden characters",
      { type: json, body: '{"a":1,"\u202ex":2}' },
      { ...text('{"a":1,"\\u202ex":2}'), structuredContent: { a: 1, "\u202ex": 2 } },
    ],
  ])("of %s", (_, given, want) => {
    expect(read(given, { shape })).toEqual(want);
  });

  test("comes before the cut: what is left out takes no room", () => {
    const long = `{"x":"${"y".repeat(5_000)}","a":1}`;
    expect(read({ type: json, body: long }, { shape })).toEqual({
      ...text('{"a":1}'),
      structuredContent: { a: 1 },
    });
  });

  test("leaves errors of the API as they are, and drift sees what is left", () => {
    const failed = read({ type: json, body, status: 400 }, { shape });
    expect(JSON.stringify(failed)).toContain("secret");
    const seen: unknown[] = [];
    read({ type: json, body }, { shape, onValue: (value) => seen.push(value) });
    expect(seen).toEqual([{ a: 1 }]);
  });
});

test.each([307, 308])("a change that is sent elsewhere by %d was not made", (status) => {
  const given = { status, headers: { location: "https://new.test/v2/calls?key=s1" } };
  const redact = (text: string) => text.replaceAll("s1", "[redacted]");
  const result = read(given, { method: "POST", redact });
  expect(result.isError).toBe(true);
  const { message, status: told } = JSON.parse((result.content[0] as { text: string }).text);
  expect([message, told]).toEqual([
    "The API did nothing: it wants this request made at https://new.test/v2/calls?key=[redacted].",
    status,
  ]);
  expect(read({ ...given, status: 303 }, { method: "POST" }).isError).toBeUndefined();
  expect(read(given, { method: "GET" }).isError).toBeUndefined();
});

test("a secret in a long header is redacted whole [threat: answers]", () => {
  const location = `https://new.test/?a=${"x".repeat(2_000)}&key=s1-secret`;
  const redact = (text: string) => text.replaceAll("s1-secret", "[redacted]");
  for (const given of [
    { status: 308, headers: { location } },
    { status: 201, headers: { location } },
  ]) {
    const [item] = read(given, { method: "POST", redact, maxTextChars: 10_000 }).content;
    expect((item as { text: string }).text).not.toContain("s1");
  }
});
