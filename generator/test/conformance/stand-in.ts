import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One red point. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

/** A header of RIFF for one channel of 8,000 samples a second, and eight samples of silence. */
const recording = Buffer.from(
  "52494646 2c000000 57415645 666d7420 10000000 0100 0100 401f0000 401f0000 0100 0800 64617461 08000000 8080808080808080".replaceAll(
    " ",
    "",
  ),
  "hex",
);

const bundle = Buffer.concat([
  Buffer.from("--next\r\n\r\nPlain text.\r\n--next\r\nContent-Type: image/png\r\n\r\n"),
  picture,
  Buffer.from("\r\n--next\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--next--\r\n"),
]);

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
  afterMs?: number;
}

/** What is answered to each operation of `openapi.yaml` that takes no body. */
const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ["GET /text", { status: 200, type: "text/plain", body: "Plain text." }],
  ["GET /image", { status: 200, type: "image/png", body: picture }],
  ["GET /audio", { status: 200, type: "audio/wav", body: recording }],
  ["GET /document", { status: 200, type: "application/pdf", body: "%PDF-1.4\n%%EOF\n" }],
  ["GET /bundle", { status: 200, type: "multipart/mixed; boundary=next", body: bundle }],
  // A server tells once a second that it waits.
  ["GET /report", { status: 200, type: "text/plain", body: "Done.", afterMs: 3_500 }],
  ["GET /refusal", { status: 422, type: "application/json", body: '{"message":"Nothing is accepted."}' }],
]);

const unknown: Answer = { status: 404, type: "text/plain", body: "There is no such operation." };

export interface StandIn {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  close(): void;
}

/** Serves the API of `openapi.yaml` on a free port of this machine. */
export async function startStandIn(): Promise<StandIn> {
  const server = createServer((request, response) => {
    const route = `${request.method} ${request.url}`;
    if (route === "POST /people") {
      response.writeHead(200, { "content-type": "application/json" });
      request.pipe(response);
      return;
    }
    const { status, type, body, afterMs = 0 } = answers.get(route) ?? unknown;
    setTimeout(() => response.writeHead(status, { "content-type": type }).end(body), afterMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
