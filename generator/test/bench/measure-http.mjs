import { on } from "node:events";
import { join } from "node:path";
import { loadHttp } from "./http-load.mjs";
import { startMeasured } from "./measured-process.mjs";
import { call } from "./prepare.mjs";
import { alternate, row } from "./samples.mjs";

const concurrency = 8;

/** CPU of the server for each request that calls a tool, over stateless Streamable HTTP. */
export async function measureHttp({ paths, runs, quick, api }) {
  const count = quick ? 1500 : 4000;
  const flags = ["--port", "0", "--groups", "all", "--log-level", "error", "--base-url", api.url];
  const ours = (folder, surface = "tools") => [
    join(folder, "dist/index.js"),
    ...["http", ...flags, "--surface", surface],
  ];
  const sdk = { API_URL: api.url };
  const throughSearch = toolCall("call_operation", { name: paths.toolOfGitHub, arguments: call.arguments });
  const [many, searched, one, reference] = await alternate(runs, [
    () => cpuForEach(ours(paths.gitHub), toolCall(paths.toolOfGitHub), count),
    () => cpuForEach(ours(paths.gitHub, "search"), throughSearch, count),
    () => cpuForEach(ours(paths.one), toolCall(paths.toolOfOne), count),
    () => cpuForEach([paths.http], toolCall("get_repo"), count, sdk),
  ]);
  const [manyPings, onePings, pingReference] = await alternate(Math.ceil(runs / 2), [
    () => cpuForEach(ours(paths.gitHub), ping, count),
    () => cpuForEach(ours(paths.one), ping, count),
    () => cpuForEach([paths.http], ping, count, sdk),
  ]);
  const plain = "the SDK's plain stateless set-up";
  const unit = "ms CPU/request";
  return [
    row({
      what: "HTTP tools/call, 1 tool",
      yardstick: plain,
      unit,
      ours: one,
      theirs: reference,
      target: 0.35,
    }),
    row({
      what: "HTTP ping, 1 tool",
      yardstick: plain,
      unit,
      ours: onePings,
      theirs: pingReference,
      target: 0.35,
    }),
    row({
      what: `HTTP tools/call, ${paths.toolCount} tools`,
      yardstick: "with 1 tool",
      unit,
      ours: many,
      theirs: one,
      target: 1.1,
    }),
    row({
      what: `HTTP tools/call, ${paths.toolCount} tools, through call_operation`,
      yardstick: plain,
      unit,
      ours: searched,
      theirs: reference,
      target: 0.35,
    }),
    row({
      what: `HTTP tools/call, ${paths.toolCount} tools, through call_operation`,
      yardstick: "the tool itself",
      unit,
      ours: searched,
      theirs: many,
      target: 1.1,
    }),
    row({
      what: `HTTP ping, ${paths.toolCount} tools`,
      yardstick: "with 1 tool",
      unit,
      ours: manyPings,
      theirs: onePings,
      target: 1.1,
    }),
  ];
}

const ping = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" });

const toolCall = (name, args = call.arguments) =>
  JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: args } });

async function cpuForEach(args, message, count, env = {}) {
  const server = startMeasured(args, { stdio: ["ignore", "ignore", "pipe"], env });
  const url = await addressOf(server.child);
  await loadHttp(url, message, concurrency, 1000);
  const before = await server.usage();
  await loadHttp(url, message, concurrency, count);
  const after = await server.usage();
  await server.stop();
  return (after.cpuMs - before.cpuMs) / count;
}

/** The servers write it to standard error when they listen. */
async function addressOf(child) {
  let text = "";
  for await (const [chunk] of on(child.stderr.setEncoding("utf8"), "data")) {
    text += chunk;
    const found = /http:\/\/[^\s"]+/.exec(text);
    if (found !== null) return found[0];
  }
  throw new Error("The server did not say where it listens.");
}
