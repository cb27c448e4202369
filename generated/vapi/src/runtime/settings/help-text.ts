import { defaultHttpLimits as limits } from "../protocol/http-limits.ts";
import { groupDigits } from "../result/group-digits.ts";
import { defaultSurface } from "../search/choose-surface.ts";
import type { SecuritySchemeDefinition, ServerDefinition } from "../tool.ts";
import { callLimits } from "./call-limits.ts";
import { maxListTokens, maxTools } from "./client-limits.ts";

/** The answer to `--help`: what can be started, with which flags, and what the environment must hold. */
export function helpText(server: ServerDefinition): string {
  const tools = server.groups.reduce((sum, group) => sum + group.tools.length, 0);
  const { http = {} } = server;
  const inUrl = http.keyParameter === undefined ? "" : `,\n${" ".repeat(26)}or as ?${http.keyParameter}=`;
  const always =
    http.forwardHeaders === undefined ? "" : `,\n${" ".repeat(26)}beside ${some(http.forwardHeaders)}`;
  const [firstCredential] = Object.values(server.securitySchemes).flatMap(({ env }) => env);
  return `${server.title}: MCP server with ${tools} tools (${server.name}-mcp ${server.version})

Usage
  node dist/index.js                 serve one client over standard input and output
  node dist/index.js http            serve Streamable HTTP
  node dist/index.js doctor          check base URL, credential and limits, and say what to fix
  node dist/index.js setup           add this server to a client's configuration

Environment
${table(environment(server))}

Options
  --base-url URL          base URL of the API; FROM=TO replaces a further one (repeatable)
  --allow-origin URL      let tools call this further origin (repeatable)
  --groups LIST           only these groups, or all (${some(server.groups.map(({ name }) => name))})
  --tools LIST            only these tools; * stands for any text
  --exclude LIST          not these tools
  --read-only             only tools that change nothing
  --surface KIND          tools: a tool for each operation; search: a few tools that find and call them;
                          auto: search above ${maxTools} tools or about ${groupDigits(maxListTokens)} tokens (${defaultSurface})
  --confirm MODE          calls that a person should confirm: elicit asks through the client (the default),
                          deny refuses them, allow makes them, for clients that ask before every call
  --files DIR             let file arguments name files below this folder (stdio only, repeatable)
  --timeout S             seconds for one call, all in all (${callLimits.timeout})
  --max-response BYTES    longest answer that is read (${callLimits.maxResponse})
  --read-results          list the tool read_result, which reads on in answers that were cut
  --client NAME           list tools as this client takes them, whatever it calls itself (gemini: no $ref);
                          for setup see below
  --log-level LEVEL       error, warn, info or debug (info), on standard error
  --version, --help

Options of http
  --host ADDRESS          (127.0.0.1)
  --port PORT             (3000; 0 takes a free one)
  --path PATH             (${http.path ?? "/mcp"})
  --allowed-hosts LIST    names under which clients reach the server; needed beyond this machine
  --public                serve beyond this machine; MCP_AUTH_TOKEN in the environment is then required
  --credentials MODE      env: calls use this server's credential (the default); passthrough: each request
                          brings the caller's own, in Authorization or the API's own header${inUrl};
                          one caller gets at most a quarter of the calls and sessions
  --no-sse                without the legacy transport (GET /sse, POST /messages)
  --no-page               without the page at / that shows how clients are set up
  --forward-headers LIST  headers of the client that are passed on to the API${always}
  --max-request BYTES     longest body of a request (${limits.bytes})
  --max-calls N           calls that are answered at once; others get 503 and Retry-After (${limits.concurrent})
  --max-sessions N        open sessions of the legacy transport; others get 503 (${limits.sessions})
  --idle-timeout S        seconds after which a session without messages ends (${limits.idleMs / 1_000})
  --shutdown-timeout S    seconds that calls get to end after SIGTERM or SIGINT (${limits.shutdownMs / 1_000})

Options of setup
  (--client NAME)         claude-desktop, claude-code, cursor, vscode, codex, windsurf, opencode or gemini-cli
  --url URL               address of a hosted server; else the client starts this program
  --dry-run               show what would be written, and write nothing

Examples
  ${firstCredential === undefined ? "" : `${firstCredential}=… `}node dist/index.js --read-only
  node dist/index.js http --port 8080
`;
}

const roles: Readonly<Record<string, readonly string[]>> = {
  apiKey: ["API key"],
  bearer: ["API key or token"],
  basic: ["user name", "password"],
  clientCredentials: ["client id", "client secret", "access token, instead of id and secret"],
  accessToken: ["access token"],
  mutualTLS: ["file of the client certificate", "file of its key"],
};

function role(scheme: SecuritySchemeDefinition, index: number): string {
  const prefix = scheme.type === "apiKey" ? (scheme.prefix ?? "").trim() : "";
  if (prefix === "") return roles[scheme.type]?.[index] ?? "credential";
  return `API key; ${prefix.length > 20 ? "its prefix" : `"${prefix}"`} is put before it`;
}

/** Each variable with what it holds. */
function environment(server: ServerDefinition): [name: string, meaning: string][] {
  const credentials = Object.values(server.securitySchemes).flatMap((scheme) =>
    scheme.env.map((name, index): [string, string] => [name, role(scheme, index)]),
  );
  const needsBaseUrl = server.baseUrls.default?.url === null;
  const variables = Object.values(server.baseUrls).flatMap((baseUrl) =>
    Object.entries(baseUrl.variables ?? {}).map(
      ([name, { env, default: fallback, enum: choices }]): [string, string] => {
        const allowed = choices === undefined ? "" : `: ${some(choices)}`;
        return [env, `${name} in the base URL${allowed} (${fallback === undefined ? "required" : fallback})`];
      },
    ),
  );
  return [
    ...new Map([
      ...credentials,
      [
        server.baseUrlEnvironment,
        needsBaseUrl
          ? "base URL of the API; required: the document names none"
          : "replaces the base URL of the document",
      ],
      ...variables,
      ["MCP_AUTH_TOKEN", "bearer token that clients of http must send"],
      ["MCP_HANDLE_KEY", "secret that replicas share, so that each can read on in the answers of the others"],
    ] as [string, string][]),
  ];
}

function table(rows: readonly [string, string][]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}   ${meaning}`).join("\n");
}

/** As many as fit into a line. */
function some(names: readonly string[]): string {
  const shown = names.filter((_, index) => names.slice(0, index + 1).join(", ").length <= 48);
  return shown.join(", ") + (shown.length < names.length ? ", …" : "");
}
