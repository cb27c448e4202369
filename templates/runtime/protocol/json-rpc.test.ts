import { defaultMessageLimits, readMessages } from "./json-rpc.ts";

const read = (text: string) => readMessages(text, { ...defaultMessageLimits, batch: 2, depth: 10 });
const request = { jsonrpc: "2.0", id: 1, method: "ping" };
const one = (kind: string, message: unknown) => ({ ok: true, batch: false, messages: [{ kind, message }] });
const invalid = (id: unknown, code: number) => ({
  ok: true,
  batch: false,
  messages: [{ kind: "invalid", id, code, reason: expect.any(String) }],
});
const fault = (code: number) => ({ ok: false, code, reason: expect.any(String) });

describe("readMessages", () => {
  test.each<[title: string, given: unknown, want: unknown]>([
    ["a request", request, one("request", request)],
    ["an id that is a string", { ...request, id: "a" }, one("request", { ...request, id: "a" })],
    ["an id of zero", { ...request, id: 0 }, one("request", { ...request, id: 0 })],
    ["params", { ...request, params: { a: [1] } }, one("request", { ...request, params: { a: [1] } })],
    ["params null", { ...request, params: null }, one("request", request)],
    [
      "_meta null",
      { ...request, params: { a: 1, _meta: null } },
      one("request", { ...request, params: { a: 1 } }),
    ],
    ["keys that are nobody's", { ...request, extra: 1 }, one("request", request)],
    ["a notification", { jsonrpc: "2.0", method: "n" }, one("notification", { jsonrpc: "2.0", method: "n" })],
    [
      "a result",
      { jsonrpc: "2.0", id: 1, result: {} },
      one("response", { jsonrpc: "2.0", id: 1, result: {} }),
    ],
    [
      "an error",
      { jsonrpc: "2.0", id: 1, error: { code: -1, message: "m", more: 1 } },
      one("response", { jsonrpc: "2.0", id: 1, error: { code: -1, message: "m" } }),
    ],
    ["an id of null", { ...request, id: null }, invalid(null, -32600)],
    ["an id that is a fraction", { ...request, id: 1.5 }, invalid(null, -32600)],
    ["an id that is an object", { ...request, id: {} }, invalid(null, -32600)],
    ["no version", { id: 7, method: "ping" }, invalid(7, -32600)],
    ["another version", { ...request, jsonrpc: "1.0" }, invalid(1, -32600)],
    ["a method that is a number", { ...request, method: 3 }, invalid(1, -32600)],
    ["params that are a list", { ...request, params: [] }, invalid(1, -32602)],
    ["_meta that is a number", { ...request, params: { _meta: 3 } }, invalid(1, -32602)],
    [
      "a progress token that is an object",
      { ...request, params: { _meta: { progressToken: {} } } },
      invalid(1, -32602),
    ],
    ["neither method nor result", { jsonrpc: "2.0", id: 1 }, invalid(1, -32600)],
    ["result and error both missing their form", { jsonrpc: "2.0", id: 1, error: "no" }, invalid(1, -32600)],
    ["a number", 3, invalid(null, -32600)],
    ["null", null, invalid(null, -32600)],
    ["an empty batch", [], fault(-32600)],
    ["a batch that is too long", [request, request, request], fault(-32600)],
    ["too deep", JSON.parse(`${"[".repeat(11)}${"]".repeat(11)}`), fault(-32600)],
  ])("%s [threat: http]", (_title, given, want) => {
    expect(read(JSON.stringify(given))).toEqual(want);
  });

  test("a batch keeps its order, with what is wrong in it", () => {
    expect(read(JSON.stringify([3, request]))).toEqual({
      ok: true,
      batch: true,
      messages: [...invalid(null, -32600).messages, { kind: "request", message: request }],
    });
  });

  test.each([
    ["no JSON", "hello"],
    ["cut", '{"jsonrpc":'],
    ["two values", "{} {}"],
    ["nothing", ""],
  ])("%s is a parse error", (_title, given) => {
    expect(read(given)).toEqual(fault(-32700));
  });

  test("a byte order mark is passed over", () => {
    expect(read(`\uFEFF${JSON.stringify(request)}`)).toEqual(one("request", request));
  });

  test("__proto__ in a message stays a plain key [threat: prototype-names]", () => {
    const reading = read(
      '{"jsonrpc":"2.0","id":1,"method":"m","__proto__":{"id":2},"params":{"__proto__":{"polluted":1}}}',
    );
    expect(reading).toMatchObject({ ok: true, messages: [{ message: { id: 1 } }] });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
