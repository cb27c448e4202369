import { demandResult, openConnection, openStream } from "./message-client.mjs";
import { percentile } from "./percentile.mjs";

const initialize = JSON.stringify({
  jsonrpc: "2.0",
  id: 0,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "load", version: "1" } },
});
const initialized = JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" });

/**
 * What a client costs that opens a new session for every call, against a call on what is open: the 95th percentiles in
 * milliseconds, and how they compare. Taken in rounds of `count` turns, of which the middle one counts and `ratios` has
 * all: a machine that others use, too, is slow for a while, which strikes the longer of the two more often.
 */
export async function measureSessions({ url, message, count }) {
  const server = new URL(url);
  return {
    http: await compare(count, await keptHttp(server, message), () => sessionOverHttp(server, message)),
    sse: await compare(count, await keptSse(server, message), () => sessionOverSse(server, message)),
  };
}

/** Turns that are not counted: for so long V8 goes on compiling what the server and this client run, and uses the processors for it. */
const warmUp = 2_000;

const rounds = 7;

async function compare(count, kept, session) {
  await takeTurns(warmUp, kept.call, session);
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    const times = await takeTurns(count, kept.call, session);
    const [keptMs, sessionMs] = [percentile(times.kept, 95), percentile(times.session, 95)];
    measured.push({ kept: keptMs, session: sessionMs, ratio: sessionMs / keptMs });
  }
  kept.close();
  measured.sort((one, other) => one.ratio - other.ratio);
  return { ...measured[(rounds - 1) / 2], ratios: measured.map(({ ratio }) => ratio) };
}

/** In turn, so that a machine that slows down slows both; milliseconds of each. */
async function takeTurns(count, kept, session) {
  const times = { kept: [], session: [] };
  for (let turn = 0; turn < count; turn += 1) {
    times.kept.push(await timed(kept));
    times.session.push(await timed(session));
  }
  return times;
}

async function timed(act) {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
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
