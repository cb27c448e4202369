import { createHostCheck } from "../../templates/runtime/protocol/host-check.ts";
import { chooseAuthorization } from "../../templates/runtime/request/authorize.ts";
import { adviceAfter } from "../../templates/runtime/result/error-advice.ts";
import { whatToSend } from "../../templates/runtime/settings/read-passthrough.ts";
import type { ServerDefinition } from "../../templates/runtime/tool.ts";

/** A message that the server gives, and what a person does about it. */
export interface Trouble {
  message: string;
  step: string;
}

type Described = Pick<
  ServerDefinition,
  "title" | "securitySchemes" | "baseUrls" | "baseUrlEnvironment" | "http"
>;

/** The messages that people meet first, as the run-time itself words them. */
export async function listTroubles(server: Described): Promise<Trouble[]> {
  const schemes = Object.keys(server.securitySchemes);
  const missing = schemes.length === 0 ? [] : [await missingCredential(server, schemes)];
  const passthrough =
    schemes.length === 0
      ? []
      : [
          {
            message: `This server needs your credential. ${whatToSend(server, server.http?.keyParameter)}`,
            step: "The server is hosted and every caller brings its own key: add the header to the client's configuration.",
          },
        ];
  return [
    ...missing,
    ...passthrough,
    {
      message: adviceAfter(401, {}),
      step: "The key is wrong or no longer active. Set a new one and start the client again; `doctor` tests it.",
    },
    {
      message: adviceAfter(403, {}),
      step: "The key may not do this. Use one with that right, and with no more than you need.",
    },
    {
      message: adviceAfter(429, { "retry-after": "30" }),
      step: "The API limits how often it is called. Ask for fewer calls at a time.",
    },
    {
      message: refusedHost(),
      step: "The server is reached under a name that it does not know: start it with `--allowed-hosts` and that name.",
    },
    {
      message: "Tools do not appear in the client",
      step: "Run `node dist/index.js doctor`, look into the client's log of this server, and check that the path or the URL in its configuration is the real one.",
    },
  ];
}

async function missingCredential(server: Described, schemes: readonly string[]): Promise<Trouble> {
  const [first = ""] = schemes;
  const error = await chooseAuthorization([[first]], server.securitySchemes, {}).then(
    () => new Error("Nothing is missing."),
    (reason: Error) => reason,
  );
  return {
    message: error.message,
    step: "Set the variable where the client starts the server: in its configuration or in the environment.",
  };
}

function refusedHost(): string {
  try {
    createHostCheck("127.0.0.1", [])("mcp.example.com", undefined);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
