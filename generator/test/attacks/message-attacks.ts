import { type Attack, call, callWith, message } from "./attack.ts";

const parse = "error -32700";
const invalid = "error -32600";
const params = "error -32602";
const unknown = "error -32601";

/** Over plain HTTP a batch is taken; `initialize` needs no session, and notifications are ignored. */
const deep = (count: number, open: string, close: string): string => open.repeat(count) + close.repeat(count);

const ping = (id: unknown): string => message({ id, method: "ping" });

/** What is no JSON, or no JSON-RPC. */
export const malformed: readonly Attack[] = [
  { name: "no JSON", send: "hello", want: parse },
  { name: "half a message", send: '{"jsonrpc":"2.0","id":1,"met', want: parse },
  { name: "two messages in one", send: `${ping(1)}${ping(2)}`, want: parse },
  { name: "a trailing comma", send: '{"jsonrpc":"2.0","id":1,"method":"ping",}', want: parse },
  { name: "single quotes", send: "{'jsonrpc':'2.0','id':1,'method':'ping'}", want: parse },
  { name: "NUL inside", send: '{"jsonrpc":"2.0","id":1,\0"method":"ping"}', want: parse },
  { name: "a comment", send: `/* hi */ ${ping(1)}`, want: parse },
  { name: "NaN as id", send: '{"jsonrpc":"2.0","id":NaN,"method":"ping"}', want: parse },
  { name: "a byte order mark", send: `\ufeff${ping(1)}`, want: "ok" },
  { name: "UTF-16", send: () => Buffer.from(ping(1), "utf16le"), want: parse },
  { name: "invalid UTF-8 outside strings", send: Buffer.from([0xff, 0xfe, 0x80, 0xc0]), want: parse },
  {
    name: "invalid UTF-8 in a method",
    send: Buffer.concat([
      Buffer.from('{"jsonrpc":"2.0","id":1,"method":"'),
      Buffer.from([0xc0, 0xaf, 0xed, 0xa0, 0x80]),
      Buffer.from('"}'),
    ]),
    want: unknown,
  },
  { name: "a lone surrogate as method", send: '{"jsonrpc":"2.0","id":1,"method":"\\ud800"}', want: unknown },
  { name: "a number", send: "42", want: invalid },
  { name: "null", send: "null", want: invalid },
  { name: "a string", send: '"ping"', want: invalid },
  { name: "no version", send: '{"id":1,"method":"ping"}', want: invalid },
  { name: "version 1.0", send: '{"jsonrpc":"1.0","id":1,"method":"ping"}', want: invalid },
  { name: "version as a number", send: '{"jsonrpc":2.0,"id":1,"method":"ping"}', want: invalid },
  { name: "id null", send: ping(null), want: invalid },
  { name: "id an object", send: ping({ a: 1 }), want: invalid },
  { name: "id an array", send: ping([1]), want: invalid },
  { name: "id true", send: ping(true), want: invalid },
  { name: "id a fraction", send: ping(1.5), want: invalid },
  { name: "id beyond all numbers", send: '{"jsonrpc":"2.0","id":1e999,"method":"ping"}', want: invalid },
  {
    name: "id of 20 digits",
    send: '{"jsonrpc":"2.0","id":12345678901234567890,"method":"ping"}',
    want: invalid,
  },
  { name: "id negative", send: ping(-1), want: "ok" },
  { name: "id empty", send: ping(""), want: "ok" },
  { name: "id of a megabyte", send: () => ping("i".repeat(1_000_000)), want: "ok" },
  { name: "id __proto__", send: ping("__proto__"), want: "ok" },
  { name: "id twice", send: '{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}', want: "ok" },
  { name: "method a number", send: message({ id: 1, method: 7 }), want: invalid },
  { name: "method null", send: message({ id: 1, method: null }), want: invalid },
  { name: "method an object", send: message({ id: 1, method: { toString: "ping" } }), want: invalid },
  { name: "method __proto__", send: message({ id: 1, method: "__proto__" }), want: unknown },
  { name: "method constructor", send: message({ id: 1, method: "constructor" }), want: unknown },
  {
    name: "method of a megabyte",
    send: () => message({ id: 1, method: "m".repeat(1_000_000) }),
    want: unknown,
  },
  { name: "method rpc.discover", send: message({ id: 1, method: "rpc.discover" }), want: unknown },
  { name: "params an array", send: message({ id: 1, method: "ping", params: [1] }), want: params },
  { name: "params a string", send: message({ id: 1, method: "ping", params: "x" }), want: params },
  { name: "_meta an array", send: message({ id: 1, method: "ping", params: { _meta: [] } }), want: params },
  {
    name: "a progress token that is an object",
    send: message({ id: 1, method: "ping", params: { _meta: { progressToken: {} } } }),
    want: params,
  },
  {
    name: "a progress token that is a fraction",
    send: message({ id: 1, method: "ping", params: { _meta: { progressToken: 0.5 } } }),
    want: params,
  },
  {
    name: "__proto__ in params",
    send: '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"__proto__":{"cursor":"x"}}}',
    want: "ok",
  },
  {
    name: "__proto__ beside params",
    send: '{"jsonrpc":"2.0","id":1,"method":"ping","__proto__":{"id":9}}',
    want: "ok",
  },
  { name: "other keys", send: message({ id: 1, method: "ping", extra: { a: [1] } }), want: "ok" },
];

/** Messages whose size or depth is the attack, and arrays of messages. */
export const oversized: readonly Attack[] = [
  { name: "100,000 arrays in each other", send: () => deep(100_000, "[", "]"), want: invalid },
  {
    name: "100,000 objects in params",
    send: () =>
      `{"jsonrpc":"2.0","id":1,"method":"ping","params":${deep(100_000, '{"a":', "}").replace(":}", ":1}")}}`,
    want: invalid,
  },
  { name: "a million open brackets", send: () => "[".repeat(1_000_000), want: invalid },
  {
    name: "a line of 20 MB",
    send: () => ping("x".repeat(20 * 1024 * 1024)),
    want: { stdio: invalid, http: "error -32000", sse: "error -32000" },
  },
  {
    name: "300,000 elements",
    send: () => message({ id: 1, method: "ping", params: { a: Array(300_000).fill(0) } }),
    want: invalid,
  },
  {
    name: "100,000 unknown keys in arguments",
    send: () => call("get_ship", Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n]))),
    want: "refused",
  },
  {
    name: "an argument of 10 MB",
    send: () => call("get_ship", { ship: "s".repeat(10_000_000) }),
    want: "refused",
  },
  {
    name: "a body of 10 MB that is no name",
    send: () => call("create_ship", { name: "s".repeat(10_000_000) }),
    want: "refused",
  },
  {
    name: "arguments nested 100,000 deep",
    send: () => callWith("create_ship", `{"name":"a","cargo":{"a":${deep(100_000, "[", "]")}}}`),
    want: invalid,
  },
  {
    name: "arguments nested 90 deep",
    send: () => callWith("create_ship", `{"name":"a","cargo":{"a":${deep(90, "[", "]")}}}`),
    want: "ok",
  },
  {
    name: "100,000 items",
    send: () => call("create_ship", { name: "a", crew: Array(100_000).fill("x") }),
    want: "refused",
  },
  {
    name: "a number of 100,000 digits",
    send: () => callWith("create_ship", `{"name":"a","draught":${"9".repeat(100_000)}}`),
    want: "refused",
  },
  {
    name: "a string of a million escapes",
    send: () => callWith("create_ship", `{"name":"${"\\u0000".repeat(1_000_000)}"}`),
    want: "refused",
  },
  {
    name: "a string of a million backslashes",
    send: () => callWith("create_ship", `{"name":"${"\\\\".repeat(1_000_000)}"}`),
    want: "refused",
  },
  { name: "an empty batch", send: "[]", want: invalid },
  { name: "a batch of no messages", send: "[1,null,[]]", want: `${invalid},${invalid},${invalid}` },
  { name: "a batch in a batch", send: `[[${ping(1)}]]`, want: invalid },
  {
    name: "a batch of 10,000",
    send: () => `[${Array.from({ length: 10_000 }, (_, id) => ping(id)).join(",")}]`,
    want: invalid,
  },
  { name: "a batch of good and bad", send: `[${ping(901)},{"id":1},${ping(902)}]`, want: `ok,ok,${invalid}` },
  {
    name: "a batch of notifications",
    send: `[${message({ method: "a" })},${message({ method: "b" })}]`,
    want: "",
  },
  { name: "a tool name of a megabyte", send: () => call("get_ship".repeat(125_000), {}), want: params },
];

/** Messages that are well formed and out of place. */
export const outOfPlace: readonly Attack[] = [
  { name: "an unknown notification", send: message({ method: "notifications/nothing" }), want: "" },
  {
    name: "a request as notification",
    send: message({ method: "tools/call", params: { name: "delete_ship" } }),
    want: "",
  },
  {
    name: "a notification as request",
    send: message({ id: 1, method: "notifications/initialized" }),
    want: unknown,
  },
  { name: "a response nobody asked for", send: message({ id: 77, result: {} }), want: "" },
  {
    name: "an error nobody asked for",
    send: message({ id: 78, error: { code: 1, message: "x" } }),
    want: "",
  },
  { name: "a response without id", send: '{"jsonrpc":"2.0","result":{}}', want: invalid },
  { name: "a result that is a string", send: '{"jsonrpc":"2.0","id":5,"result":"x"}', want: invalid },
  { name: "an error without code", send: '{"jsonrpc":"2.0","id":5,"error":{"message":"x"}}', want: invalid },
  { name: "neither method nor result", send: '{"jsonrpc":"2.0","id":5}', want: invalid },
  {
    name: "a cancelled request that never was",
    send: message({ method: "notifications/cancelled", params: { requestId: 424242 } }),
    want: "",
  },
  {
    name: "a cancelled request of odd type",
    send: message({ method: "notifications/cancelled", params: { requestId: { a: 1 } } }),
    want: "",
  },
  { name: "a cancellation without params", send: message({ method: "notifications/cancelled" }), want: "" },
  {
    name: "progress of nothing",
    send: message({ method: "notifications/progress", params: { progressToken: 1, progress: 1 } }),
    want: "",
  },
  { name: "progress without params", send: message({ method: "notifications/progress" }), want: "" },
  {
    name: "initialize without params",
    send: message({ id: 1, method: "initialize" }),
    want: { stdio: "error", http: params, sse: "error" },
  },
  {
    name: "initialize with a wrong version",
    send: message({
      id: 1,
      method: "initialize",
      params: { protocolVersion: "1900-01-01", capabilities: {}, clientInfo: { name: "a", version: "1" } },
    }),
    want: "ok",
  },
  {
    name: "initialize with a version of a megabyte",
    send: () =>
      message({
        id: 1,
        method: "initialize",
        params: {
          protocolVersion: "1".repeat(1_000_000),
          capabilities: {},
          clientInfo: { name: "a", version: "1" },
        },
      }),
    want: "ok",
  },
  {
    name: "initialize with odd capabilities",
    send: message({
      id: 1,
      method: "initialize",
      params: { protocolVersion: "2025-06-18", capabilities: [], clientInfo: 7 },
    }),
    want: { stdio: "error", http: "ok", sse: "error" },
  },
  {
    name: "a list with a forged cursor",
    send: message({ id: 1, method: "tools/list", params: { cursor: "../../x" } }),
    want: params,
  },
  {
    name: "a list with a cursor of odd type",
    send: message({ id: 1, method: "tools/list", params: { cursor: { a: 1 } } }),
    want: "ok",
  },
  {
    name: "resources, which are not offered",
    send: message({ id: 1, method: "resources/read", params: { uri: "file:///etc/passwd" } }),
    want: unknown,
  },
  {
    name: "a question to the server",
    send: message({ id: 1, method: "elicitation/create", params: {} }),
    want: unknown,
  },
  {
    name: "a log level",
    send: message({ id: 1, method: "logging/setLevel", params: { level: "debug" } }),
    want: unknown,
  },
  { name: "tools/call without params", send: message({ id: 1, method: "tools/call" }), want: params },
  { name: "a name that is a number", send: call(1, {}), want: params },
  { name: "a name that is null", send: call(null, {}), want: params },
  { name: "a name that is an array", send: call(["get_ship"], {}), want: params },
  { name: "a name that is an object", send: call({ name: "get_ship" }, {}), want: params },
  { name: "a name that is empty", send: call("", {}), want: params },
  { name: "the name __proto__", send: call("__proto__", {}), want: params },
  { name: "the name constructor", send: call("constructor", {}), want: params },
  { name: "the name toString", send: call("toString", {}), want: params },
  { name: "arguments an array", send: call("get_ship", [{ ship: "a" }]), want: params },
  { name: "arguments a string", send: call("get_ship", '{"ship":"a"}'), want: params },
  { name: "arguments a number", send: call("get_ship", 1), want: params },
  { name: "arguments null", send: call("get_ship", null), want: "refused" },
  { name: "arguments left out", send: call("get_ship"), want: "refused" },
];
