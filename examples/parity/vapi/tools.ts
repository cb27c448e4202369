import assert from "node:assert/strict";
import { listAt, textAt, valueAt } from "../../client/read-value.ts";
import type { Stored } from "../../stand-ins/vapi/state.ts";
import type { VapiSession } from "../../vapi/session.ts";
import type { VapiClaim } from "../vapi.ts";

type Kind = "assistants" | "calls" | "phoneNumbers" | "tools";

/** The ten core tools, each called, and what of the account its answer shows. */
export const vapiTools: readonly VapiClaim[] = [
  ...[
    list("list_assistants", "every assistant of the account", "assistants", "GET /assistant", ["name"]),
    list("list_calls", "the calls of the account", "calls", "GET /call", ["status", "endedReason", "cost"]),
    list("list_phone_numbers", "every phone number of the account", "phoneNumbers", "GET /phone-number", [
      ...["number", "status", "name"],
    ]),
    list("list_tools", "every tool of the account", "tools", "GET /tool", ["type"]),
    get("get_assistant", "one assistant, by its id", "assistants", "GET /assistant/{id}", ["model", "voice"]),
    get("get_call", "how one call stands", "calls", "GET /call/{id}", ["status", "analysis"]),
    get("get_phone_number", "one phone number, by its id", "phoneNumbers", "GET /phone-number/{id}", [
      "number",
    ]),
    get("get_tool", "one tool, by its id", "tools", "GET /tool/{id}", ["type"]),
  ],
  {
    kind: "tool",
    claim: "create_assistant: a further assistant is made",
    note: "create_assistant",
    async check({ api, call }) {
      const made = await call("create_assistant", { name: "New one" });
      assert.equal(api.requests.at(-1)?.route, "POST /assistant");
      assert.ok(api.state.assistants.has(textAt(made, "id")));
    },
  },
  {
    kind: "tool",
    claim: "create_call: a call goes out, at once or at a set time",
    note: "create_call",
    async check(session) {
      const made = await session.call("create_call", callArguments(session));
      assert.equal(session.api.requests.at(-1)?.route, "POST /call");
      assert.ok(session.api.state.calls.has(textAt(made, "id")));
      assert.equal(valueAt(made, "type"), "outboundPhoneCall");
    },
  },
  {
    kind: "answer",
    claim: "A listing is a bare array, an object is bare: the text parses to the API's own value",
    async check({ api, call }) {
      const listed = listAt(await call("list_assistants", {}));
      assert.equal(listed.length, api.state.assistants.size);
      const [first] = api.state.assistants.keys();
      assert.equal(textAt(await call("get_assistant", { id: first }), "id"), first);
    },
  },
];

/** What a call needs: the first assistant, the first number, and a customer. */
export function callArguments({ api }: VapiSession): Record<string, unknown> {
  const [assistantId] = api.state.assistants.keys();
  const [phoneNumberId] = api.state.phoneNumbers.keys();
  return { assistantId, phoneNumberId, customer: { number: "+14155550199" } };
}

function list(tool: string, words: string, kind: Kind, route: string, fields: readonly string[]): VapiClaim {
  return {
    kind: "tool",
    claim: `${tool}: ${words}`,
    note: tool,
    async check({ api, call }) {
      const listed = listAt(await call(tool, {}));
      assert.equal(api.requests.at(-1)?.route, route);
      const stored = [...api.state[kind].values()].reverse();
      assert.deepEqual(
        listed.map((each) => pick(each, ["id", ...fields])),
        stored.map((each) => pick(each, ["id", ...fields])),
      );
    },
  };
}

function get(tool: string, words: string, kind: Kind, route: string, fields: readonly string[]): VapiClaim {
  return {
    kind: "tool",
    claim: `${tool}: ${words}`,
    note: tool,
    async check({ api, call }) {
      const [stored] = api.state[kind].values();
      assert.ok(stored !== undefined);
      const read = await call(tool, { id: stored.id });
      const { route: asked, params } = api.requests.at(-1) ?? {};
      assert.deepEqual([asked, { ...params }], [route, { id: stored.id }]);
      assert.deepEqual(pick(read, ["id", ...fields]), pick(stored, ["id", ...fields]));
    },
  };
}

function pick(value: unknown, names: readonly string[]): Partial<Stored> {
  return Object.fromEntries(Object.entries(value as Stored).filter(([name]) => names.includes(name)));
}
