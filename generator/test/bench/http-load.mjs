import { Agent, request } from "node:http";

const headers = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
  "mcp-protocol-version": "2025-06-18",
};

/** Sends `count` messages by POST, `concurrency` at a time on kept connections. @throws for an answer that is none. */
export async function loadHttp(url, message, concurrency, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let left = count;
  const work = async () => {
    while (left-- > 0) {
      const text = await post(url, message, agent);
      if (!text.includes('"result"') || text.includes('"isError":true'))
        throw new Error(`The call failed: ${text.slice(0, 500)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
  } finally {
    agent.destroy();
  }
}

function post(url, message, agent) {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: "POST", headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve(text));
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(message);
  });
}
