// A hosted server under load, with all operations of GitHub as tools and an API on this machine.
//   npm run load -- [--quick] [--json FILE]
// Prints a table and one line of JSON. Exit code 1 when a call fails or a bound is missed. Needs a compiled mcpgen.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startMeasured } from "../bench/measured-process.mjs";
import { bundle, call, generate, gitHubSpec, toolNamed, toolsOf } from "../bench/prepare.mjs";
import { startStandIn } from "../bench/start-stand-in.mjs";
import { measureLoad } from "./measure-load.mjs";
import { measureSessions } from "./measure-sessions.mjs";

const { values: flags } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" } },
});
const folder = mkdtempSync(join(tmpdir(), "mcpgen-load-"));
const running = [];
const api = await startStandIn();
try {
  const measured = await measure();
  const bounds = boundsOf(measured);
  process.stdout.write(table(measured, bounds));
  const report = JSON.stringify({ ...measured, bounds });
  process.stdout.write(`${report}\n`);
  if (flags.json !== undefined) writeFileSync(flags.json, `${report}\n`);
  if (bounds.some(({ met }) => !met)) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`The load cannot be measured: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  for (const server of running) await server.stop();
  api.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const package_ = join(folder, "github");
  generate(gitHubSpec, package_);
  const yardstick = join(folder, "low-level-http-server.mjs");
  await bundle("low-level-http-server.mjs", yardstick);
  const ours = await start([
    ...[join(package_, "dist/index.js"), "http", "--port", "0", "--groups", "all", "--surface", "tools"],
    ...["--base-url", api.url],
  ]);
  const theirs = await start([yardstick], { API_URL: api.url });
  const message = messageOf(toolNamed(package_));
  const load = await measureLoad({
    ours,
    theirs,
    message,
    yardstickMessage: messageOf("get_repo"),
    count: flags.quick ? 20_000 : 100_000,
    early: flags.quick ? 10_000 : 20_000,
  });
  // After the load, for which a hosted server was warmed up.
  const sessions = await measureSessions({ url: ours.url, message, count: flags.quick ? 100 : 400 });
  return { tools: Object.keys(toolsOf(package_)).length, sessions, load };
}

function messageOf(name) {
  return JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: { name, arguments: call.arguments },
  });
}

/** Starts a server and waits for its address, which it writes to standard error. */
async function start(args, env = {}) {
  const server = startMeasured(args, { stdio: ["ignore", "ignore", "pipe"], env });
  running.push(server);
  const { stderr } = server.child;
  stderr.setEncoding("utf8");
  let text = "";
  while (!text.includes("\n")) text += (await once(stderr, "data"))[0];
  stderr.resume();
  return { ...server, url: /http:\/\/[^\s"]+/.exec(text)[0] };
}

function boundsOf({ sessions, load }) {
  const { memory, ours, theirs } = load;
  return [
    bound("memory after all calls, against that after the first", memory.late / memory.early, 1.1),
    bound("p99 of a call, 64 at once, against a hand-written server", ours.p99 / theirs.p99, 1.2),
    bound("session for each call, p95, against a kept connection (HTTP)", sessions.http.ratio, 2.5),
    bound("session for each call, p95, against a kept session (SSE)", sessions.sse.ratio, 2.5),
  ];
}

function bound(what, ratio, most) {
  return { what, ratio: Number(ratio.toFixed(3)), most, met: ratio <= most };
}

function table({ tools, sessions, load }, bounds) {
  const ms = (value) => `${value.toFixed(2)} ms`;
  const lines = [
    ["tools", String(tools)],
    ["calls, none failed", String(load.calls)],
    ["calls in a second", load.callsInSecond.toFixed(0)],
    ["memory early, late", `${load.memory.early.toFixed(0)} MB, ${load.memory.late.toFixed(0)} MB`],
    ["p50, p99", `${ms(load.ours.p50)}, ${ms(load.ours.p99)}`],
    ["hand-written p50, p99", `${ms(load.theirs.p50)}, ${ms(load.theirs.p99)}`],
    ["HTTP p95: kept, session", `${ms(sessions.http.kept)}, ${ms(sessions.http.session)}`],
    ["SSE p95: kept, session", `${ms(sessions.sse.kept)}, ${ms(sessions.sse.session)}`],
    ...bounds.map(({ what, ratio, most, met }) => [what, `${ratio} <= ${most} ${met ? "yes" : "NO"}`]),
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return `${lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n")}\n`;
}
