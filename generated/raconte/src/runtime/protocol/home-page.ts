import { commonHeaders, HttpError } from "./http-error.ts";
import type { Handler } from "./http-server.ts";

/** What the page says of the server: its own names and the way in, nothing of the API's document beyond its title. */
export interface HomePageFacts {
  name: string;
  title: string;
  /** Path of Streamable HTTP. */
  path: string;
  /** Path of the legacy transport; absent when it is off. */
  ssePath?: string;
  /** What a client has to send; absent when it needs nothing. */
  credential?: Credential;
}

/** How clients say who they are: a header, and for those that can send none a parameter of the URL. */
export interface Credential {
  header: string;
  value: string;
  keyParameter?: string;
}

/** Makes the handler of GET that shows a person how to add this server to each client. */
export function createHomePage(facts: HomePageFacts): Handler {
  return async (req, res) => {
    const accept = req.headers.accept ?? "*/*";
    if (!/text\/html|\*\/\*/.test(accept)) {
      throw new HttpError(405, "This server keeps no stream open by GET. Send MCP messages by POST.", {
        allow: "POST",
      });
    }
    const isTls = req.headers["x-forwarded-proto"] === "https";
    const origin = `${isTls ? "https" : "http"}://${req.headers.host ?? "localhost"}`;
    const body = Buffer.from(renderPage(facts, origin));
    const policy =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    res
      .writeHead(200, {
        ...commonHeaders,
        "content-type": "text/html; charset=utf-8",
        "content-length": body.length,
        "content-security-policy": policy,
        "referrer-policy": "no-referrer",
      })
      .end(req.method === "HEAD" ? undefined : body);
  };
}

interface Snippet {
  client: string;
  where: string;
  text: string;
}

function renderPage(facts: HomePageFacts, origin: string): string {
  const snippets = snippetsFor(facts, origin + facts.path).map(
    ({ client, where, text }) =>
      `<h2>${escapeHtml(client)}</h2><p>${escapeHtml(where)}</p><pre>${escapeHtml(text)}</pre>`,
  );
  const legacy =
    facts.ssePath === undefined
      ? ""
      : `<p>Clients that know only the older transport: <code>${escapeHtml(origin + facts.ssePath)}</code></p>`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(facts.title)} MCP server</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem}pre{background:#f4f4f6;padding:1rem;overflow:auto;border-radius:.5rem}code,pre{font:14px/1.45 ui-monospace,monospace}
@media(prefers-color-scheme:dark){body{background:#17171a;color:#e6e6ea}pre{background:#232329}}</style>
<h1>${escapeHtml(facts.title)} MCP server</h1>
<p>Address: <code>${escapeHtml(origin + facts.path)}</code> (Streamable HTTP)</p>${legacy}
${snippets.join("\n")}
</html>
`;
}

/** The configuration of each client, as it is pasted. */
export function snippetsFor(facts: HomePageFacts, url: string): Snippet[] {
  const { name, credential } = facts;
  const { keyParameter } = credential ?? {};
  const headers = credential === undefined ? {} : { headers: { [credential.header]: credential.value } };
  const flag = credential === undefined ? "" : ` \\\n  --header "${credential.header}: ${credential.value}"`;
  const remoteArgs = [
    "-y",
    "mcp-remote",
    url,
    ...(credential === undefined ? [] : ["--header", `${credential.header}: ${credential.value}`]),
  ];
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  const token =
    credential?.value.startsWith("Bearer ") === true
      ? `\nbearer_token_env_var = "${environmentName(name)}"`
      : "";
  return [
    {
      client: "Claude Code",
      where: "In a terminal:",
      text: `claude mcp add --transport http ${name} ${url}${flag}`,
    },
    {
      client: "Claude Desktop",
      where: "claude_desktop_config.json:",
      text: json({ mcpServers: { [name]: { command: "npx", args: remoteArgs } } }),
    },
    {
      client: "Cursor",
      where: "~/.cursor/mcp.json:",
      text: json({ mcpServers: { [name]: { url, ...headers } } }),
    },
    {
      client: "VS Code",
      where: ".vscode/mcp.json:",
      text: json({ servers: { [name]: { type: "http", url, ...headers } } }),
    },
    {
      client: "Codex",
      where: "~/.codex/config.toml:",
      text: `[mcp_servers.${name}]\nurl = "${url}"${token}`,
    },
    ...(keyParameter === undefined
      ? []
      : [
          {
            client: "Clients that cannot send headers",
            where: "The key in the URL, which is then a secret itself:",
            text: `${url}?${keyParameter}=<your key>`,
          },
        ]),
    {
      client: "Any other client",
      where: "Streamable HTTP:",
      text: credential === undefined ? url : `${url}\n${credential.header}: ${credential.value}`,
    },
  ];
}

function environmentName(name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_API_KEY`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
