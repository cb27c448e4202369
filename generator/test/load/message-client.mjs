import { Agent, request } from "node:http";

const headers = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
  "mcp-protocol-version": "2025-06-18",
};

/** A pool of kept connections; `destroy` closes them. */
export function createPool(maxSockets) {
  return new Agent({ keepAlive: true, maxSockets });
}

/** Sends a message by POST and gives the text that came back. @throws for a status that is no success. */
export function post(url, message, agent) {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: "POST", headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        response.statusCode < 300 ? resolve(text) : reject(new Error(`${response.statusCode} ${text}`)),
      );
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(message);
  });
}

/** @throws unless it is the answer to a call that went well. */
export function demandResult(text) {
  if (text.includes('"result"') && !text.includes('"isError":true')) return;
  throw new Error(`The call failed: ${text.slice(0, 500)}`);
}

/** Opens a stream of the legacy transport: where its messages go, and a way to wait for the next event. */
export function openStream(url, agent) {
  return new Promise((resolve, reject) => {
    const events = [];
    let wake;
    const outgoing = request(url, { headers: { accept: "text/event-stream" }, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const event = text.slice(0, end);
          text = text.slice(end + 2);
          const data = event.slice(event.indexOf("data: ") + 6);
          if (event.startsWith("event: endpoint")) resolve({ address: new URL(data, url).href, next, close });
          else if (event.startsWith("event: message")) {
            events.push(data);
            wake?.();
          }
        }
      });
      response.on("error", () => {});
    });
    const next = async () => {
      while (events.length === 0) {
        await new Promise((woken) => {
          wake = woken;
        });
      }
      return events.shift();
    };
    const close = () => outgoing.destroy();
    outgoing.on("error", reject);
    outgoing.end();
  });
}
