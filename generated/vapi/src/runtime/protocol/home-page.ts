import { clients } from "../setup/clients.ts";
import { type HostedLaunch, headerLine } from "../setup/launch.ts";
import { addCommand, showConfiguration } from "../setup/show-configuration.ts";
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
  /** How a client reaches the server at its address, credential and all. */
  launchAt(address: string): HostedLaunch;
}

/** Makes the handler of GET that shows a person how to add this server to each client. */
export function createHomePage(facts: HomePageFacts): Handler {
  return async (req, res) => {
    const accept = req.headers.accept ?? "*/*";
    const isClient = /text\/event-stream/i.test(accept) || !/\*\/\*/.test(accept);
    if (isClient && !/text\/html/i.test(accept)) {
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

function renderPage(facts: HomePageFacts, origin: string): string {
  const launch = facts.launchAt(origin + facts.path);
  const entries = clients.map((client) =>
    section(
      client.title,
      `${client.shown.replaceAll("`", "")}:`,
      showConfiguration(client, facts.name, launch),
    ),
  );
  const sections = [
    section("Claude Code, in a terminal", "", addCommand(facts.name, launch)),
    ...entries,
    section("Any other client", "Streamable HTTP:", [launch.url, headerLine(launch)].join("\n").trim()),
  ];
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
${sections.join("\n")}
</html>
`;
}

function section(title: string, where: string, text: string): string {
  const place = where === "" ? "" : `<p>${escapeHtml(where)}</p>`;
  return `<h2>${escapeHtml(title)}</h2>${place}<pre>${escapeHtml(text)}</pre>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
