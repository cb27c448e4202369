// The API of the benchmark, as cheap as can be: every request gets the same answer. Prints its port.
import { createServer } from "node:net";

const body = JSON.stringify({
  id: 1,
  full_name: "octo/demo",
  private: false,
  owner: { login: "octo", id: 2, type: "User" },
  description: "A repository. ".repeat(20),
  topics: Array.from({ length: 20 }, (_, index) => `topic-${index}`),
  stargazers_count: 42,
});
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
);

const server = createServer({ noDelay: true }, (socket) => {
  let pending = "";
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    pending += chunk.toString("latin1");
    for (let end = pending.indexOf("\r\n\r\n"); end >= 0; end = pending.indexOf("\r\n\r\n")) {
      pending = pending.slice(end + 4);
      socket.write(answer);
    }
  });
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
