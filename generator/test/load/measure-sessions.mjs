import { demandResult, openConnection, openStream } from "./message-client.mjs";
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
  const server = new URL(url);
  return {
    http: await compare(count, await keptHttp(server, message), () => sessionOverHttp(server, message)),
    sse: await compare(count, await keptSse(server, message), () => sessionOverSse(server, message)),
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

async function keptHttp(server, message) {
  const connection = openConnection(server);
  return {
    call: async () => demandResult(await connection.post(server.pathname, message)),
    close: connection.close,
  };
}

/** A connection of its own, as a client that knows nothing of the call before. */
async function sessionOverHttp(server, message) {
  const { post, close } = openConnection(server);
  demandResult(await post(server.pathname, initialize));
  await post(server.pathname, initialized);
  demandResult(await post(server.pathname, message));
  close();
}

async function keptSse(server, message) {
  const stream = await openStream(server);
  const { post, close } = openConnection(server);
  await post(stream.path, initialize);
  await stream.next();
  await post(stream.path, initialized);
  return {
    call: async () => {
      await post(stream.path, message);
      demandResult(await stream.next());
    },
    close: () => {
      stream.close();
      close();
    },
  };
}

async function sessionOverSse(server, message) {
  const session = await keptSse(server, message);
  await session.call();
  session.close();
}
