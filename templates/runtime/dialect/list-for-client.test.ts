import { PassThrough } from "node:stream";
import { sampleServer, sampleTool, settingsOf } from "../../../generator/test/runtime/sample-server.ts";
import { createHost } from "../call/create-host.ts";
import { createView, wholeView } from "../call/view.ts";
import { createLog } from "../protocol/log.ts";
import { serveStdio } from "../protocol/stdio.ts";

const log = createLog({ level: "error", redact: (text) => text, write: () => {} });

/** A server whose one tool has a definition. */
const server = sampleServer({
  groups: [
    {
      name: "calls",
      title: "Calls",
      tools: [
        sampleTool("list_calls", {
          inputSchema: {
            type: "object",
            properties: { a: { $ref: "#/$defs/A" }, b: { $ref: "#/$defs/A" } },
            additionalProperties: false,
            $defs: { A: { type: ["string", "null"] } },
          },
        }),
      ],
    },
  ],
});

/** The schema that a client is listed which calls itself so in `initialize`, over standard input and output. */
async function listed(clientName: string, ...flags: string[]): Promise<string> {
  const host = await createHost(server, {}, settingsOf(...flags), {}, log);
  const [input, output] = [new PassThrough(), new PassThrough()];
  const served = serveStdio(host, { log, credentials: {}, streams: { input, output } });
  const clientInfo = { name: clientName, version: "1" };
  const messages = [
    { id: 1, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo } },
    { method: "notifications/initialized" },
    { id: 2, method: "tools/list" },
  ];
  for (const message of messages) input.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  input.end();
  await served;
  const lines = String(output.read()).trim().split("\n");
  const answer = lines.map((line) => JSON.parse(line)).find(({ id }) => id === 2);
  return JSON.stringify(answer.result.tools[0].inputSchema);
}

const usual = JSON.stringify(server.groups[0]?.tools[0]?.inputSchema);
const translated =
  '{"type":"object","properties":{"a":{"type":"string","nullable":true},"b":{"type":"string","nullable":true}}}';

test.each<[client: string, flags: string[], want: string]>([
  ["claude-code", [], usual],
  ["gemini-cli-mcp-client", [], translated],
  ["claude-code", ["--client", "gemini"], translated],
  ["gemini-cli-mcp-client", ["--client", "cursor"], usual],
])("%s, started with %j", async (client, flags, want) => {
  expect(await listed(client, ...flags)).toBe(want);
});

test("a list is kept for each view and dialect", async () => {
  const host = await createHost(server, {}, settingsOf(), {}, log);
  const narrow = createView({ readOnly: true });
  for (const view of [wholeView, narrow])
    for (const client of [undefined, "gemini"])
      expect(host.listTools(view, client)).toBe(host.listTools(view, client));
  expect(host.listTools(wholeView, "gemini")).not.toBe(host.listTools(wholeView));
});
