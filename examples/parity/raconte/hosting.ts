import assert from "node:assert/strict";
import { callForValue } from "../../client/call-tool.ts";
import { connectHosted } from "../../client/host-server.ts";
import type { ParityRow } from "../row.ts";
import { type Play, prompt, refused, row, stage } from "./play.ts";

const interviewTools = ["create-interview", "get-interview", "update-interview"];
const invitationTools = ["create-invitation", "get-invitation", "update-invitation"];

/** Where the server is, how the key reaches it, and whose things a key reaches. */
export function hostingRows(play: Play): ParityRow[] {
  return [
    row("transport", "The server speaks Streamable HTTP", () => listsTools(play, "http")),
    row("transport", "Any client can drive it: every published version of the protocol is spoken", () =>
      speaksEveryVersion(play),
    ),
    row("behaviour", "There are six tools, three on interviews and three on invitations", () =>
      listsTools(play, "http"),
    ),
    row("transport", "The endpoint is /api/mcp", async () =>
      assert.equal(new URL(play().server.url).pathname, "/api/mcp"),
    ),
    row("credential", "The key stands in the URL, as api_key", () => takesKeyFromUrl(play)),
    row(
      "credential",
      "The key also stands in the URL over the legacy transport, whose messages have none",
      () => listsTools(play, "sse"),
    ),
    row("credential", "Without a key nothing is served", () => refusesStrangers(play)),
    row("behaviour", "A key belongs to one organization, and every call runs against it", () =>
      runsAgainstOwn(play),
    ),
    row("behaviour", "What belongs to another organization is never returned", () => hidesOthers(play)),
    row(
      "behaviour",
      "The endpoint and a configuration to paste can be looked up",
      () => showsEndpoint(play),
      "The page at / of the hosted server; the vendor shows them in the settings of its app, where keys are made, too.",
    ),
  ];
}

async function listsTools(play: Play, transport: "http" | "sse"): Promise<void> {
  const { api, connect } = play();
  const client = await connect(api.keys[0], transport);
  const { tools } = await client.listTools();
  const names = tools.map(({ name }) => name);
  const of = (word: RegExp) => names.filter((name) => word.test(name)).sort();
  assert.deepEqual(of(/interview$/), interviewTools);
  assert.deepEqual(of(/invitation$/), invitationTools);
  assert.equal(names.length, 6);
  await callForValue(client, "create-interview", { prompt });
  assert.equal(api.requests.at(-1)?.query.api_key, api.keys[0]);
  await client.close();
}

/** Without a client library: the plain messages, in each version. */
async function speaksEveryVersion(play: Play): Promise<void> {
  const { address, api } = play();
  for (const protocolVersion of ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]) {
    const response = await fetch(address(api.keys[0]), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "initialize",
        params: { protocolVersion, capabilities: {}, clientInfo: { name: "plain", version: "1" } },
      }),
    });
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assert.ok(text.includes(`"protocolVersion":"${protocolVersion}"`), text);
  }
}

/** The caller's key reaches the API as it is, and nobody else's does. */
async function takesKeyFromUrl(play: Play): Promise<void> {
  const { api, connect } = play();
  for (const key of api.keys) {
    const client = await connect(key);
    await callForValue(client, "create-interview", { prompt });
    assert.equal(api.requests.at(-1)?.query.api_key, key);
    assert.equal(api.requests.at(-1)?.headers.authorization, undefined);
    await client.close();
  }
}

async function refusesStrangers(play: Play): Promise<void> {
  const { server, api, connect } = play();
  const before = api.requests.length;
  for (const transport of ["http", "sse"] as const)
    await assert.rejects(connectHosted(server.url, transport), /401|credential|Unauthorized/i);
  const stranger = await connect("key_of_nobody");
  await refused(stranger, "create-interview", { prompt }, 401);
  assert.equal(api.requests.length, before, "no call reached the account");
}

async function runsAgainstOwn(play: Play): Promise<void> {
  const { api, connect } = play();
  const client = await connect(api.keys[1]);
  const count = (key: string) => api.state.organizations.get(key)?.interviews.size ?? 0;
  const before = api.keys.map(count);
  await callForValue(client, "create-interview", { prompt });
  assert.deepEqual(
    api.keys.map((key, index) => count(key) - (before[index] ?? 0)),
    [0, 1],
  );
}

async function hidesOthers(play: Play): Promise<void> {
  const session = play();
  const { interviewId, invitationId } = await stage(session);
  const other = await session.connect(session.api.keys[1]);
  await refused(other, "get-interview", { interviewId }, 404);
  await refused(other, "update-interview", { interviewId, title: "Taken" }, 404);
  await refused(other, "create-invitation", { interviewId, invitees: [{ email: "a@example.com" }] }, 404);
  await refused(other, "get-invitation", { invitationId }, 404);
  await refused(other, "update-invitation", { invitationId, name: "Taken" }, 404);
}

async function showsEndpoint(play: Play): Promise<void> {
  const { server } = play();
  const page = await fetch(new URL("/", server.url), { headers: { accept: "text/html" } });
  const text = await page.text();
  assert.equal(page.status, 200, text);
  assert.match(text, /\/api\/mcp/);
  assert.match(text, /mcpServers/);
}
