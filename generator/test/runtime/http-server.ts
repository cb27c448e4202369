import { wholeView } from "../../../templates/runtime/call/view.ts";
import { serveHttp } from "../../../templates/runtime/protocol/http.ts";
import { createLog } from "../../../templates/runtime/protocol/log.ts";
import { fakeHost } from "./fake-host.ts";

await serveHttp(fakeHost(), {
  host: "127.0.0.1",
  port: 0,
  path: "/mcp",
  allowedHosts: [],
  callerOf: () => ({
    view: wholeView,
    keyInUrl: false,
    context: { credentials: {}, forwardedHeaders: [], ids: {} },
  }),
  sse: true,
  log: createLog({ level: "info", redact: (text) => text }),
  limits: { shutdownMs: 1500 },
});
