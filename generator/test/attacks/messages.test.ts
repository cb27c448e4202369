import { attackAll, buildHarbour, openAll } from "./harbour.ts";
import { startHostileApi } from "./hostile-api.ts";
import { malformed, outOfPlace, oversized } from "./message-attacks.ts";

const api = await startHostileApi();
const folder = await buildHarbour(api);
const channels = await openAll(folder, api);
const pids = channels.map(({ process }) => process.pid);

afterAll(async () => {
  await Promise.all(channels.map((channel) => channel.close()));
  await api.close();
});

describe("a client over stdio, Streamable HTTP and SSE [threat: stdio] [threat: http]", () => {
  test.each([...malformed, ...oversized, ...outOfPlace])("$name", async (attack) => {
    const { got, want } = await attackAll(channels, attack);
    expect(got).toEqual(want);
    expect(channels.map(({ process }) => process.pid)).toEqual(pids);
  });
});
