import { type AnswerAttack, bodies, framing, redirects, slow } from "./answers.ts";
import { call } from "./attack.ts";
import { outcomeOf, textOf, ways } from "./channel.ts";
import { attackAll, buildHarbour, harmOf, openAll } from "./harbour.ts";
import { startHostileApi } from "./hostile-api.ts";

const every = [...framing, ...slow, ...redirects, ...bodies];
const api = await startHostileApi(Object.fromEntries(every.map(({ kind, misbehave }) => [kind, misbehave])));
const folder = await buildHarbour(api);
const channels = await openAll(folder, api, ["--timeout", "5", "--max-response", "65536"]);
const pids = channels.map(({ process }) => process.pid);

afterAll(async () => {
  await Promise.all(channels.map((channel) => channel.close()));
  await api.close();
});

beforeEach(() => {
  api.arrived.length = 0;
});

async function strike({ kind, want, text }: AnswerAttack): Promise<void> {
  const send = () => call("get_answer", { kind });
  const after = await attackAll(channels, {
    name: kind,
    send,
    want: want === "either" ? "ok" : want,
    ...(text === undefined ? {} : { text }),
  });
  for (const way of ways)
    if (want === "either" && after.got.outcome[way] === "refused") after.got.outcome[way] = "ok";
  expect(after.got).toEqual(after.want);
  expect(channels.map(({ process }) => process.pid)).toEqual(pids);
}

describe("answers with wrong bytes and codings [threat: upstream]", () => {
  test.each(framing)("$kind", strike);
});

test("answers that take their time, at once [threat: upstream]", async () => {
  for (const channel of channels) {
    const before = channel.written().length;
    const calls = slow.map(({ kind }) => call("get_answer", { kind }));
    await channel.send(`[${calls.join(",")}]`);
    const answers = await channel.take(calls.length);
    for (const [index, { kind, want, text = /^/ }] of slow.entries()) {
      const answer = answers.find(({ id }) => id === JSON.parse(calls[index] ?? "{}").id) ?? {};
      expect([channel.way, kind, outcomeOf(answer)]).toEqual([channel.way, kind, want]);
      expect(textOf(answer)).toMatch(text);
    }
    expect(harmOf(channel, before)).toEqual([]);
  }
});

describe("answers that are not what they are called [threat: answers]", () => {
  test.each(bodies)("$kind", strike);
});

describe("answers that lead elsewhere [threat: redirects]", () => {
  test.each(redirects)("$kind", async (attack) => {
    await strike(attack);
    expect(api.arrived.filter(({ url }) => url.includes("stolen"))).toEqual([]);
    // A loop within the origin is followed three times, by each of the servers.
    expect(api.arrived.length).toBeLessThanOrEqual(channels.length * 5);
  });

  test("a POST that is redirected is not sent again", async () => {
    const send = () => call("post_answer", { kind: "to-itself" });
    const { got, want } = await attackAll(channels, { name: "POST", send, want: "ok", text: /"location"/ });
    expect(got).toEqual(want);
    expect(api.arrived.filter(({ method }) => method === "POST").length).toBe(channels.length);
  });
});
