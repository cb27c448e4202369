import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { maxDocumentBytes } from "./document-size.ts";
import { checkUrl, type FetchPolicy, fetchDocument } from "./fetch-document.ts";

const policy: FetchPolicy = {
  headersFor: () => [],
  refusal: () => undefined,
  mayBePrivate: () => true,
};

let server: Server;
let requests = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    requests++;
    if (request.url === "/bomb")
      response
        .writeHead(200, { "content-encoding": "gzip" })
        .end(gzipSync(Buffer.alloc(maxDocumentBytes + 1), { level: 1 }));
    if (request.url === "/slow") response.writeHead(200).write("{");
    if (request.url === "/a") response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const urlOf = (path: string, host = "127.0.0.1") =>
  new URL(`http://${host}:${(server.address() as AddressInfo).port}${path}`);

describe("fetchDocument", () => {
  test.each([
    { title: "an answer that does not come", path: "/silent" },
    { title: "an answer that does not end", path: "/slow" },
  ])("gives up on $title [threat: references]", async ({ path }) => {
    await expect(fetchDocument(urlOf(path), { ...policy, timeoutMilliseconds: 100 })).rejects.toMatchObject({
      message: expect.stringContaining("did not answer in time"),
      diagnostic: { code: "fetch-failed" },
    });
  });

  test("gives up on an answer that unpacks beyond the cap [threat: references]", async () => {
    await expect(
      fetchDocument(urlOf("/bomb"), policy).then(({ bytes }) => bytes.length),
    ).rejects.toMatchObject({
      diagnostic: { code: "input-too-large" },
    });
  });

  test.each(["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])(
    "makes no connection to %s unless it may be private [threat: references]",
    async (host) => {
      const before = requests;
      const refused = fetchDocument(urlOf("/a", host), { ...policy, mayBePrivate: () => false });
      await expect(refused).rejects.toMatchObject({
        message: expect.stringContaining("its address is private"),
        diagnostic: { code: "fetch-refused" },
      });
      expect(requests).toBe(before);
    },
  );

  test("reads localhost when it may be private", async () => {
    expect((await fetchDocument(urlOf("/a", "localhost"), policy)).bytes.toString()).toBe("{}");
  });
});

test.each<[url: string, from: string | undefined, why: string | undefined]>([
  ["https://a.example/", "https://b.example/", undefined],
  ["https://a.example/", "http://b.example/", undefined],
  ["http://a.example/", "https://a.example/", "it leaves https for http"],
  ["file:///etc/hostname", undefined, "only http and https URLs are read"],
  ["ftp://a.example/", "http://a.example/", "only http and https URLs are read"],
  ["https://key@a.example/", undefined, "a URL with a user name or password in it is not sent"],
  ["https://:key@a.example/", "https://a.example/", "a URL with a user name or password in it is not sent"],
])("%s after %s is refused: %s [threat: references]", (url, from, why) => {
  const check = () => checkUrl(new URL(url), from === undefined ? undefined : new URL(from), policy);
  if (why === undefined) expect(check).not.toThrow();
  else expect(check).toThrow(why);
  expect(String(attempt(check))).not.toContain("key@");
});

function attempt(act: () => void): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
