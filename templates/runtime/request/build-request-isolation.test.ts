import type { RequestDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { UpstreamRequest } from "../upstream/http-message.ts";
import { buildRequest } from "./build-request.ts";

const target = {
  baseUrl: new URL("https://api.example.com/v1"),
  files: { allowed: false, reason: "only on stdio" } as const,
  authorization: [],
};

describe("no value changes where another one goes [threat: path-arguments] [threat: query-and-body]", () => {
  const definition: RequestDefinition = {
    method: "GET",
    path: "/a/{p}/b.{q}/c?fixed=1",
    bindings: [
      { argument: "p", in: "path", name: "p" },
      { argument: "q", in: "path", name: "q", allowReserved: true },
      { argument: "s", in: "query", name: "s" },
      { argument: "r", in: "query", name: "r", allowReserved: true },
      { argument: "l", in: "query", name: "l", style: "pipeDelimited" },
      { argument: "d", in: "query", name: "d", style: "deepObject" },
      { argument: "last", in: "query", name: "last" },
      { argument: "k", in: "cookie", name: "k" },
    ],
  };
  const pieces = [
    ..."./\\?#&=+;:@,%|[]{}()!$'\"<>^`~ \t\r\n\0\u2028\u00e9\u{1f600}aZ0",
    "..",
    "%2e",
    "%2F",
    "%00",
    "//",
    "@evil.com",
    "http://evil.com",
    "__proto__",
    "&last=evil",
    "?fixed=2",
    "; k=2",
  ];

  test("in 3,000 random requests", async () => {
    const random = seeded(20260101);
    const text = () =>
      Array.from(
        { length: 1 + Math.floor(random() * 6) },
        () => pieces[Math.floor(random() * pieces.length)],
      ).join("");
    let made = 0;
    for (let round = 0; round < 3000; round += 1) {
      const args = {
        p: text(),
        q: text(),
        s: text(),
        r: text(),
        l: [text(), text()],
        d: { [text()]: text() },
        last: "end",
        k: text(),
      };
      let request: UpstreamRequest;
      try {
        request = await buildRequest(definition, args, target);
      } catch (error) {
        expect(error).toBeInstanceOf(ToolError);
        continue;
      }
      made += 1;
      const url = new URL(request.url.href);
      const segments = url.pathname.split("/");
      expect(url.origin).toBe("https://api.example.com");
      expect([segments.length, segments[1], segments[2], segments[5]]).toEqual([6, "v1", "a", "c"]);
      expect(decodeURIComponent(segments[3] ?? "")).toBe(args.p);
      expect(url.hash).toBe("");
      const pairs = [...url.searchParams];
      expect(pairs.map(([name]) => name)).toEqual([
        "fixed",
        "s",
        "r",
        "l",
        `d[${Object.keys(args.d)[0]}]`,
        "last",
      ]);
      expect([pairs[0]?.[1], pairs[1]?.[1], pairs[3]?.[1], pairs[4]?.[1], pairs[5]?.[1]]).toEqual([
        "1",
        args.s,
        args.l.join("|"),
        Object.values(args.d)[0],
        "end",
      ]);
      const cookie = request.headers.find(([name]) => name === "Cookie")?.[1] ?? "";
      expect(decodeURIComponent(cookie)).toBe(`k=${args.k}`);
      expect(cookie).toMatch(/^k=[^;,\s]*$/);
    }
    expect(made).toBeGreaterThan(2000);
  });
});

/** Mulberry32: the same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
