import { spawn } from "node:child_process";
import { type StartedServer, startHttp } from "../connect-client.ts";
import { canaries, operatorEnvironment } from "./canaries.ts";
import { type Channel, createInbox, type Message, type Way } from "./channel.ts";

export interface ChannelOptions {
  /** Folder of the package. */
  folder: string;
  flags: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Sent with every HTTP request; the server's bearer token when absent. */
  headers?: Readonly<Record<string, string>>;
}

/** Starts a server and speaks to it by hand: a client library would not send what an attacker sends. */
export async function openChannel(way: Way, options: ChannelOptions): Promise<Channel> {
  if (way === "stdio") return openStdio(options);
  const server = await startServer(options);
  return way === "http" ? openHttp(server, options) : openSse(server, options);
}

const door = { authorization: `Bearer ${canaries.bearer}` };

function openStdio({ folder, flags, env = operatorEnvironment }: ChannelOptions): Channel {
  const child = spawn(process.execPath, [`${folder}/dist/index.js`, ...flags], {
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  const inbox = createInbox();
  let written = "";
  let rest = "";
  child.stderr.on("data", (chunk: Buffer) => {
    written += chunk;
  });
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    written += chunk;
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) inbox.put(parse(line));
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  return {
    way: "stdio",
    process: child,
    port: 0,
    written: () => written,
    send: async (bytes) => {
      child.stdin.write(bytes);
      child.stdin.write("\n");
      return undefined;
    },
    take: (count) => inbox.take(count),
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** A line that is not JSON-RPC becomes a message that no test expects. */
function parse(text: string): Message {
  try {
    const message: Message = JSON.parse(text);
    if (message.jsonrpc === "2.0") return message;
  } catch {
    // Told below.
  }
  return { error: { code: 0, message: `not JSON-RPC: ${text.slice(0, 200)}` } };
}

interface Started extends StartedServer {
  origin: string;
  stderr(): string;
}

async function startServer({ folder, flags, env = operatorEnvironment }: ChannelOptions): Promise<Started> {
  const server = await startHttp(folder, ["--path", "/mcp", ...flags], { ...env });
  let said = "";
  server.process.stderr?.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  return { ...server, origin: new URL(server.url).origin, stderr: () => said };
}

const json = { "content-type": "application/json", accept: "application/json" };

function openHttp(server: Started, { headers = door }: ChannelOptions): Channel {
  const inbox = createInbox();
  let written = "";
  return {
    way: "http",
    process: server.process,
    port: Number(new URL(server.url).port),
    written: () => written + server.stderr(),
    send: async (bytes) => {
      const response = await fetch(server.url, {
        method: "POST",
        headers: { ...json, ...headers },
        body: new Uint8Array(Buffer.from(bytes)),
      });
      const body = await response.text();
      written += `${JSON.stringify([...response.headers])}\n${body}\n`;
      for (const message of messagesOf(body)) inbox.put(message);
      return response.status;
    },
    // Nothing comes after its answer.
    take: () => inbox.take(0),
    close: server.stop,
  };
}

function messagesOf(body: string): Message[] {
  if (body === "") return [];
  const whole = body.startsWith("[") ? (JSON.parse(body) as unknown[]) : [JSON.parse(body)];
  return whole.map((message) => parse(JSON.stringify(message)));
}

async function openSse(server: Started, { headers = door }: ChannelOptions): Promise<Channel> {
  const inbox = createInbox();
  let written = "";
  let address = (_: string) => {};
  const known = new Promise<string>((resolve) => {
    address = resolve;
  });
  const leave = new AbortController();
  const stream = await fetch(`${server.origin}/sse`, { headers, signal: leave.signal });
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of body) {
      const piece = decoder.decode(chunk, { stream: true });
      written += piece;
      const events = (text + piece).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const [, name, data = ""] = /^event: ([^\n]*)\ndata: ([^\n]*)$/.exec(event) ?? [];
        if (name === "endpoint") address(new URL(data, server.origin).href);
        else if (name !== undefined) inbox.put(parse(data));
      }
    }
  };
  if (stream.body !== null) read(stream.body).catch(() => {});
  const url = await known;
  return {
    way: "sse",
    process: server.process,
    port: Number(new URL(server.url).port),
    written: () => written + server.stderr(),
    send: async (bytes) => {
      const body = new Uint8Array(Buffer.from(bytes));
      const response = await fetch(url, { method: "POST", headers: { ...json, ...headers }, body });
      const text = await response.text();
      written += `${JSON.stringify([...response.headers])}\n${text}\n`;
      if (response.status !== 202) for (const message of messagesOf(text)) inbox.put(message);
      return response.status;
    },
    take: (count) => inbox.take(count),
    close: () => {
      leave.abort();
      return server.stop();
    },
  };
}
