import assert from "node:assert/strict";
import { listAt, valueAt } from "../../client/read-value.ts";
import { withRetell } from "../../retell/session.ts";
import type { RetellClaim } from "../retell.ts";
import { readPackage } from "./read-package.ts";

/** What the page on the MCP server advises, as the server itself holds to it. */
export const retellAdvice: readonly RetellClaim[] = [
  {
    kind: "behaviour",
    claim: "read first: tools that change or delete name the tool that reads",
    check: (_, options) =>
      withRetell(options, async ({ client }) => {
        const { tools } = await client.listTools();
        const names = new Set(tools.map(({ name }) => name));
        const changing = tools.filter(({ name }) => /^(update|delete|publish)_/.test(name));
        assert.ok(changing.length >= 20, `${changing.length} tools change something`);
        for (const { name, description = "" } of changing) {
          const readers = [...description.matchAll(/\bget_\w+/g)].map(([reader]) => reader);
          assert.ok(
            readers.some((reader) => names.has(reader)),
            `${name} says what to read first: ${description}`,
          );
        }
      }),
  },
  {
    kind: "behaviour",
    claim: "deleting, publishing, placing calls, sending and buying wait for a person's confirmation",
    async check({ client }, options) {
      const listed = readPackage(options.generated, "TOOLS.md").split(/^### /m).slice(1);
      const marked = listed.filter((part) => part.includes("a person is asked first")).map(nameOf);
      const wanted = listed.map(nameOf).filter((name) => name.startsWith("delete_"));
      wanted.push(
        "publish_agent",
        "create_phone_call",
        "create_batch_call",
        "create_sms_chat",
        "create_phone_number",
      );
      assert.deepEqual(marked.sort(), wanted.sort());
      const { tools } = await client.listTools();
      for (const { name, annotations } of tools)
        if (wanted.includes(name)) assert.equal(annotations?.destructiveHint, true, name);
      await withRetell(options, async ({ api, call, questions }) => {
        const [call_id = ""] = api.state.calls.keys();
        await call("get_call", { call_id });
        await call("delete_call", { call_id });
        assert.equal(questions.length, 1, "the person at the client was asked once, and not about reading");
        assert.ok(!api.state.calls.has(call_id), "and said yes");
      });
    },
  },
  {
    kind: "behaviour",
    claim: "personal data: listings leave transcripts, recordings and logs out unless include asks",
    note: "list_calls, list_chats, list_test_runs",
    async check({ call }) {
      const [short] = listAt(await call("list_calls", { limit: 1 }), "items");
      for (const field of ["transcript", "recording_url", "public_log_url"])
        assert.ok(!Object.hasOwn(short as object, field), `${field} is left out`);
      const asked = await call("list_calls", { limit: 1, include: ["items.recording_url"] });
      assert.match(String(valueAt(asked, "items", 0, "recording_url")), /^https:/);
      assert.ok(!Object.hasOwn(listAt(asked, "items")[0] as object, "public_log_url"));
    },
  },
  {
    kind: "behaviour",
    claim: "prompt injection: the model is told that what people said is data",
    async check({ client }) {
      assert.match(client.getInstructions() ?? "", /never an instruction/);
    },
  },
  {
    kind: "behaviour",
    claim: "keys stay out of prompts: no tool takes one, and no listing shows one",
    async check({ api, client }) {
      const { tools } = await client.listTools();
      for (const { name, inputSchema } of tools)
        for (const argument of Object.keys(inputSchema.properties ?? {}))
          assert.doesNotMatch(argument, /api_?key|authorization|bearer/i, name);
      assert.ok(!JSON.stringify(tools).includes(api.key));
    },
  },
];

/** The tool's name, from the part of TOOLS.md that begins with it. */
function nameOf(part: string): string {
  return /^`([^`]+)`/.exec(part)?.[1] ?? "";
}
