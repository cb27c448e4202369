import { splitMultipart } from "./split-multipart.ts";

const mixed = "multipart/mixed; boundary=b";

/** Type and text of each part. */
const partsOf = (body: string | Buffer, type = mixed) =>
  splitMultipart(Buffer.from(body as string), type)?.map((part) => [
    part.headers["content-type"],
    part.body.toString(),
  ]);

test.each<[what: string, body: string, want: string[][] | undefined]>([
  ["one part", "--b\r\n\r\nx\r\n--b--", [["text/plain", "x"]]],
  ["lines that end as on Unix", "--b\nContent-Type: text/csv\n\na,b\n--b--\n", [["text/csv", "a,b"]]],
  [
    "words before and after",
    "Preamble.\r\n--b\r\n\r\nx\r\n--b--\r\nEpilogue.\r\n--b\r\n\r\ny\r\n--b--",
    [["text/plain", "x"]],
  ],
  ["space after the boundary", "--b \t\r\n\r\nx\r\n--b--", [["text/plain", "x"]]],
  [
    "a header over two lines, others around it",
    "--b\r\nX-A: 1\r\ncontent-TYPE:\r\n text/html;\r\n charset=utf-8\r\nX-B: 2\r\n\r\n<p>\r\n--b--",
    [["text/html; charset=utf-8", "<p>"]],
  ],
  [
    "base64",
    "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: BASE64\r\n\r\neMO2\r\neA==\r\n--b--",
    [["image/png", "xöx"]],
  ],
  ["line ends of the content stay", "--b\r\n\r\nx\r\n\r\ny\r\n\r\n--b--", [["text/plain", "x\r\n\r\ny\r\n"]]],
  [
    "a line that only begins as a boundary does",
    "--b\r\n\r\n--bc\r\n--b-\r\n -\r\n--b--",
    [["text/plain", "--bc\r\n--b-\r\n -"]],
  ],
  ["a boundary within a line", "--b\r\n\r\nx --b\r\n--b--", [["text/plain", "x --b"]]],
  ["empty parts", "--b\r\n--b\r\n\r\n--b\r\nX-A: 1\r\n\r\n\r\n--b\r\n\r\nx\r\n--b--", [["text/plain", "x"]]],
  ["no parts", "--b--", []],
  ["cut off", "--b\r\n\r\nx\r\n--b\r\n\r\ny", undefined],
  ["no boundary in the body", "x", undefined],
  ["nothing", "", undefined],
  ["more than a thousand", `${"--b\r\n\r\nx\r\n".repeat(1_001)}--b--`, undefined],
])("%s", (_, body, want) => {
  expect(partsOf(body)).toEqual(want);
});

test("a thousand parts are taken apart", () => {
  expect(partsOf(`${"--b\r\n\r\nx\r\n".repeat(1_000)}--b--`)).toHaveLength(1_000);
});

test("bytes stay as they are", () => {
  const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 0, 10]);
  const body = Buffer.concat([
    Buffer.from("--b\r\nContent-Type: image/png\r\n\r\n"),
    bytes,
    Buffer.from("\r\n--b--"),
  ]);
  expect(splitMultipart(body, mixed)).toEqual([{ headers: { "content-type": "image/png" }, body: bytes }]);
});

test.each<[type: string, boundary: string | undefined]>([
  ["multipart/mixed; boundary=b", "b"],
  ["multipart/related;type=x; BOUNDARY = b ; start=y", "b"],
  ['multipart/mixed; boundary="a;b c"', "a;b c"],
  ["multipart/mixed; boundary=.*", ".*"],
  ["multipart/mixed", undefined],
  ["multipart/mixed; boundary=", undefined],
  ["multipart/mixed; xboundary=b", undefined],
])("the boundary of %j", (type, boundary) => {
  const found = splitMultipart(Buffer.from(`--${boundary ?? "b"}\r\n\r\nx\r\n--${boundary ?? "b"}--`), type);
  expect(found?.length).toBe(boundary === undefined ? undefined : 1);
});

test("the time is in proportion to the length", () => {
  const body = Buffer.from(`--b\r\n\r\n${"\n--b-".repeat(2_000_000)}`);
  const start = performance.now();
  splitMultipart(body, mixed);
  splitMultipart(Buffer.from("\n--".repeat(3_000_000)), mixed);
  expect(performance.now() - start).toBeLessThan(2_000);
});
