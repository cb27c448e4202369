/**
 * A JSON-RPC client on the standard streams of a process that costs less than what it measures: answers are told apart
 * by their order of arrival and looked into only where the caller does.
 */
export function createStdioClient({ stdin, stdout }) {
  let pieces = [];
  let onLine = () => {};
  // Looks at every byte once: an answer of megabytes arrives in many chunks.
  stdout.setEncoding("utf8").on("data", (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", start)) {
      pieces.push(chunk.slice(start, end));
      const line = pieces.length === 1 ? pieces[0] : pieces.join("");
      pieces = [];
      start = end + 1;
      onLine(line, performance.now());
    }
    if (start < chunk.length) pieces.push(chunk.slice(start));
  });
  const send = (message) => stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const request = (method, params) =>
    new Promise((resolve, reject) => {
      onLine = (line, arrivedAt) => {
        const { result, error } = JSON.parse(line);
        if (error !== undefined) reject(new Error(`${method}: ${error.message}`));
        else resolve({ result, arrivedAt });
      };
      send({ id: method, method, params });
    });
  return {
    /** Sends one request: its result, and when the whole of it had come (`performance.now()`). */
    request,
    /** The handshake (MCP 2025-06-18, "Lifecycle"). */
    async initialize() {
      const clientInfo = { name: "bench", version: "1.0.0" };
      await request("initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo });
      send({ method: "notifications/initialized" });
    },
    /** Keeps `concurrency` requests on their way until `count` are answered; milliseconds for all of them. */
    load(method, params, concurrency, count) {
      return new Promise((resolve, reject) => {
        const head = '{"jsonrpc":"2.0","id":';
        const tail = `,${JSON.stringify({ method, params }).slice(1)}\n`;
        const started = performance.now();
        let sent = 0;
        let answered = 0;
        const next = () => stdin.write(head + sent++ + tail);
        onLine = (line) => {
          if (!line.includes('"result"') || line.includes('"isError":true'))
            return reject(new Error(`The call failed: ${line.slice(0, 500)}`));
          answered += 1;
          if (answered === count) resolve(performance.now() - started);
          else if (sent < count) next();
        };
        for (let index = 0; index < concurrency; index++) next();
      });
    },
  };
}
