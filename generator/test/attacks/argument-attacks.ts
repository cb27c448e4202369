/** A call whose arguments are the attack. */
export interface ArgumentAttack {
  name: string;
  tool: string;
  args: Readonly<Record<string, unknown>> | string;
  /** The request that goes out, as `lineOf` writes it; absent means that none does, and the call is refused. */
  sent?: string;
}

const ship = (name: string, value: string, sent?: string): ArgumentAttack => ({
  name: `path: ${name}`,
  tool: "get_ship",
  args: { ship: value },
  ...(sent === undefined ? {} : { sent: `GET /v1/ships/${sent}` }),
});

/** An argument cannot leave its segment of the path. */
export const pathAttacks: readonly ArgumentAttack[] = [
  ship("two dots", ".."),
  ship("one dot", "."),
  ship("nothing", ""),
  ship("dots, encoded", "%2e%2e", "%252e%252e"),
  ship("dots, encoded twice", "%252e%252e", "%25252e%25252e"),
  ship("one dot and an encoded one", ".%2e", ".%252e"),
  ship("up and on", "../office/audit", "..%2Foffice%2Faudit"),
  ship("up and on, encoded", "..%2foffice%2faudit", "..%252foffice%252faudit"),
  ship("a slash", "a/b", "a%2Fb"),
  ship("two slashes", "//evil.example/x", "%2F%2Fevil.example%2Fx"),
  ship("a backslash", "..\\office", "..%5Coffice"),
  ship("full-width dots", "\uff0e\uff0e", "%EF%BC%8E%EF%BC%8E"),
  ship("a full-width slash", "a\uff0fb", "a%EF%BC%8Fb"),
  ship("three dots", "...", "..."),
  ship("dots and a space", ".. ", "..%20"),
  ship("dots and a NUL", "..\0", "..%00"),
  ship("dots and a tab", ".\t.", ".%09."),
  ship("dots and an end of line", ".\n.", ".%0A."),
  ship("a soft hyphen between dots", ".\u00ad.", ".%C2%AD."),
  ship("an address", "https://evil.example/", "https%3A%2F%2Fevil.example%2F"),
  ship("a user", "@evil.example", "%40evil.example"),
  ship("a query", "a?key=stolen", "a%3Fkey%3Dstolen"),
  ship("a fragment", "a#b", "a%23b"),
  ship("a matrix parameter", "a;b=c", "a%3Bb%3Dc"),
  ship("an end of line and a header", "a HTTP/1.1\r\nX-Evil: 1", "a%20HTTP%2F1.1%0D%0AX-Evil%3A%201"),
  ship("a percent sign", "%", "%25"),
  ship("half an encoding", "%2", "%252"),
  ship("half a character", "a\ud800b"),
  ship("a template", "{ship}", "%7Bship%7D"),
  ship("a direction mark", "a\u202eb", "a%E2%80%AEb"),
  { name: "path: a list of dots", tool: "get_berth", args: { ship: "a", berth: [".."] } },
  { name: "path: an empty list", tool: "get_berth", args: { ship: "a", berth: [] } },
  { name: "path: a list of nothing", tool: "get_berth", args: { ship: "a", berth: [""] } },
  {
    name: "path: a list with slashes and commas",
    tool: "get_berth",
    args: { ship: "a", berth: ["../..", "b,c"] },
    sent: "GET /v1/ships/a/berths/..%2F..,b%2Cc",
  },
  { name: "path: dots in the first of two", tool: "get_berth", args: { ship: "..", berth: ["b"] } },
];

const list = (name: string, args: ArgumentAttack["args"], sent?: string): ArgumentAttack => ({
  name,
  tool: "list_ships",
  args,
  ...(sent === undefined ? {} : { sent: `GET /v1/ships${sent}` }),
});

/** An argument cannot become another one, nor a header, nor a cookie. */
export const placeAttacks: readonly ArgumentAttack[] = [
  list("query: another parameter", { text: "a&key=stolen" }, "?text=a%26key%3Dstolen"),
  list("query: a fragment and an equals sign", { text: "a#b=c" }, "?text=a%23b%3Dc"),
  list("query: a plus and a space", { text: "a+b c" }, "?text=a%2Bb%20c"),
  list("query: an end of line", { text: "a\r\nX-Evil: 1" }, "?text=a%0D%0AX-Evil%3A%201"),
  list("query: half a character", { text: "\udc00" }),
  list("query: a list with an ampersand", { tags: ["a&tags=b", "c=d"] }, "?tags=a%26tags%3Db&tags=c%3Dd"),
  list("query: a list with its separator", { piped: ["a|b", "c"] }, "?piped=a%7Cb%7Cc"),
  list(
    "query: a name that closes its bracket",
    { where: { "a]&key=x&b[": "c" } },
    "?where%5Ba%5D%26key%3Dx%26b%5B%5D=c",
  ),
  list("query: the name __proto__", '{"where":{"__proto__":"x"}}', "?where%5B__proto__%5D=x"),
  list("query: an object that names another argument", { free: { text: "b" } }),
  list("query: an object that names another argument, which is given", { free: { limit: "9" }, limit: 3 }),
  list("header: an end of line", { "X-Trace": "a\r\nX-Evil: 1" }),
  list("header: a line feed", { "X-Trace": "a\nX-Evil: 1" }),
  list("header: a NUL", { "X-Trace": "a\0b" }),
  list("header: beyond Latin-1", { "X-Trace": "\u65e5\u672c" }),
  list("header: a letter whose low byte is a line feed", { "X-Trace": "a\u010aX-Evil: 1" }),
  list("header: a delete", { "X-Trace": "a\u007fb" }),
  list("cookie: another cookie", { berth: "a; key=stolen" }, " berth=a%3B%20key%3Dstolen"),
  list("cookie: an end of line", { berth: "a\r\nX-Evil: 1" }, " berth=a%0D%0AX-Evil%3A%201"),
  list("cookie: quotes and commas", { berth: '"a", b' }, " berth=%22a%22%2C%20b"),
];

const unknown = (name: string, value: unknown = "stolen"): ArgumentAttack => ({
  name: `unknown argument ${name}`,
  tool: "get_ship",
  args: `{"ship":"a",${JSON.stringify(name)}:${JSON.stringify(value)}}`,
});

/** No argument sets a credential, a header or an address; a number keeps its value or is not sent. */
export const takeoverAttacks: readonly ArgumentAttack[] = [
  ...["authorization", "Authorization", "x-api-key", "X-Api-Key", "x_api_key", "key", "cookie", "host"].map(
    (name) => unknown(name),
  ),
  ...["base_url", "baseUrl", "server", "url", "path", "method", "HARBOUR_KEY_API_KEY", "_meta"].map((name) =>
    unknown(name),
  ),
  unknown("headers", { "x-api-key": "stolen" }),
  unknown("__proto__", { ship: "b" }),
  unknown("constructor", { prototype: { ship: "b" } }),
  unknown("toString"),
  unknown("ship "),
  unknown("Ship"),
  unknown("sh\u0456p"),
  unknown("confirm", true),
  { name: "only __proto__ has the argument", tool: "get_ship", args: '{"__proto__":{"ship":"a"}}' },
  {
    name: "body: __proto__ inside an open object",
    tool: "create_ship",
    args: '{"name":"a","cargo":{"__proto__":{"armed":true}}}',
    sent: 'POST /v1/ships {"name":"a","cargo":{"__proto__":{"armed":true}}}',
  },
  { name: "body: a number beyond all numbers", tool: "create_ship", args: '{"name":"a","draught":1e999}' },
  {
    name: "body: a number beyond all numbers, where anything goes",
    tool: "create_ship",
    args: '{"name":"a","cargo":{"a":[-1e999]}}',
  },
  { name: "query: a number beyond all numbers", tool: "list_ships", args: '{"limit":1e999}' },
  {
    name: "body: toJSON is data",
    tool: "create_ship",
    args: { name: "a", cargo: { toJSON: "x" } },
    sent: 'POST /v1/ships {"name":"a","cargo":{"toJSON":"x"}}',
  },
  {
    name: "body: an argument twice",
    tool: "create_ship",
    args: '{"name":"<b>","name":"a"}',
    sent: 'POST /v1/ships {"name":"a"}',
  },
];
