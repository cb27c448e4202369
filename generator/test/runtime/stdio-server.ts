import { createLog } from "../../../templates/runtime/protocol/log.ts";
import { serveStdio } from "../../../templates/runtime/protocol/stdio.ts";
import { fakeHost } from "./fake-host.ts";

await serveStdio(fakeHost(1200), {
  log: createLog({ level: "debug", redact: (text) => text.replaceAll("hunter2", "[redacted]") }),
  credentials: { api_key: ["hunter2"] },
  limits: { bytes: 1_000_000 },
  drainMs: 300,
});
