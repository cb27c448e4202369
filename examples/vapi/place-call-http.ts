import { runProgram } from "../client/run-program.ts";
import { checkCallSample } from "./check-call.ts";
import { isSample } from "./run-sample.ts";
import { placeCall } from "./samples/place-call.ts";
import { withVapi } from "./session.ts";

// The detailed sample over Streamable HTTP.

await runProgram((options) =>
  isSample ? placeCall("http") : withVapi(options, (session) => checkCallSample(session, import.meta.url)),
);
