import { startHttp } from "../connect-client.ts";
import { type Headers, postMessage } from "../raw-calls.ts";
import { call, message } from "./attack.ts";
import { canaries, operatorEnvironment } from "./canaries.ts";
import { type Channel, outcomeOf } from "./channel.ts";
import { buildHarbour, harmOf, openAll } from "./harbour.ts";
import { startHostileApi } from "./hostile-api.ts";
import { attemptsAt, restrictions } from "./surface-attacks.ts";

const api = await startHostileApi({
  long: (answer, { key }) => answer.end(JSON.stringify(Array(3_000).fill(`${"x".repeat(40)}${key.length}`))),
});
const folder = await buildHarbour(api);
afterAll(() => api.close());
beforeEach(() => {
  api.arrived.length = 0;
});

async function withServers(
  flags: readonly string[],
  use: (channel: Channel) => Promise<void>,
): Promise<void> {
  const channels = await openAll(folder, api, flags);
  try {
    await Promise.all(channels.map(use));
  } finally {
    await Promise.all(channels.map((channel) => channel.close()));
  }
}

/** The calls that are not refused, sent as batches, since they are many. */
async function findAnswered(channel: Channel, calls: readonly string[]): Promise<string[]> {
  const refused = new Set<unknown>();
  for (let start = 0; start < calls.length; start += 50) {
    const batch = calls.slice(start, start + 50);
    await channel.send(`[${batch.join(",")}]`);
    for (const answer of await channel.take(batch.length))
      if (outcomeOf(answer) !== "ok") refused.add(answer.id);
  }
  return calls.filter((sent) => !refused.has(JSON.parse(sent).id)).map((sent) => `${channel.way}: ${sent}`);
}

const lineOf = ({ method, url }: { method: string; url: string }): string => `${method} ${url}`;
const cases = restrictions.flatMap(({ flags, forbidden }) =>
  ["tools", "search"].map((surface) => ({
    title: `${flags.join(" ")}, --surface ${surface}`,
    flags: [...flags, "--surface", surface],
    forbidden,
  })),
);

test.each(cases)(
  "what is filtered is called by nobody: $title [threat: read-only-and-filters] [threat: confirmation]",
  async ({ flags, forbidden }) => {
    await withServers(flags, async (channel) => {
      const calls = forbidden.flatMap(attemptsAt).map(({ name, args }) => call(name, args));
      expect(await findAnswered(channel, calls)).toEqual([]);
      expect(harmOf(channel, 0)).toEqual([]);
      await channel.send(message({ id: 1, method: "tools/list" }));
      const [list] = await channel.take(1);
      const listed = JSON.stringify(list);
      for (const { tool } of forbidden.filter(
        ({ tool }) => tool !== "delete_ship" || flags[0] !== "--exclude",
      ))
        if (!(tool === "purge_records" && flags[0] === "--tools"))
          expect(listed).not.toContain(`"name":"${tool}"`);
    });
    expect(api.arrived.map(lineOf)).toEqual([]);
  },
);

describe("what one client narrows for itself, it cannot widen again [threat: read-only-and-filters]", () => {
  const flags = ["--path", "/mcp", "--base-url", `${api.origin}/v1`, "--groups", "all", "--confirm", "allow"];
  const token = { authorization: `Bearer ${canaries.bearer}` };

  const started = startHttp(folder, flags, operatorEnvironment);
  afterAll(async () => (await started).stop());

  test.each<[query: string, headers: Headers]>([
    ["?readonly=1", {}],
    ["?readonly", {}],
    ["?readonly=1&readonly=0", {}],
    ["?readonly=0&readonly=1", {}],
    ["?readonly=perhaps", {}],
    ["?readonly=0", { "x-mcp-readonly": "1" }],
    ["?readonly=1", { "x-mcp-readonly": "0" }],
    ["", { "x-mcp-readonly": "0, 1" }],
    ["", { "x-mcp-readonly": "TRUE" }],
    ["?groups=answers", {}],
    ["?groups=all", { "x-mcp-groups": "answers" }],
    ["?groups=ships", { "x-mcp-groups": "answers" }],
    ["?tools=create_ship,enter_ship", { "x-mcp-tools": "get_*" }],
    ["?tools=get_*&readonly=1", {}],
    ["?tools=constructor&groups=__proto__", {}],
  ])("%s %j", async (query, headers) => {
    const server = await started;
    for (const name of ["create_ship", "enter_ship"]) {
      const params = { name, arguments: { name: "a" } };
      const sent = { jsonrpc: "2.0", id: 1, method: "tools/call", params };
      expect(await postMessage(server.url + query, sent, { ...token, ...headers })).toMatchObject({
        isError: true,
      });
    }
    expect(api.arrived.map(lineOf)).toEqual([]);
  });
});

test("a handle is good for nobody else, whole, cut, changed or of another server [threat: tenants]", async () => {
  const flags = [
    "--path",
    "/mcp",
    "--base-url",
    `${api.origin}/v1`,
    "--groups",
    "all",
    "--credentials",
    "passthrough",
  ];
  const server = await startHttp(folder, flags, {});
  const [own, other] = [canaries.tenantA, canaries.tenantB].map((key) => ({ "x-api-key": key }));
  const post = async (headers: Headers | undefined, name: string, args: object) =>
    postMessage(
      server.url,
      { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: args } },
      headers,
    );
  const { text } = await post(own, "get_answer", { kind: "long" });
  const handle = /"handle":"([\w-]+)"/.exec(text)?.[1] ?? "";
  expect(handle).not.toBe("");
  expect(await post(own, "read_result", { handle })).toMatchObject({ isError: false });
  const middle = handle.length >> 1;
  const changed = handle.slice(0, middle) + (handle[middle] === "A" ? "B" : "A") + handle.slice(middle + 1);
  for (const [headers, given] of [
    [other, handle],
    [own, changed],
    [own, handle.slice(0, -4)],
    [own, `${handle}=`],
    [own, `${handle}AAAA`],
    [own, "A".repeat(100_000)],
    [own, "\0"],
  ] as const)
    expect(await post(headers, "read_result", { handle: given })).toMatchObject({ isError: true });
  for (const more of [
    { page: 9_007_199_254_740_991 },
    { path: "a.".repeat(50_000) },
    { path: "__proto__.constructor" },
  ])
    expect((await post(own, "read_result", { handle, ...more })).status).toBe(200);
  expect(await post(own, "read_result", { handle })).toMatchObject({ isError: false });
  await server.stop();
}, 60_000);
