import { createPool, demandResult, openStream, post } from "./message-client.mjs";
import { percentile } from "./percentile.mjs";

const initialize = JSON.stringify({
  jsonrpc: "2.0",
  id: 0,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "load", version: "1" } },
});
const initialized = JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" });

/** What a client costs that opens a new session for every call, against a call on what is open; milliseconds. */
export async function measureSessions({ url, message, count }) {
  const origin = new URL(url).origin;
  return {
    http: await compare(count, await keptHttp(url, message), () => sessionOverHttp(url, message)),
    sse: await compare(count, await keptSse(origin, message), () => sessionOverSse(origin, message)),
  };
}

/** Turns that are not counted: until then V8 has not compiled what the server and this client run, and each takes twice as long. */
const warmUp = 500;

async function compare(count, kept, session) {
  const times = { kept: [], session: [] };
  for (let turn = -warmUp; turn < count; turn += 1) {
    for (const [name, act] of [
      ["kept", kept.call],
      ["session", session],
    ]) {
      const begun = performance.now();
      await act();
      if (turn >= 0) times[name].push(performance.now() - begun);
    }
  }
  kept.close();
  return { kept: percentile(times.kept, 95), session: percentile(times.session, 95) };
}

async function keptHttp(url, message) {
  const pool = createPool(1);
  return {
    call: async () => demandResult(await post(url, message, pool)),
    close: () => pool.destroy(),
  };
}

/** A connection of its own, as a client that knows nothing of the call before. */
async function sessionOverHttp(url, message) {
  const pool = createPool(1);
  demandResult(await post(url, initialize, pool));
  await post(url, initialized, pool);
  demandResult(await post(url, message, pool));
  pool.destroy();
}

async function keptSse(origin, message) {
  const pool = createPool(2);
  const stream = await openStream(`${origin}/sse`, pool);
  await post(stream.address, initialize, pool);
  await stream.next();
  await post(stream.address, initialized, pool);
  return {
    call: async () => {
      await post(stream.address, message, pool);
      demandResult(await stream.next());
    },
    close: () => {
      stream.close();
      pool.destroy();
    },
  };
}

async function sessionOverSse(origin, message) {
  const session = await keptSse(origin, message);
  await session.call();
  session.close();
}
