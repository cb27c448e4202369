import { once } from "node:events";
import { request } from "node:http";

/**
 * Waits until a server that was just started is ready, asks it for its tools with and without a key, and stops it.
 * @throws {Error} for the first answer that is not as it should be.
 */
export async function checkServer(child, { port, hosts, say }) {
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  const ended = once(child, "exit");
  const failed = ended.then(([code]) => {
    throw new Error(`The server ended with ${code}: ${stderr}`);
  });
  failed.catch(() => {});
  try {
    await Promise.race([failed, untilReady(port)]);
    say(`/readyz on port ${port} answers`);
    const path = new URL(/https?:\/\/\S+/.exec(stderr)?.[0] ?? "http://x/mcp").pathname;
    const host = hosts.split(",")[0];
    const ask = (headers) => send(port, "POST", path, { host, ...headers }, listTools);
    const refused = await ask({});
    if (refused.status !== 401) throw new Error(`Without a key the answer is ${refused.status}, not 401.`);
    const listed = await ask({ authorization: "Bearer sample" });
    const tools = JSON.parse(listed.text).result?.tools ?? [];
    if (tools.length === 0) throw new Error(`With a key there are no tools: ${listed.text.slice(0, 300)}`);
    say(`${path} lists ${tools.length} tools to a caller with a key, and refuses one without`);
    const foreign = await ask({ host: "other.invalid", authorization: "Bearer sample" });
    if (foreign.status !== 403)
      throw new Error(`A Host that is not allowed is answered with ${foreign.status}, not 403.`);
  } finally {
    child.kill("SIGTERM");
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`After SIGTERM the server ended with ${code}: ${stderr}`);
  say("SIGTERM ends it with exit code 0");
}

const listTools = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });

async function untilReady(port) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { status } = await send(port, "GET", "/readyz", {}).catch(() => ({ status: 0 }));
    if (status === 200) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Nothing answered at port ${port} within 30 seconds.`);
}

function send(port, method, path, headers, body) {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, method, path, headers: { ...type, ...headers } };
    const outgoing = request(options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
