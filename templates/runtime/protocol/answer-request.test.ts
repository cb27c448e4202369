import { fakeHost } from "../../../generator/test/runtime/fake-host.ts";
import { wholeView } from "../call/view.ts";
import { answerRequest, type RequestScope } from "./answer-request.ts";
import { createLog } from "./log.ts";

function setUp() {
  const lines: Record<string, unknown>[] = [];
  const abort = new AbortController();
  const host = fakeHost();
  const scope: RequestScope = {
    host,
    view: wholeView,
    log: createLog({ level: "info", redact: (text) => text, write: (line) => lines.push(JSON.parse(line)) }),
    contextOf: (signal) => ({
      signal,
      credentials: {},
      forwardedHeaders: [],
      ids: { callId: "c1" },
      transport: "http",
    }),
  };
  const ask = (method: string, params?: Record<string, unknown>) =>
    answerRequest({ method, params, signal: abort.signal }, scope);
  return { ask, lines, abort, host };
}

describe("answerRequest", () => {
  test("the list is the host's own text", async () => {
    const { ask, host } = setUp();
    expect(await ask("tools/list")).toBe(host.listTools(wholeView));
    expect(await ask("tools/list", { cursor: "" })).toBe(host.listTools(wholeView));
  });

  test.each<[given: unknown, want: string]>([
    [{ a: 1 }, '{\\"a\\":1}'],
    [undefined, "{}"],
    [null, "{}"],
  ])("arguments %j", async (given, want) => {
    expect(await setUp().ask("tools/call", { name: "echo", arguments: given })).toBe(
      `{"content":[{"type":"text","text":"${want}"}]}`,
    );
  });

  test.each<
    [
      title: string,
      method: string,
      params: Record<string, unknown> | undefined,
      code: number,
      message: RegExp,
    ]
  >([
    ["no params", "tools/call", undefined, -32602, /need the name/],
    ["a name that is a number", "tools/call", { name: 3 }, -32602, /need the name/],
    ["arguments that are a list", "tools/call", { name: "echo", arguments: [] }, -32602, /must be an object/],
    [
      "arguments that are a text",
      "tools/call",
      { name: "echo", arguments: "a" },
      -32602,
      /must be an object/,
    ],
    ["a tool that is not there", "tools/call", { name: "ecko" }, -32602, /"ecko". Did you mean "echo"\?/],
    ["a name from the prototype", "tools/call", { name: "__proto__" }, -32602, /no tool called "__proto__"/],
    ["a cursor", "tools/list", { cursor: "2" }, -32602, /without a cursor/],
    [
      "a method with characters that are not seen",
      "x\u202e\u001b[31m",
      undefined,
      -32601,
      /no method "x\\u202e\\u001b\[31m"/,
    ],
    ["a method that is not there", "resources/list", undefined, -32601, /no method "resources\/list"/],
    ["a fault of the host", "tools/call", { name: "crash" }, -32603, /^The server failed/],
  ])("%s [threat: read-only-and-filters]", async (_title, method, params, code, message) => {
    await expect(setUp().ask(method, params)).rejects.toMatchObject({
      name: "RpcError",
      code,
      message: expect.stringMatching(message),
    });
  });

  test.each<[tool: string, want: Record<string, unknown>]>([
    ["echo", { level: "info", status: "ok", bytes: 41, tokens: 11 }],
    ["refuse", { level: "info", status: "error", error: '{"message":"no"}' }],
    ["crash", { level: "error", status: "fault", error: "the inner secret" }],
    ["nothing", { level: "info", status: "refused" }],
  ])("%s leaves one line", async (tool, want) => {
    const { ask, lines } = setUp();
    await ask("tools/call", { name: tool }).catch(() => {});
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ event: "call", tool, callId: "c1", ms: expect.any(Number), ...want });
  });

  test("a call that was cancelled is no fault", async () => {
    const { ask, lines, abort } = setUp();
    const call = ask("tools/call", { name: "wait", arguments: { ms: 60_000 } });
    abort.abort();
    await expect(call).rejects.toMatchObject({ code: -32603 });
    expect(lines).toMatchObject([{ level: "info", status: "cancelled" }]);
  });
});
