import { call } from "./attack.ts";
import { canaries, findCanaries, operatorEnvironment } from "./canaries.ts";
import { type Channel, textOf } from "./channel.ts";
import { echoes } from "./echoes.ts";
import { buildHarbour, harmOf, openAll } from "./harbour.ts";
import { type Misbehaviour, startHostileApi } from "./hostile-api.ts";
import { openChannel } from "./open-channel.ts";

const tell: Misbehaviour = (answer, { key, url }) => answer.end(JSON.stringify({ key, url }));
const api = await startHostileApi({ ...echoes, query: tell, basic: tell, token: tell });
const folder = await buildHarbour(api);
const limits = ["--max-response", "65536", "--timeout", "5"];
const flags = ["--base-url", `${api.origin}/v1`, "--groups", "all", ...limits];
const operators = await openAll(folder, api, limits);
const tenants = await Promise.all(
  [canaries.tenantA, canaries.tenantB].map((key) =>
    openChannel("http", {
      folder,
      flags: [...flags, "--log-level", "debug", "--credentials", "passthrough"],
      env: {},
      headers: { "x-api-key": key },
    }),
  ),
);
const all = [...operators, ...tenants];

afterAll(async () => {
  await Promise.all(all.map((channel) => channel.close()));
  await api.close();
});

/** What calls lead to that must not be; each of them must be answered. */
async function callEach(channel: Channel, calls: readonly [tool: string, kind: string][]): Promise<string[]> {
  const before = channel.written().length;
  const harm: string[] = [];
  for (const [tool, kind] of calls) {
    await channel.send(call(tool, { kind }));
    const [answer] = await channel.take(1);
    if (answer === undefined) harm.push(`${kind} is not answered`);
  }
  return [...harm, ...harmOf(channel, before)];
}

const kinds = Object.keys(echoes);
const spellings = [...new Set(kinds.map((kind) => kind.replace(/^echo-(.*)-in-.*$/, "$1")))];

describe("a credential that the API echoes [threat: secrets] [threat: tenants]", () => {
  test.each(spellings)("as %s", async (spelling) => {
    const own = kinds.filter((kind) => kind === spelling || kind.startsWith(`echo-${spelling}-in-`));
    expect(own.length).toBeGreaterThan(0);
    const calls = own.flatMap((kind): [string, string][] =>
      /-in-(link|created)$/.test(kind)
        ? [
            ["get_answer", kind],
            ["head_answer", kind],
          ]
        : [["get_answer", kind]],
    );
    const harm = await Promise.all(all.map((channel) => callEach(channel, calls)));
    expect(harm.flat()).toEqual([]);
  });

  test.each(["by_query", "by_password", "by_token"])("%s", async (tool) => {
    for (const channel of operators) {
      const before = channel.written().length;
      await channel.send(call(tool, {}));
      const [answer = {}] = await channel.take(1);
      expect(textOf(answer)).toContain('"key":"[redacted]"');
      expect(harmOf(channel, before)).toEqual([]);
    }
  });
});

test.each(["error", "warn", "info", "debug"])("nothing is written at --log-level %s", async (level) => {
  const channel = await openChannel("stdio", {
    folder,
    flags: [...flags, "--log-level", level],
    env: operatorEnvironment,
  });
  const kindsToo = ["raw-in-error", "raw-in-location", "json-escaped-in-value", "raw-in-request-id"];
  const harm = await callEach(
    channel,
    kindsToo.map((kind) => ["get_answer", `echo-${kind}`]),
  );
  for (const told of [
    call(`no ${canaries.operator}`),
    call("get_ship", { [canaries.operator]: canaries.operator }),
  ]) {
    await channel.send(told);
    await channel.take(1);
  }
  await channel.close();
  expect([...harm, ...findCanaries(channel.written())]).toEqual([]);
});

test("the search finds a canary in every disguise, so that a leak would be seen", () => {
  for (const disguise of [
    `x${canaries.operator}y`,
    JSON.stringify(canaries.operator),
    encodeURIComponent(canaries.operator),
    Buffer.from(`a:${canaries.operator}`).toString("base64"),
    canaries.operator.toUpperCase(),
    [...canaries.operator].reverse().join(""),
    [...canaries.operator].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(""),
  ])
    expect(findCanaries(disguise)).not.toEqual([]);
  expect(findCanaries("[redacted]")).toEqual([]);
});
