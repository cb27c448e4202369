import { sampleServer, settingsOf } from "../../../generator/test/runtime/sample-server.ts";
import { wholeView } from "../call/view.ts";
import { HttpError } from "../protocol/http-error.ts";
import { createLog, type Log } from "../protocol/log.ts";
import { type CallerSettings, createCallerReader } from "./create-caller-reader.ts";

const silent = createLog({ level: "error", redact: (text) => text, write: () => {} });

function readerWith(flags: string[], more: Partial<CallerSettings> = {}) {
  return createCallerReader({
    server: sampleServer({ http: { keyParameter: "api_key" } }),
    settings: settingsOf("http", ...flags),
    credentials: { key: ["operator"] },
    open: false,
    logHiding: () => silent,
    ...more,
  });
}

const passthrough = ["--credentials", "passthrough"];

describe("whose credential a call uses [threat: passthrough] [threat: tenants]", () => {
  type Row = [
    title: string,
    flags: string[],
    headers: Record<string, string>,
    url: string,
    want: { key?: string[]; keyInUrl: boolean; passthrough?: true },
  ];
  test.each<Row>([
    ["the operator's", [], {}, "/mcp", { key: ["operator"], keyInUrl: false }],
    [
      "the operator's, whatever the client brings",
      [],
      { authorization: "Bearer mine" },
      "/mcp?api_key=mine",
      { key: ["operator"], keyInUrl: false },
    ],
    [
      "the caller's",
      passthrough,
      { authorization: "Bearer mine" },
      "/mcp",
      { key: ["mine"], keyInUrl: false, passthrough: true },
    ],
    [
      "the caller's, of the URL",
      passthrough,
      {},
      "/mcp?api_key=mine",
      { key: ["mine"], keyInUrl: true, passthrough: true },
    ],
  ])("%s", (_title, flags, headers, url, want) => {
    const { context, keyInUrl } = readerWith(flags)(headers, url);
    expect({
      key: context.credentials.key,
      keyInUrl,
      ...(context.passthrough === true ? { passthrough: true } : {}),
    }).toEqual(want);
  });

  test("a key of the URL is none where the curation names no parameter for it", () => {
    const callerOf = readerWith(passthrough, { server: sampleServer({}) });
    expect(() => callerOf({}, "/mcp?api_key=mine")).toThrow(HttpError);
  });

  test("the token of this server is not passed on, and stands for no credential", () => {
    const headers = { authorization: "Bearer token-of-this-server" };
    const callerOf = readerWith(passthrough, { ownToken: true });
    expect(() => callerOf(headers, "/mcp")).toThrow(HttpError);
    expect(callerOf(headers, "/mcp?api_key=mine").context.credentials).toEqual({ key: ["mine"] });
  });

  test("without one the refusal says what to send, and never falls back to the operator's", () => {
    const act = () => readerWith(passthrough)({}, "/mcp");
    expect(act).toThrow(HttpError);
    expect(act).toThrow(/Authorization: Bearer .* or the query parameter api_key=/);
    try {
      act();
    } catch (error) {
      expect(error).toMatchObject({ status: 401, headers: { "www-authenticate": "Bearer" } });
    }
  });

  test("a server some of whose tools need none lets everybody in, without a credential", () => {
    const { context } = readerWith(passthrough, { open: true })({}, "/mcp");
    expect({ ...context.credentials }).toEqual({});
  });

  test("the caller's log hides the caller's secrets", () => {
    const hidden: (readonly string[])[] = [];
    const logHiding = (secrets: readonly string[]): Log => {
      hidden.push(secrets);
      return silent;
    };
    const caller = readerWith(passthrough, { logHiding })({ authorization: "Bearer mine" }, "/mcp");
    expect([hidden, caller.log]).toEqual([[["mine"]], silent]);
  });
});

describe("what a connection narrows itself to [threat: read-only-and-filters]", () => {
  type Row = [url: string, headers: Record<string, string>, want: object];
  test.each<Row>([
    ["/mcp", {}, wholeView],
    ["/mcp?groups=calls,%20agents", {}, { groups: ["calls", "agents"] }],
    ["/mcp?tools=list_*", {}, { tools: ["list_*"] }],
    ["/mcp?readonly=1", {}, { readOnly: true }],
    ["/mcp?readonly", {}, { readOnly: true }],
    ["/mcp?readonly=0", {}, wholeView],
    ["/mcp?groups=all", {}, wholeView],
    ["/mcp?groups=", {}, { groups: [] }],
    ["/mcp", { "x-mcp-groups": "calls", "x-mcp-readonly": "true" }, { groups: ["calls"], readOnly: true }],
    [
      "/mcp?tools=get_call",
      { "x-mcp-tools": "list_calls" },
      {
        both: [
          expect.objectContaining({ tools: ["get_call"] }),
          expect.objectContaining({ tools: ["list_calls"] }),
        ],
      },
    ],
    ["/mcp?readonly=0&readonly=1", {}, { readOnly: true }],
    ["/mcp?tools=a&tools=b", { "x-mcp-readonly": "0, 0" }, { tools: ["a", "b"] }],
    ["/mcp?Groups=calls", {}, wholeView],
  ])("%s with %j", (url, headers, want) => {
    const { view } = readerWith([])(headers, url);
    const { key, ...narrowing } = view;
    expect(key === "" ? view : narrowing).toEqual(want);
  });

  test("names are capped in number and length", () => {
    const url = `/mcp?tools=${Array(500).fill("x".repeat(200)).join(",")}`;
    const { view } = readerWith([])({}, url);
    expect([view.tools?.length, view.tools?.[0]?.length]).toEqual([200, 128]);
  });
});

test("identifying headers are for the log, forwarded ones for the API", () => {
  const { context } = readerWith(["--forward-headers", "X-Chat-Id"])(
    { "x-call-id": "c1", "x-chat-id": "c2", "x-other": "c3" },
    "/mcp",
  );
  expect(context).toMatchObject({
    ids: { callId: "c1", chatId: "c2" },
    forwardedHeaders: [["x-chat-id", "c2"]],
  });
});

test("a key that stands in an identifying header, too, is not logged [threat: secrets]", () => {
  const headers = { authorization: "Bearer mine", "x-call-id": "of mine", "x-chat-id": "b" };
  const { context } = readerWith(passthrough)(headers, "/mcp");
  expect(context.ids).toEqual({ callId: "of [redacted]", chatId: "b" });
});

test("a header in which the API takes its key cannot be forwarded [threat: passthrough]", () => {
  const server = sampleServer({
    securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key", env: ["K"] } },
  });
  expect(() => readerWith(["--forward-headers", "x-key"], { server })).toThrow(/cannot be forwarded/);
});
