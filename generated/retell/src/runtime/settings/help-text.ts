import type { ServerDefinition } from "../tool.ts";

/** The answer to `--help`: what can be started, with which flags, and what the environment must hold. */
export function helpText(server: ServerDefinition): string {
  const tools = server.groups.reduce((sum, group) => sum + group.tools.length, 0);
  const environment = Object.values(server.securitySchemes).flatMap(({ env }) => env);
  const needsBaseUrl = server.baseUrls.default?.url === null;
  return `${server.title}: MCP server with ${tools} tools (${server.name}-mcp ${server.version})

Usage
  node dist/index.js                 serve one client over standard input and output
  node dist/index.js http            serve Streamable HTTP
  node dist/index.js doctor          check base URL, credential and limits, and say what to fix

Environment
${environment.map((name) => `  ${name}\n`).join("")}  ${server.baseUrlEnvironment}   ${needsBaseUrl ? "required: the document names no base URL" : "replaces the base URL of the document"}

Options
  --base-url URL          base URL of the API; FROM=TO replaces a further one
  --allow-origin URL      let tools call this further origin (repeatable)
  --groups LIST           only these groups, or all (${server.groups
    .slice(0, 8)
    .map((group) => group.name)
    .join(", ")}${server.groups.length > 8 ? ", …" : ""})
  --tools LIST            only these tools; * stands for any text
  --exclude LIST          not these tools
  --read-only             only tools that change nothing
  --files DIR             let file arguments name files below this folder (stdio only, repeatable)
  --timeout S             seconds for one call, all in all (60)
  --max-response BYTES    longest answer that is read (10485760)
  --log-level LEVEL       error, warn, info or debug (info), on standard error
  --version, --help

Options of http
  --host ADDRESS          (127.0.0.1)
  --port PORT             (3000; 0 takes a free one)
  --path PATH             (/mcp)
  --allowed-hosts LIST    names under which clients reach the server; needed beyond this machine
  --public                serve beyond this machine; MCP_AUTH_TOKEN in the environment is then required
  --credentials MODE      env: calls use this server's credential (the default); passthrough: each request
                          brings the caller's own, in Authorization or the API's own header
  --no-sse                without the legacy transport (GET /sse, POST /messages)
  --forward-headers LIST  headers of the client that are passed on to the API

Examples
  ${environment[0] === undefined ? "" : `${environment[0]}=… `}node dist/index.js --read-only
  node dist/index.js http --port 8080
`;
}
