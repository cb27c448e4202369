import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RecordedRequest } from "./recorded-request.ts";

/** A stand-in for the vendor on the loopback address. */
export interface RecordingServer {
  /** With the path `/base`, so that a base path is part of every request. */
  baseUrl: URL;
  /** Takes the requests since the last time. */
  take(): RecordedRequest[];
  close(): Promise<void>;
}

/** Records each request as it came and answers with an empty JSON object. */
export async function startRecording(): Promise<RecordingServer> {
  let recorded: RecordedRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers: [string, string][] = [];
    for (let index = 0; index < request.rawHeaders.length; index += 2)
      headers.push([request.rawHeaders[index] ?? "", request.rawHeaders[index + 1] ?? ""]);
    const { method = "", url: target = "" } = request;
    recorded.push({ method, target, headers, body: Buffer.concat(chunks) });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  // Compiling a large schema stops the clock for seconds; a connection must not be closed meanwhile.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: new URL(`http://127.0.0.1:${port}/base`),
    take: () => {
      const taken = recorded;
      recorded = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
