import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Recording } from "../../emit/record-requests.ts";
import type { ServerModel } from "../../plan/model.ts";
import { connectStdio } from "../connect-client.ts";
import type { ArrivedRequest, StandInApi } from "../stand-in-api.ts";
import { demand } from "./finding.ts";

/**
 * Starts a bundled package, and demands that it lists exactly the tools that are planned, with schemas that a validator of
 * JSON Schema 2020-12 takes, and that each recorded call makes the recorded request. Returns the number of calls.
 */
export async function checkServer(
  folder: string,
  server: ServerModel,
  recording: Recording,
  api: StandInApi,
): Promise<number> {
  const flags = recording.flags.map((flag) => flag.replace("ORIGIN", () => api.origin));
  const shown = ["--groups", "all", "--surface", "tools", "--confirm", "allow"];
  const client = await connectStdio(folder, [...shown, ...flags], recording.env);
  try {
    await checkTools(client, server);
    for (const { tool, arguments: args, request } of recording.cases) {
      api.arrived = [];
      const result = await client.callTool({ name: tool, arguments: args });
      const [arrived] = api.arrived;
      const said = JSON.stringify(result).slice(0, 400);
      demand(
        arrived !== undefined && api.arrived.length === 1,
        `${tool} made ${api.arrived.length} requests: ${said}`,
      );
      const made = JSON.stringify(asRecorded(arrived, Object.keys(request.headers)));
      demand(
        made === JSON.stringify({ ...request, body: request.body ?? "" }),
        `${tool} made another request: ${made}`,
      );
    }
    return recording.cases.length;
  } finally {
    await client.close();
  }
}

async function checkTools(client: Client, server: ServerModel): Promise<void> {
  const { tools } = await client.listTools();
  const names = tools.map(({ name }) => name).sort();
  const planned = server.groups.flatMap((group) => group.tools.map(({ name }) => name)).sort();
  demand(names.join() === planned.join(), `other tools are listed: ${names.join()}, not ${planned.join()}`);
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  for (const { inputSchema } of tools) ajv.compile(inputSchema);
}

/** The request as a recording has it: what belongs to the connection is left out, the boundary has one name. */
function asRecorded({ method, url, headers, body }: ArrivedRequest, names: readonly string[]): object {
  const boundary = /boundary="?([^";]+)/.exec(headers["content-type"] ?? "")?.[1];
  const neutral = (text: string): string =>
    boundary === undefined ? text : text.replaceAll(boundary, "BOUNDARY");
  const kept = names.map((name) => [name, neutral(String(headers[name]))]);
  return {
    method,
    url,
    headers: Object.fromEntries(kept),
    body: neutral(Buffer.from(body).toString("latin1")),
  };
}
