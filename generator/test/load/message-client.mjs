import { connect } from "node:net";

// Over bare sockets, since the client of node:http takes as long for a request as the server that is to be measured.
// A character is a byte here: what is looked for in an answer is ASCII.

const fields = [
  "content-type: application/json",
  "accept: application/json, text/event-stream",
  "mcp-protocol-version: 2025-06-18",
].join("\r\n");

/** A kept connection, for one request at a time. */
export function openConnection({ hostname, port, host }) {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true }).setEncoding("latin1");
  let text = "";
  let waiting;
  socket.on("data", (chunk) => {
    text += chunk;
    const answer = readAnswer(text);
    if (answer === undefined) return;
    text = "";
    if (answer.status < 300) waiting.resolve(answer.body);
    else waiting.reject(new Error(`${answer.status} ${answer.body}`));
  });
  socket.on("error", (error) => waiting?.reject(error));
  socket.on("close", () => waiting?.reject(new Error("The server closed the connection.")));
  return {
    /** Sends a message to a path and gives the text that came back. @throws for a status that is no success. */
    post: (path, message) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n${fields}\r\ncontent-length: ${Buffer.byteLength(message)}`;
        socket.write(`${head}\r\n\r\n${message}`, (error) => error && reject(error));
      }),
    close: () => socket.destroy(),
  };
}

/** The status and body (RFC 9112, sections 6.2 and 7.1), once all of it came. */
function readAnswer(text) {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = text.slice(0, end).toLowerCase();
  const rest = text.slice(end + 4);
  const status = Number(head.slice(9, 12));
  if (head.includes("transfer-encoding: chunked")) {
    if (!rest.endsWith("\r\n0\r\n\r\n")) return undefined;
    return { status, body: joinChunks(rest) };
  }
  const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
  return rest.length < length ? undefined : { status, body: rest };
}

function joinChunks(text) {
  let body = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf("\r\n", at) + 2;
    const size = Number.parseInt(text.slice(at, start), 16);
    if (size === 0) return body;
    body += text.slice(start, start + size);
    at = start + size + 2;
  }
}

/** @throws unless it is the answer to a call that went well. */
export function demandResult(text) {
  if (text.includes('"result"') && !text.includes('"isError":true')) return;
  throw new Error(`The call failed: ${text.slice(0, 500)}`);
}

/** Opens a stream of the legacy transport: the path for its messages, and a way to wait for the next event. */
export function openStream({ hostname, port, host }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }).setEncoding("latin1");
    const events = [];
    let text = "";
    let wake;
    const next = async () => {
      while (events.length === 0) {
        await new Promise((woken) => {
          wake = woken;
        });
      }
      return events.shift();
    };
    socket.on("data", (chunk) => {
      text += chunk;
      for (;;) {
        const start = text.indexOf("event: ");
        const end = text.indexOf("\n\n", start);
        if (start < 0 || end < 0) return;
        const event = text.slice(start, end);
        text = text.slice(end + 2);
        const data = event.slice(event.indexOf("data: ") + 6);
        if (event.startsWith("event: endpoint")) resolve({ path: data, next, close: () => socket.destroy() });
        else if (event.startsWith("event: message")) {
          events.push(data);
          wake?.();
        }
      }
    });
    socket.on("error", reject);
    socket.write(`GET /sse HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\n\r\n`);
  });
}
