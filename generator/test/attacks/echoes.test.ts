import { call } from "./attack.ts";
import { canaries, operatorEnvironment } from "./canaries.ts";
import { type Channel, textOf } from "./channel.ts";
import { echoes } from "./echoes.ts";
import { buildHarbour, harmOf, openAll } from "./harbour.ts";
import { startHostileApi } from "./hostile-api.ts";
import { openChannel } from "./open-channel.ts";

const api = await startHostileApi({ ...echoes, query: echo, basic: echo, token: echo });
const folder = await buildHarbour(api);
const flags = ["--max-response", "65536", "--timeout", "5"];
const base = ["--base-url", `${api.origin}/v1`, "--groups", "all", "--log-level", "debug", ...flags];
const operators = await openAll(folder, api, flags);
const tenants = await Promise.all(
  [canaries.tenantA, canaries.tenantB].map((key) =>
    openChannel("http", {
      folder,
      flags: [...base, "--credentials", "passthrough"],
      env: {},
      headers: { authorization: `Bearer ${key}` },
    }),
  ),
);
const all = [...operators, ...tenants];

afterAll(async () => {
  await Promise.all(all.map((channel) => channel.close()));
  await api.close();
});

function echo(...[answer, { key, url }]: Parameters<NonNullable<(typeof echoes)[string]>>): void {
  answer.end(JSON.stringify({ key, url }));
}

async function calls(channel: Channel, tool: string, args: object) {
  const before = channel.written().length;
  await channel.send(call(tool, args));
  const [answer] = await channel.take(1);
  await new Promise((done) => setImmediate(done));
  return { text: answer === undefined ? "no answer" : textOf(answer), harm: harmOf(channel, before) };
}

describe("a credential that the API echoes [threat: secrets] [threat: tenants]", () => {
  test.each(Object.keys(echoes))("%s", async (kind) => {
    const tool = /-in-link$|-in-created$/.test(kind) ? ["get_answer", "head_answer"] : ["get_answer"];
    for (const name of tool) {
      const told = await Promise.all(all.map((channel) => calls(channel, name, { kind })));
      expect(told.flatMap(({ harm }) => harm)).toEqual([]);
      expect(told.map(({ text }) => text)).not.toContain("no answer");
    }
  });

  test.each(["by_query", "by_password", "by_token"])("%s", async (tool) => {
    const told = await Promise.all(operators.map((channel) => calls(channel, tool, {})));
    expect(told.flatMap(({ harm }) => harm)).toEqual([]);
    for (const { text } of told) expect(text).toContain('"key":"[redacted]"');
  });
});

test.each(["error", "warn", "info", "debug"])(
  "at --log-level %s nothing is written either",
  async (level) => {
    const channel = await openChannel("stdio", {
      folder,
      flags: [...base, "--log-level", level].filter(
        (flag, at, list) => flag !== "debug" || list.indexOf(flag) !== at || level === "debug",
      ),
      env: operatorEnvironment,
    });
    for (const kind of ["raw-in-error", "raw-in-location", "json-escaped-in-value", "raw-in-request-id"])
      expect((await calls(channel, "get_answer", { kind: `echo-${kind}` })).harm).toEqual([]);
    await channel.send(call(`no ${canaries.operator}`));
    await channel.take(1);
    await channel.close();
  },
);
