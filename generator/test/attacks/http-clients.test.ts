import { connect } from "node:net";
import { call } from "./attack.ts";
import { findCanaries } from "./canaries.ts";
import { textOf } from "./channel.ts";
import { buildHarbour, harmOf } from "./harbour.ts";
import { startHostileApi } from "./hostile-api.ts";
import {
  content,
  type HttpAttack,
  rebinding,
  request,
  smuggling,
  targets,
  unauthorized,
} from "./http-attacks.ts";
import { openChannel } from "./open-channel.ts";

const api = await startHostileApi();
const folder = await buildHarbour(api);
const flags = ["--base-url", `${api.origin}/v1`, "--log-level", "debug", "--max-request", "1048576"];
const channel = await openChannel("http", { folder, flags });
const { pid } = channel.process;

afterAll(async () => {
  await channel.close();
  await api.close();
});

/** Sends bytes over a connection of its own; resolves with all that came back until it ended. */
function exchange(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(channel.port, "127.0.0.1");
    let came = "";
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(came);
    };
    // Who sends half a message is left waiting; what the server says before is the answer.
    const timer = setTimeout(done, 15_000);
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      came += chunk;
    });
    socket.on("error", done).on("close", done);
    socket.write(bytes);
  });
}

async function strike({ send, want, body = /^/ }: HttpAttack): Promise<void> {
  const before = channel.written().length;
  const answer = await exchange(typeof send === "function" ? send() : send);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
  expect(want).toContain(status);
  expect(answer).not.toMatch(/access-control-|x-powered-by|server:/i);
  expect(answer.split("\r\n\r\n").slice(1).join("\r\n\r\n")).toMatch(body);
  await channel.send(call("get_ship", { ship: "ordinary" }));
  expect((await channel.take(1)).map(textOf)).toEqual(['{"well":true}']);
  expect([findCanaries(answer), harmOf(channel, before), channel.process.pid]).toEqual([[], [], pid]);
}

describe("a web page that is not the server's [threat: http]", () => {
  test.each(rebinding)("$name", strike);
});

describe("a client without the token [threat: http] [threat: secrets]", () => {
  test.each(unauthorized)("$name", strike);
});

describe("targets and methods [threat: http]", () => {
  test.each(targets)("$name", strike);
});

describe("framing and headers [threat: http]", () => {
  test.each(smuggling)("$name", strike);
});

describe("bodies [threat: http]", () => {
  test.each(content)("$name", strike);
});

test("a hundred requests at once on one connection are each answered [threat: http]", async () => {
  const open = Buffer.from(request().toString().replace("Connection: close\r\n", ""));
  const answer = await exchange(Buffer.concat([...Array<Buffer>(99).fill(open), request()]));
  expect(answer.match(/HTTP\/1\.1 200/g)?.length).toBe(100);
});
