import { connect } from "node:net";

/** Sends text as long as somebody is there; false when nobody is any more. */
type WriteRaw = (text: string) => boolean;

/** Sends bytes over a plain connection and gives everything that came back until the other side closed it. */
export function sendRaw(url: string, send: (write: WriteRaw) => unknown): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ""));
    let seen = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      seen += chunk;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(seen));
    socket.on("connect", () =>
      send((text) => {
        if (socket.writable) socket.write(text);
        return socket.writable;
      }),
    );
  });
}
