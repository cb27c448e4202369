import { createForwarder, readIds } from "./caller-headers.ts";

test.each<[headers: Record<string, string>, want: Record<string, string>]>([
  [{}, {}],
  [
    { "x-call-id": "a", "x-chat-id": "b", "x-session-id": "c", other: "d" },
    { callId: "a", chatId: "b", sessionId: "c" },
  ],
  [{ "x-call-id": "a\u00fc\tb" }, { callId: "a??b" }],
  [{ "x-call-id": "x".repeat(500) }, { callId: "x".repeat(128) }],
])("ids of %j", (headers, want) => {
  expect(readIds(headers)).toEqual(want);
});

test("only named headers are forwarded", () => {
  const forward = createForwarder(["X-Tenant", " x-trace "]);
  expect(forward({ "x-tenant": "a", "x-other": "b" })).toEqual([["x-tenant", "a"]]);
  expect(forward({})).toEqual([]);
});

test.each([
  ...["Authorization", "cookie", "Host", "transfer-encoding", "a b", ""],
  ...["Origin", "Accept", "accept-encoding", "HTTP2-Settings"],
])("%j is never forwarded [threat: passthrough]", (name) => {
  expect(() => createForwarder([name])).toThrow(/cannot be forwarded/);
});

test("a header in which the API expects a credential is never forwarded [threat: passthrough]", () => {
  expect(() => createForwarder(["X-Api-Key"], ["x-api-KEY"])).toThrow(/"x-api-key" cannot be forwarded/);
  expect(createForwarder(["x-a", "X-A"], ["x-api-key"])({ "x-a": "1" })).toEqual([["x-a", "1"]]);
});
