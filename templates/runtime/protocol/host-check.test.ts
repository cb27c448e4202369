import { createHostCheck, isLoopback } from "./host-check.ts";

type Row = [
  bind: string,
  allowed: string[],
  host: string | undefined,
  origin: string | undefined,
  ok: boolean,
];

describe("createHostCheck [threat: http]", () => {
  test.each<Row>([
    ["127.0.0.1", [], "localhost", undefined, true],
    ["127.0.0.1", [], "LOCALHOST:3000", undefined, true],
    ["127.0.0.1", [], "127.0.0.1:3000", undefined, true],
    ["::1", [], "[::1]:3000", undefined, true],
    ["127.0.0.1", [], "evil.example", undefined, false],
    ["127.0.0.1", [], "localhost.evil.example", undefined, false],
    ["127.0.0.1", [], "127.0.0.1.evil.example:3000", undefined, false],
    ["127.0.0.1", [], "evil@localhost", undefined, false],
    ["127.0.0.1", [], "localhost/evil", undefined, false],
    ["127.0.0.1", [], "localhost:port", undefined, false],
    ["127.0.0.1", [], "localhost, evil.example", undefined, false],
    ["127.0.0.1", [], "", undefined, false],
    ["127.0.0.1", [], undefined, undefined, false],
    ["127.0.0.1", ["tunnel.example"], "tunnel.example", undefined, true],
    ["127.0.0.1", ["tunnel.example"], "localhost", undefined, true],
    ["0.0.0.0", ["mcp.example"], "mcp.example", undefined, true],
    ["0.0.0.0", ["MCP.example"], "mcp.EXAMPLE:8443", undefined, true],
    ["0.0.0.0", ["mcp.example"], "localhost", undefined, false],
    ["0.0.0.0", ["mcp.example"], "a.mcp.example", undefined, false],
    ["0.0.0.0", ["mcp.example:8443"], "mcp.example:8443", undefined, true],
    ["0.0.0.0", ["mcp.example:8443"], "mcp.example", undefined, false],
    ["127.0.0.1", [], "localhost", "http://localhost:6274", true],
    ["127.0.0.1", [], "localhost", "https://127.0.0.1", true],
    ["127.0.0.1", [], "localhost", "http://[::1]:1", true],
    ["127.0.0.1", [], "localhost", "https://evil.example", false],
    ["127.0.0.1", [], "localhost", "http://localhost.evil.example", false],
    ["127.0.0.1", [], "localhost", "http://localhost@evil.example", false],
    ["127.0.0.1", [], "localhost", "null", false],
    ["127.0.0.1", [], "localhost", "file://", false],
    ["127.0.0.1", [], "localhost", "chrome-extension://localhost", false],
    ["127.0.0.1", [], "localhost", "", false],
    ["0.0.0.0", ["mcp.example"], "mcp.example", "https://mcp.example", true],
    ["0.0.0.0", ["mcp.example"], "mcp.example", "https://other.example", false],
  ])("bound to %s, allowed %j: Host %j, Origin %j -> %s", (bind, allowed, host, origin, ok) => {
    const check = createHostCheck(bind, allowed);
    if (ok) expect(() => check(host, origin)).not.toThrow();
    else expect(() => check(host, origin)).toThrow(expect.objectContaining({ status: 403 }));
  });

  test.each([["https://mcp.example"], ["mcp.example/path"], ["*"], [""]])("%j is not a host", (host) => {
    expect(() => createHostCheck("0.0.0.0", [host])).toThrow(/is not a host/);
  });
});

test.each([
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["127.evil.example", false],
  ["10.0.0.1", false],
])("isLoopback(%j) is %s [threat: http]", (given, want) => {
  expect(isLoopback(given)).toBe(want);
});
