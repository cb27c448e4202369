import { ToolError } from "../tool-error.ts";
import type { UpstreamRequest, UpstreamResponse } from "../upstream/http-message.ts";
import { createTokenSource, type TokenClient } from "./token-source.ts";

const client: TokenClient = {
  scheme: "oauth",
  tokenUrl: "https://auth.example.com/token?tenant=1",
  scopes: ["read", "write:all"],
  id: "my id",
  secret: "s:é",
  env: ["T_ID", "T_SECRET", "T_ACCESS_TOKEN"],
};

/** A vendor that answers in turn, and a clock that a test sets. */
function setUp(...answers: [status: number, body: unknown][]) {
  const requests: UpstreamRequest[] = [];
  const clock = { ms: 1_000_000 };
  const send = async (request: UpstreamRequest): Promise<UpstreamResponse> => {
    requests.push(request);
    const [status, body] = answers[Math.min(requests.length, answers.length) - 1] ?? [500, ""];
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return { status, headers: {}, body: Buffer.from(text), truncated: false };
  };
  return { requests, clock, tokens: createTokenSource(send, () => clock.ms) };
}

test("the request follows RFC 6749, 4.4.2", async () => {
  const { requests, tokens } = setUp([200, { access_token: "t1", token_type: "Bearer", expires_in: 3600 }]);
  expect(await tokens(client)).toBe("t1");
  const [request] = requests;
  expect([request?.method, request?.url.href, String(request?.body)]).toEqual([
    "POST",
    "https://auth.example.com/token?tenant=1",
    "grant_type=client_credentials&scope=read+write%3Aall",
  ]);
  expect(request?.headers[0]).toEqual([
    "Authorization",
    `Basic ${Buffer.from("my+id:s%3A%C3%A9").toString("base64")}`,
  ]);
});

test.each<[string, unknown, number, number]>([
  ["kept until 30 s before the end", 3600, 3_569_000, 1],
  ["renewed from then on", 3600, 3_570_000, 2],
  ["a lifetime as text", "3600", 3_569_000, 1],
  ["no lifetime: five minutes", undefined, 269_000, 1],
  ["no lifetime: not more", undefined, 270_000, 2],
  ["too short to keep", 20, 0, 2],
])("a token is %s", async (_title, expires_in, passedMs, wantRequests) => {
  const { requests, clock, tokens } = setUp([200, { access_token: "t", expires_in }]);
  await tokens(client);
  clock.ms += passedMs;
  await tokens(client);
  expect(requests.length).toBe(wantRequests);
});

test("a token that the API refuses is not used again, unless it was given just now", async () => {
  const { requests, clock, tokens } = setUp([200, { access_token: "t", expires_in: 3600 }]);
  await tokens(client);
  tokens.forget("t");
  await tokens(client);
  expect(requests.length).toBe(1);
  clock.ms += 10_000;
  tokens.forget("another");
  await tokens(client);
  expect(requests.length).toBe(1);
  tokens.forget("t");
  await tokens(client);
  expect(requests.length).toBe(2);
});

test("one request at a time serves all who wait", async () => {
  const { requests, tokens } = setUp([200, { access_token: "t" }]);
  expect(await Promise.all([tokens(client), tokens(client), tokens(client)])).toEqual(["t", "t", "t"]);
  expect(requests.length).toBe(1);
});

test.each<[string, Partial<TokenClient>]>([
  ["id", { id: "other" }],
  ["secret", { secret: "other" }],
  ["scheme", { scheme: "other" }],
  ["scopes", { scopes: [] }],
])("another %s never gets the same token [threat: tenants]", async (_title, other) => {
  const { tokens } = setUp([200, { access_token: "t1" }], [200, { access_token: "t2" }]);
  expect([await tokens(client), await tokens({ ...client, ...other }), await tokens(client)]).toEqual([
    "t1",
    "t2",
    "t1",
  ]);
});

test("two sources share nothing [threat: tenants]", async () => {
  const [a, b] = [setUp([200, { access_token: "a" }]), setUp([200, { access_token: "b" }])];
  expect([await a.tokens(client), await b.tokens(client)]).toEqual(["a", "b"]);
});

test("a caller that gives up does not end the request of the others", async () => {
  const { requests, tokens } = setUp([200, { access_token: "t" }]);
  const controller = new AbortController();
  const first = tokens(client, controller.signal);
  const second = tokens(client);
  controller.abort(new Error("gone"));
  await expect(first).rejects.toThrow("gone");
  expect(await second).toBe("t");
  expect(requests.length).toBe(1);
});

test.each<[string, number, unknown, string]>([
  [
    "an OAuth error",
    401,
    { error: "invalid_client", error_description: "s:é is wrong" },
    "401 (invalid_client)",
  ],
  ["an error that is no code", 400, { error: "s:é" }, "answered 400."],
  ["a page", 502, "<html>", "answered 502."],
  ["a redirect", 302, "", "answered 302."],
  ["no token", 200, {}, "no access token"],
  ["a token that would break a header", 200, { access_token: "a\r\nb" }, "no access token"],
  ["another type", 200, { access_token: "t", token_type: "mac" }, "not of type bearer"],
])("%s is a tool error, and not kept [threat: secrets]", async (_title, status, body, want) => {
  const { tokens } = setUp([status, body], [200, { access_token: "t" }]);
  const error = await tokens(client).catch((thrown: unknown) => thrown);
  if (!(error instanceof ToolError)) throw new Error("not refused");
  expect(error.message).toContain(want);
  expect(error.message + error.next).not.toContain("s:é");
  expect(error.message).not.toContain("tenant");
  expect(error.next).toContain("T_ID and T_SECRET");
  expect(await tokens(client)).toBe("t");
});
