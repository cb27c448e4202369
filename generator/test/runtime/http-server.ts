import { serveHttp } from "../../../templates/runtime/protocol/http.ts";
import { createLog } from "../../../templates/runtime/protocol/log.ts";
import { fakeHost } from "./fake-host.ts";

await serveHttp(fakeHost(), {
  host: "127.0.0.1",
  port: 0,
  path: "/mcp",
  allowedHosts: [],
  credentialsOf: () => ({}),
  forwardHeaders: [],
  log: createLog({ level: "info", redact: (text) => text }),
  limits: { shutdownMs: 1500 },
});
