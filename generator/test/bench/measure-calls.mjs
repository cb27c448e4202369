import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { call } from "./prepare.mjs";
import { alternate, row } from "./samples.mjs";
import { createStdioClient } from "./stdio-client.mjs";

const concurrency = 32;

/** Calls in a second over standard input and output, 32 at a time, each one request to the API. */
export async function measureCalls({ paths, runs, quick, api }) {
  const count = quick ? 4000 : 12_000;
  const ours = [join(paths.gitHub, "dist/index.js"), "--groups", "all", "--log-level", "error", "--surface"];
  const direct = { name: paths.toolOfGitHub, arguments: call.arguments };
  const [calls, searched, reference] = await alternate(runs, [
    () => callsInSecond([...ours, "tools", "--base-url", api.url], direct, count, {}),
    () =>
      callsInSecond(
        [...ours, "search", "--base-url", api.url],
        { name: "call_operation", arguments: direct },
        count,
        {},
      ),
    () => callsInSecond([paths.stdio], { ...direct, name: "get_repo" }, count, { API_URL: api.url }),
  ]);
  const shared = {
    yardstick: "a hand-written low-level SDK server with fetch",
    unit: "calls/s",
    theirs: reference,
    limit: "least",
    target: 1.2,
  };
  const what = `tools/call on stdio, concurrency ${concurrency}`;
  return [
    row({ ...shared, what, ours: calls }),
    row({ ...shared, what: `${what}, through call_operation`, ours: searched }),
    row({
      ...shared,
      what: `${what}, through call_operation`,
      yardstick: "the tool itself",
      ours: searched,
      theirs: calls,
      target: 0.9,
    }),
  ];
}

async function callsInSecond(args, params, count, env) {
  const child = spawn(process.execPath, args, {
    stdio: ["pipe", "pipe", "ignore"],
    env: { ...process.env, GITHUB_TOKEN: "sample", ...env },
  });
  const client = createStdioClient(child);
  await client.initialize();
  await client.load("tools/call", params, concurrency, 1000);
  const elapsed = await client.load("tools/call", params, concurrency, count);
  const ended = once(child, "exit");
  child.kill();
  await ended;
  return (count / elapsed) * 1000;
}
