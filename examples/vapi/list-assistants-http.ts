import { runProgram } from "../client/run-program.ts";
import { checkListSample } from "./check-list.ts";
import { isSample } from "./run-sample.ts";
import { listAssistants } from "./samples/list-assistants.ts";
import { withVapi } from "./session.ts";

// The simple sample over Streamable HTTP.

await runProgram((options) =>
  isSample
    ? listAssistants("http")
    : withVapi(options, (session) => checkListSample(session, import.meta.url)),
);
