import type { HostedDefinition } from "../tool.ts";
import { flagNames, UsageError } from "./flags.ts";
import { readSettings } from "./read-settings.ts";

const read = (args: readonly string[], env: Record<string, string> = {}) =>
  readSettings(args, env, "SAMPLE_BASE_URL");

test("without a flag everything has its default [threat: http]", () => {
  expect(read([])).toEqual({
    command: "stdio",
    filter: {},
    baseUrlReplacements: new Map(),
    allowedOrigins: [],
    fileRoots: [],
    timeoutMs: 60_000,
    maxResponseBytes: 10_485_760,
    readResults: false,
    surface: "auto",
    confirm: "elicit",
    logLevel: "info",
    http: {
      host: "127.0.0.1",
      port: 3000,
      path: "/mcp",
      public: false,
      credentials: "env",
      sse: true,
      page: true,
      allowedHosts: [],
      forwardHeaders: [],
      limits: {
        bytes: 16_777_216,
        concurrent: 1_024,
        sessions: 1_024,
        idleMs: 1_800_000,
        shutdownMs: 10_000,
      },
    },
  });
});

const url = "https://gateway.invalid/v1";

/** Each flag, and the part of the settings that it changes. */
const flags: [flag: string, args: string[], want: object][] = [
  ["base-url", ["--base-url", url], { baseUrl: url }],
  ["base-url", [`--base-url=${url}`], { baseUrl: url }],
  [
    "base-url",
    [
      "--base-url",
      url,
      "--base-url",
      `https://a.invalid=${url}`,
      "--base-url",
      "https://b.invalid/x=http://c.invalid/y",
      "--base-url",
      "https://b.invalid/a=b/=https://c.invalid/z",
    ],
    {
      baseUrl: url,
      baseUrlReplacements: new Map([
        ["https://a.invalid", url],
        ["https://b.invalid/x", "http://c.invalid/y"],
        ["https://b.invalid/a=b/", "https://c.invalid/z"],
      ]),
    },
  ],
  [
    "allow-origin",
    ["--allow-origin", "https://a.invalid,https://b.invalid", "--allow-origin=https://c.invalid"],
    { allowedOrigins: ["https://a.invalid", "https://b.invalid", "https://c.invalid"] },
  ],
  ["groups", ["--groups", "calls, agents", "--groups=x"], { filter: { groups: ["calls", "agents", "x"] } }],
  ["tools", ["--tools=list_*,get_call"], { filter: { tools: ["list_*", "get_call"] } }],
  ["exclude", ["--exclude", "a", "--exclude", "b"], { filter: { exclude: ["a", "b"] } }],
  ["read-only", ["--read-only"], { filter: { readOnly: true } }],
  ["surface", ["--surface", "search"], { surface: "search" }],
  ["confirm", ["--confirm", "deny"], { confirm: "deny" }],
  ["files", ["--files", "a,b", "--files", "c"], { fileRoots: ["a,b", "c"] }],
  ["timeout", ["--timeout", "2.5"], { timeoutMs: 2_500 }],
  ["max-response", ["--max-response", "2048"], { maxResponseBytes: 2_048 }],
  ["read-results", ["--read-results"], { readResults: true }],
  ["log-level", ["--log-level", "debug"], { logLevel: "debug" }],
  ["host", ["http", "--host", "0.0.0.0"], { http: expect.objectContaining({ host: "0.0.0.0" }) }],
  ["port", ["http", "--port", "0"], { http: expect.objectContaining({ port: 0 }) }],
  ["path", ["http", "--path", "/a/b"], { http: expect.objectContaining({ path: "/a/b" }) }],
  ["public", ["http", "--public"], { http: expect.objectContaining({ public: true }) }],
  [
    "credentials",
    ["http", "--credentials", "passthrough"],
    { http: expect.objectContaining({ credentials: "passthrough" }) },
  ],
  ["no-sse", ["http", "--no-sse"], { http: expect.objectContaining({ sse: false }) }],
  [
    "allowed-hosts",
    ["http", "--allowed-hosts", "a,b:1"],
    { http: expect.objectContaining({ allowedHosts: ["a", "b:1"] }) },
  ],
  [
    "forward-headers",
    ["--forward-headers", "X-A", "http", "--forward-headers", "X-B"],
    { http: expect.objectContaining({ forwardHeaders: ["X-A", "X-B"] }) },
  ],
  ["no-page", ["http", "--no-page"], { http: expect.objectContaining({ page: false }) }],
  ["max-request", ["http", "--max-request", "4096"], { http: { limits: { bytes: 4_096 } } }],
  ["max-calls", ["http", "--max-calls", "1"], { http: { limits: { concurrent: 1 } } }],
  ["max-sessions", ["http", "--max-sessions", "7"], { http: { limits: { sessions: 7 } } }],
  ["idle-timeout", ["http", "--idle-timeout", "1.5"], { http: { limits: { idleMs: 1_500 } } }],
  ["shutdown-timeout", ["http", "--shutdown-timeout", "0"], { http: { limits: { shutdownMs: 0 } } }],
  ["client", ["setup", "--client", "cursor"], { setup: { client: "cursor", dryRun: false, flags: [] } }],
  ["client", ["--client", "gemini"], { command: "stdio", client: "gemini" }],
  ["client", ["http", "--client", "gemini"], { command: "http", client: "gemini" }],
  ["url", ["setup", "--url", url], { setup: { url, flags: [] } }],
  [
    "dry-run",
    ["setup", "--dry-run", "--read-only", "--groups", "a", "--groups=b"],
    { setup: { dryRun: true, flags: ["--read-only", "--groups", "a", "--groups", "b"] } },
  ],
  ["version", ["--version"], { command: "version" }],
  ["version", ["-v", "--port", "1"], { command: "version" }],
  ["help", ["--help", "http"], { command: "help" }],
];

test.each(flags)("--%s: %j", (_, args, want) => {
  expect(read(args)).toMatchObject(want);
});

test("every flag is in the table above", () => {
  expect([...new Set(flags.map(([flag]) => flag))].sort()).toEqual([...flagNames].sort());
});

test.each([
  [[], "stdio"],
  [["stdio"], "stdio"],
  [["http"], "http"],
  [["doctor"], "doctor"],
])("command %j is %s", (args, want) => {
  expect(read(args).command).toBe(want);
});

test("the flag wins over the environment; an empty variable counts as none", () => {
  const env = { SAMPLE_BASE_URL: "https://env.invalid" };
  expect(read([], env).baseUrl).toBe("https://env.invalid");
  expect(read(["--base-url", url], env).baseUrl).toBe(url);
  expect(read([], { SAMPLE_BASE_URL: "" }).baseUrl).toBeUndefined();
});

describe("what the vendor chose for the hosted server", () => {
  const hosted: HostedDefinition = {
    path: "/",
    keyParameter: "api_key",
    forwardHeaders: ["x-call-id"],
    sse: false,
    page: false,
  };
  test.each<[args: string[], want: object]>([
    [[], { path: "/", forwardHeaders: ["x-call-id"], sse: false, page: false }],
    [["--path", "/api/mcp"], { path: "/api/mcp" }],
    [["--forward-headers", "x-b"], { forwardHeaders: ["x-call-id", "x-b"] }],
  ])("with %j", (args, want) => {
    expect(readSettings(["http", ...args], {}, "SAMPLE_BASE_URL", hosted).http).toMatchObject(want);
  });

  test("is nobody's flag on stdio", () => {
    expect(readSettings([], {}, "SAMPLE_BASE_URL", hosted).command).toBe("stdio");
  });
});

test.each([
  [["--grups", "x"], "Unknown option '--grups'. Did you mean --groups? See --help."],
  [["--zzzzzzzz"], "Unknown option '--zzzzzzzz'. See --help."],
  [["-x"], "Unknown option '-x'. See --help."],
  [["--read-only=yes"], /^Option '--read-only' does not take an argument\. See --help\.$/],
  [["--timeout"], /'--timeout <value>' argument missing/],
  [["serve"], 'There is no command "serve": it is stdio (or nothing), http, doctor or setup.'],
  [["http", "stdio"], 'There is one command only, found "http" and "stdio". See --help.'],
  [["--port", "1"], '--port belongs to the command http: start with "http --port …".'],
  [["doctor", "--no-sse"], '--no-sse belongs to the command http: start with "http --no-sse …".'],
  [["--credentials", "env"], /^--credentials belongs to the command http/],
  [["http", "--port", "80.5"], '--port takes a whole number, found "80.5".'],
  [["http", "--port", "65536"], '--port takes a number from 0 to 65535, found "65536".'],
  [["http", "--port", "http"], '--port takes a number from 0 to 65535, found "http".'],
  [["--timeout", "0"], '--timeout takes a number from 1 to 3600, found "0".'],
  [["--timeout", ""], '--timeout takes a number from 1 to 3600, found "".'],
  [["--max-response", "Infinity"], /^--max-response takes a number from 1024 to 1073741824/],
  [["--log-level", "loud"], '--log-level takes info, error, warn or debug, found "loud".'],
  [["--max-calls", "1"], /^--max-calls belongs to the command http/],
  [["http", "--max-calls", "0"], '--max-calls takes a number from 1 to 100000, found "0".'],
  [["http", "--max-request", "1e9"], /^--max-request takes a number from 1024 to 134217728/],
  [["http", "--max-sessions", "1.5"], '--max-sessions takes a whole number, found "1.5".'],
  [["http", "--idle-timeout", "0"], '--idle-timeout takes a number from 1 to 86400, found "0".'],
  [["http", "--shutdown-timeout", "x"], '--shutdown-timeout takes a number from 0 to 3600, found "x".'],
  [["http", "--credentials", "mine"], '--credentials takes env or passthrough, found "mine".'],
  [["http", "--path", "mcp"], '--path takes a path such as /mcp, found "mcp".'],
  [["http", "--path", "/a?b"], '--path takes a path such as /mcp, found "/a?b".'],
  [["--dry-run"], '--dry-run belongs to the command setup: start with "setup --dry-run …".'],
  [["setup", "--port", "1"], '--port belongs to the command http: start with "http --port …".'],
  [["--confirm", "yes"], '--confirm takes elicit, deny or allow, found "yes".'],
  [["--groups", " , "], "--groups takes names, with commas between them, found none."],
  [["--files", ""], '--files takes a folder, found "".'],
  [["--base-url", "ftp://a.invalid"], /^--base-url names a base URL that cannot be used\./],
  [
    ["--base-url", "https://user:secret@a.invalid"],
    /^(?!.*secret)--base-url names a base URL that cannot be used\./,
  ],
  [["--base-url", url, "--base-url", url], "--base-url is given twice. Name a further base URL as FROM=TO."],
])("%j: %s", (args, want) => {
  const act = () => read(args);
  expect(act).toThrow(UsageError);
  expect(act).toThrow(want);
});
