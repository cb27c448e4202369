import { Readable } from "node:stream";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { type BodyOutcome, readBody, readEncodings } from "./decode-response.ts";

function collect(pieces: Buffer[], encodings: string[], maxBytes = 1_000_000): Promise<BodyOutcome> {
  return new Promise((resolve) => readBody(Readable.from(pieces), encodings, maxBytes, resolve));
}

const slices = (body: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(body.length / size) }, (_, index) =>
    body.subarray(index * size, (index + 1) * size),
  );

const plain = Buffer.from("some words, ".repeat(2_000));

describe("readBody", () => {
  test.each<[title: string, body: Buffer, encodings: string[]]>([
    ["as it is", plain, []],
    ["gzip", gzipSync(plain), ["gzip"]],
    ["br", brotliCompressSync(plain), ["br"]],
    ["deflate with zlib header", deflateSync(plain), ["deflate"]],
    ["deflate, bare", deflateRawSync(plain), ["deflate"]],
    ["two of them", brotliCompressSync(gzipSync(plain)), ["br", "gzip"]],
    ["bare deflate inside", gzipSync(deflateRawSync(plain)), ["gzip", "deflate"]],
    [
      "two members of gzip",
      Buffer.concat([gzipSync(plain.subarray(0, 999)), gzipSync(plain.subarray(999))]),
      ["gzip"],
    ],
  ])("%s, in one piece, in several, byte by byte", async (_, body, encodings) => {
    for (const size of [body.length, 100, 1]) {
      expect(await collect(slices(body, size), encodings)).toEqual({ body: plain, truncated: false });
    }
  });

  test.each<[encodings: string[]]>([[[]], [["gzip"]], [["br", "deflate"]]])(
    "nothing at all, %j",
    async (encodings) => {
      expect(await collect([], encodings)).toEqual({ body: Buffer.alloc(0), truncated: false });
    },
  );

  test.each<[cap: number, encodings: string[], length: number, truncated: boolean]>([
    [plain.length, [], plain.length, false],
    [plain.length - 1, [], plain.length - 1, true],
    [plain.length, ["gzip"], plain.length, false],
    [10, ["gzip"], 10, true],
    [0, [], 0, true],
  ])("cap of %i bytes, %j [threat: upstream]", async (cap, encodings, length, truncated) => {
    const outcome = await collect([encodings.length === 0 ? plain : gzipSync(plain)], encodings, cap);
    expect(outcome).toEqual({ body: plain.subarray(0, length), truncated });
  });

  test.each<[title: string, body: Buffer, encodings: string[], code: string]>([
    ["gzip that breaks off", gzipSync(plain).subarray(0, 50), ["gzip"], "Z_BUF_ERROR"],
    ["no gzip", Buffer.from("<html>"), ["gzip"], "Z_DATA_ERROR"],
    ["no brotli", Buffer.from("<html>"), ["br"], "ERR__ERROR_FORMAT_RESERVED"],
    ["no deflate", Buffer.from("<html>"), ["deflate"], "Z_DATA_ERROR"],
  ])("%s", async (_, body, encodings, code) => {
    expect(await collect([body], encodings)).toMatchObject({ error: { code } });
  });

  test("200 MB of zeros cost no more than the cap [threat: upstream]", async () => {
    const bomb = Buffer.concat(Array(200).fill(gzipSync(Buffer.alloc(1_000_000))));
    const before = process.memoryUsage().rss;
    const outcome = await collect(slices(bomb, 65_536), ["gzip"], 100_000);
    expect(outcome).toEqual({ body: Buffer.alloc(100_000), truncated: true });
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  });

  test("a bomb in a bomb is as cheap [threat: upstream]", async () => {
    const bomb = gzipSync(Buffer.concat(Array(200).fill(gzipSync(Buffer.alloc(1_000_000)))));
    const started = performance.now();
    expect(await collect([bomb], ["gzip", "gzip"], 1_000)).toMatchObject({ truncated: true });
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

describe("readEncodings", () => {
  test.each<[given: string | undefined, want: string[]]>([
    [undefined, []],
    ["", []],
    ["identity", []],
    ["GZIP", ["gzip"]],
    ["x-gzip", ["gzip"]],
    ["gzip, br", ["br", "gzip"]],
    ["deflate,identity", ["deflate"]],
  ])("%s", (given, want) => {
    expect(readEncodings(given)).toEqual(want);
  });

  test.each([["zstd"], ["gzip, compress"], ["gzip,gzip,gzip,gzip,gzip"]])(
    "refuses %s [threat: upstream]",
    (given) => {
      expect(() => readEncodings(given)).toThrow(expect.objectContaining({ name: "EncodingError" }));
    },
  );
});
