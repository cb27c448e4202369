import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { connectHttp, type StartedServer, startHttp, toolNames } from "./connect-client.ts";
import { buildPackage } from "./retell-package.ts";

const operation = (operationId: string) => ({ operationId, responses: { 200: { description: "Done" } } });
const document = {
  openapi: "3.1.0",
  info: { title: "Archive", version: "1" },
  servers: [{ url: "https://archive.invalid" }],
  security: [{ key: [] }],
  paths: {
    "/records": { get: operation("listRecords") },
    "/few": { get: operation("listFew") },
    "/export": { post: operation("makeExport") },
  },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
};

const megabyte = 1024 * 1024;
const recordAt = (id: number) => ({ id, name: `record ${id}`, note: "é".repeat(60), tags: ["a", "b"] });

/** JSON text of a page of records of about so many bytes. */
function pageOf(bytes: number): { text: Buffer; records: number } {
  const records = Math.floor(bytes / Buffer.byteLength(`${JSON.stringify(recordAt(123_456))},`));
  const items = Array.from({ length: records }, (_, id) => JSON.stringify(recordAt(id)));
  return { text: Buffer.from(`{"items":[${items.join(",")}],"total":${records}}`), records };
}

const large = pageOf(50 * megabyte);
const few = pageOf(megabyte);
const arrived: string[] = [];
const api = createServer((request, response) => {
  arrived.push(`${request.method} ${request.url}`);
  request.resume();
  response.setHeader("content-type", "application/json");
  response.end(request.url === "/records" ? large.text : few.text);
});
await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;

const scratch = await mkdtemp(join(tmpdir(), "mcpgen-read-on-"));
await writeFile(join(scratch, "archive.json"), JSON.stringify(document));
const folder = await buildPackage(join(scratch, "archive.json"));

const flags = ["--base-url", origin, "--credentials", "passthrough", "--max-response", String(64 * megabyte)];
const start = (more: string[] = [], env = { MCP_HANDLE_KEY: "a secret of all replicas" }) =>
  startHttp(folder, [...flags, "--confirm", "allow", ...more], env);
const replicas: StartedServer[] = [await start(), await start(), await start()];
const stranger = await start(["--read-results"], { MCP_HANDLE_KEY: "" });
const clientsOf = (key: string): Promise<Client[]> =>
  Promise.all([...replicas, stranger].map(({ url }) => connectHttp(url, { authorization: `Bearer ${key}` })));
const clients = await clientsOf("tenant-a-0123456789");
const others = await clientsOf("tenant-b-0123456789");

afterAll(async () => {
  await Promise.all([...clients, ...others].map((client) => client.close()));
  await Promise.all([...replicas, stranger].map((server) => server.stop()));
  api.closeAllConnections();
  api.close();
  await rm(scratch, { recursive: true, force: true });
});

interface Answer {
  isError: boolean;
  length: number;
  value: { items: { id: number }[]; message?: string };
  said: string;
  handle: string;
}

async function call(
  client: Client | undefined,
  name: string,
  args: Record<string, unknown> = {},
): Promise<Answer> {
  const result = (await client?.callTool({ name, arguments: args })) as CallToolResult;
  const [text = "", said = ""] = result.content.map((item) => (item.type === "text" ? item.text : ""));
  const handle = /"handle":"([\w-]+)"/.exec(said)?.[1] ?? "";
  return { isError: result.isError === true, length: text.length, value: JSON.parse(text), said, handle };
}

const read = (at: number, args: Record<string, unknown>, by = clients) => call(by[at], "read_result", args);

/** Resident memory of a process in MB, and the most that it ever was; zero where the system does not tell. */
async function memoryOf({ process: { pid } }: StartedServer): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1024;
  return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
}

test("50 MB are read to the last element across three replicas, in flat memory", async () => {
  const first = await call(clients[0], "list_records");
  expect(first.value).toMatchObject({ total: large.records });
  const last = await read(1, { handle: first.handle, path: `items.${large.records - 1}` });
  expect(last.value).toEqual({ items: [recordAt(large.records - 1)] });
  const beyond = await read(2, { handle: first.handle, page: 100_000 });
  const pages = Number(/has ([\d,]+) parts/.exec(beyond.value.message ?? "")?.[1]?.replaceAll(",", ""));
  expect(pages).toBeGreaterThan(300);

  let answer = await read(0, { handle: first.handle, page: pages - 17 });
  const memory: number[] = [];
  for (let turn = 1; answer.handle !== ""; turn += 1) {
    const [next] = answer.value.items.slice(-1);
    answer = await read(turn % 3, { handle: answer.handle });
    expect(answer.value.items[0]?.id).toBe((next?.id ?? 0) + 1);
    expect(answer.length).toBeLessThanOrEqual(90_000);
    memory.push((await memoryOf(replicas[turn % 3] as StartedServer)).most);
  }
  expect(answer.value.items.at(-1)).toEqual(recordAt(large.records - 1));
  expect(memory.length).toBe(17);
  // Each replica has seen the answer twice, then four times more: kept answers (150 MB each) would triple its
  // peak, while garbage that was not collected in time moves it by half at most.
  const growth = replicas.map((_, index) => (memory.at(-1 - index) ?? 0) / (memory.at(-13 - index) ?? 1));
  for (const each of growth) expect(each).toBeLessThan(2.2);
}, 90_000);

test("every part of an answer follows on the one before, from whichever replica", async () => {
  let answer = await call(clients[0], "list_few");
  const ids = answer.value.items.map(({ id }) => id);
  for (let turn = 1; answer.handle !== ""; turn += 1) {
    answer = await read(turn % 3, { handle: answer.handle });
    ids.push(...answer.value.items.map(({ id }) => id));
  }
  expect(ids).toEqual(Array.from({ length: few.records }, (_, id) => id));
}, 30_000);

test("a handle is for one tenant, whole, and known to those who share the key [threat: tenants]", async () => {
  const { handle } = await call(clients[0], "list_few");
  const before = arrived.length;
  const forged = handle.slice(0, -1) + (handle.endsWith("A") ? "Q" : "A");
  const refusals = await Promise.all([
    read(1, { handle }, others),
    read(0, { handle }, others),
    read(1, { handle: forged }),
    read(3, { handle }),
  ]);
  for (const { isError, value } of refusals) {
    expect([isError, value.message]).toEqual([true, refusals[0]?.value.message]);
    expect(JSON.stringify(value)).not.toMatch(/few|tenant|records/);
  }
  expect(arrived.length).toBe(before);
});

test("what a call has changed is read where it was made, and not made again", async () => {
  const made = await call(clients[0], "make_export");
  expect((await read(0, { handle: made.handle })).value.items[0]?.id).toBe(made.value.items.length);
  const elsewhere = await read(1, { handle: made.handle });
  expect(elsewhere.value.message).toMatch(/^The answer is no longer here/);
  expect(arrived.filter((line) => line.startsWith("POST")).length).toBe(1);
});

test("the list of tools is the vendor's, unless the operator adds to it", async () => {
  const names = ["list_few", "list_records", "make_export"];
  expect((await toolNames(clients[0] as Client)).sort()).toEqual(names);
  expect((await toolNames(clients[3] as Client)).sort()).toEqual([...names, "read_result"]);
});
