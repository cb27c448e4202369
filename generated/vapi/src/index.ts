import custom from "./custom.ts";
import { server } from "./generated/server.ts";
import { serve } from "./runtime/serve.ts";

await serve(server, custom);
