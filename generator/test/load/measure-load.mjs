import { demandResult, openConnection } from "./message-client.mjs";
import { percentile } from "./percentile.mjs";

const concurrency = 64;
const segment = 2_000;
const warmUp = 2_000;

/**
 * Many calls, 64 at a time, of ours and of the yardstick in turn, so that a machine that slows down slows both. Memory of
 * ours is what stays of it around `early` calls and at the end.
 */
export async function measureLoad({ ours, theirs, message, yardstickMessage, count, early }) {
  const pools = { ours: openPool(ours.url), theirs: openPool(theirs.url) };
  const times = { ours: [], theirs: [] };
  const memory = {};
  const samples = [];
  await load(pools.ours, message, warmUp, []);
  await load(pools.theirs, yardstickMessage, warmUp, []);
  const started = performance.now();
  let busy = 0;
  for (let done = 0; done < count; done += segment) {
    busy += await load(pools.ours, message, segment, times.ours);
    samples.push((await ours.usage()).residentMb);
    if (done + segment === early) memory.early = floorOf(samples);
    // As many as give a steady p99; the yardstick is slower, and need not run for as long.
    if ((done / segment) % 4 === 0) await load(pools.theirs, yardstickMessage, segment, times.theirs);
  }
  memory.late = floorOf(samples);
  for (const { close } of [...pools.ours, ...pools.theirs]) close();
  return {
    calls: count,
    seconds: (performance.now() - started) / 1_000,
    callsInSecond: (count / busy) * 1_000,
    memory,
    ours: { p50: percentile(times.ours, 50), p99: percentile(times.ours, 99) },
    theirs: { p50: percentile(times.theirs, 50), p99: percentile(times.theirs, 99) },
  };
}

/** What stays between two collections of garbage: the least of the last samples. */
function floorOf(samples) {
  return Math.min(...samples.slice(-5));
}

/** Connections that post to one path, one for each call that runs at a time. */
function openPool(url) {
  const server = new URL(url);
  return Array.from({ length: concurrency }, () => {
    const { post, close } = openConnection(server);
    return { post: (message) => post(server.pathname, message), close };
  });
}

/** Adds the milliseconds of each call to `times`; gives those of all. @throws at the first call that fails. */
async function load(pool, message, count, times) {
  let left = count;
  const started = performance.now();
  const work = async ({ post }) => {
    while (left-- > 0) {
      const begun = performance.now();
      demandResult(await post(message));
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(pool.map(work));
  return performance.now() - started;
}
