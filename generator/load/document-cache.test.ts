import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testOnPosix } from "../test/where-possible.ts";
import { fetchDocument } from "./fetch-document.ts";

const folder = mkdtempSync(join(tmpdir(), "mcpgen-cache-"));
const asked: IncomingHttpHeaders[] = [];
let answer: Record<string, string> = {};
const server = createServer((request, response) => {
  asked.push(request.headers);
  const known = request.headers["if-none-match"] === answer.etag && answer.etag !== undefined;
  response.writeHead(known ? 304 : 200, answer);
  response.end(known ? undefined : `version ${answer.etag}`);
});
const saved = process.env.XDG_CACHE_HOME;

beforeAll((done) => {
  process.env.XDG_CACHE_HOME = folder;
  server.listen(0, "127.0.0.1", done);
});
afterAll((done) => {
  if (saved === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = saved;
  rmSync(folder, { recursive: true });
  server.close(done);
});
beforeEach(() => {
  asked.length = 0;
});

const get = async (path: string, headers: [string, string][] = []): Promise<string> => {
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  const policy = { headersFor: () => headers, refusal: () => undefined, mayBePrivate: () => true };
  return (await fetchDocument(url, policy)).bytes.toString();
};

test("a document that has not changed is asked for by its version and taken from the cache", async () => {
  answer = { etag: '"1"', "last-modified": "Mon, 02 Nov 2026 10:00:00 GMT" };
  expect(await get("/a")).toBe('version "1"');
  expect(await get("/a")).toBe('version "1"');
  expect(asked.map((headers) => headers["if-none-match"])).toEqual([undefined, '"1"']);
  expect(asked[1]?.["if-modified-since"]).toBe("Mon, 02 Nov 2026 10:00:00 GMT");
});

test("a document that has changed is taken anew", async () => {
  answer = { etag: '"1"' };
  await get("/b");
  answer = { etag: '"2"' };
  expect(await get("/b")).toBe('version "2"');
});

test("what another caller was shown is not taken", async () => {
  answer = { etag: '"1"' };
  await get("/c", [["authorization", "Bearer one"]]);
  await get("/c", [["authorization", "Bearer two"]]);
  expect(asked.map((headers) => headers["if-none-match"])).toEqual([undefined, undefined]);
});

test("what must not be stored is not", async () => {
  answer = { etag: '"1"', "cache-control": "no-store" };
  const before = readdirSync(join(folder, "mcpgen", "documents")).length;
  await get("/d");
  expect(readdirSync(join(folder, "mcpgen", "documents"))).toHaveLength(before);
});

testOnPosix("others cannot read the cache", () => {
  const documents = join(folder, "mcpgen", "documents");
  for (const file of readdirSync(documents)) expect(statSync(join(documents, file)).mode & 0o077).toBe(0);
});
