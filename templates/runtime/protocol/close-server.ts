import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Makes the function that closes a server: it accepts no more, lets requests in flight end, and closes what is left
 * after so many milliseconds. Make it before the server listens.
 */
export function createCloser(server: Server): (withinMs: number) => Promise<void> {
  // Node does not count a connection as idle before its first request; clients open some in reserve.
  const silent = new Set<Socket>();
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.on("request", ({ socket }) => silent.delete(socket));
  return (withinMs) =>
    new Promise((resolve) => {
      // A connection that ends its request while the server closes stays open until somebody closes it.
      const sweep = setInterval(() => {
        server.closeIdleConnections();
        for (const socket of silent) socket.destroy();
      }, 50);
      const deadline = setTimeout(() => server.closeAllConnections(), withinMs);
      server.close(() => {
        clearInterval(sweep);
        clearTimeout(deadline);
        resolve();
      });
    });
}
