import environmentTemplate from "../../templates/text/env.example.hbs";
import readmeTemplate from "../../templates/text/README.md.hbs";
import toolsTemplate from "../../templates/text/TOOLS.md.hbs";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import { escapeCode, escapeMarkdown } from "./escape-markdown.ts";

interface Variable {
  name: string;
  meaning: string;
  /** For a comment of `.env.example`: of our own words only. */
  note: string;
}

/** README.md: the part between the markers is mcpgen's. */
export function renderReadme(server: ServerModel): string {
  const path = `/path/to/${server.packageName}/dist/index.js`;
  const secrets = server.credentials.flatMap(({ definition }) => definition.env).slice(0, 2);
  const env = Object.fromEntries(secrets.map((name) => [name, `<${name}>`]));
  const withEnv = secrets.length === 0 ? {} : { env };
  const stdio = { command: "node", args: [path], ...withEnv };
  return between(
    "",
    readmeTemplate({
      name: server.name,
      title: escapeMarkdown(server.title),
      description: escapeMarkdown(server.description),
      packageName: server.packageName,
      toolCount: count(
        server.groups.reduce((sum, group) => sum + group.tools.length, 0),
        "tool",
      ),
      groupCount: count(server.groups.length, "group"),
      credentialPrefix: secrets.map((name) => `${name}=… `).join(""),
      environment: environment(server),
      claudeEnv: secrets.map((name) => `--env ${name}=<${name}> `).join(""),
      configJson: json({ mcpServers: { [server.name]: stdio } }),
      vscodeJson: json({ servers: { [server.name]: { type: "stdio", ...stdio } } }),
      opencodeJson: json({
        mcp: {
          [server.name]: {
            type: "local",
            command: ["node", path],
            ...(secrets.length === 0 ? {} : { environment: env }),
            enabled: true,
          },
        },
      }),
      codexToml: toml(server.name, path, env),
    }),
  );
}

/** TOOLS.md: every tool with its arguments, operations without a tool, and the loss ledger. */
export function renderToolList(
  server: ServerModel,
  diagnostics: readonly Diagnostic[],
  tokens: number,
): string {
  return toolsTemplate({
    title: escapeMarkdown(server.title),
    toolCount: count(
      server.groups.reduce((sum, group) => sum + group.tools.length, 0),
      "tool",
    ),
    groupCount: count(server.groups.length, "group"),
    tokens,
    groups: server.groups.map((group) => ({
      title: escapeMarkdown(group.title),
      description: group.description === undefined ? "" : escapeMarkdown(group.description),
      tools: group.tools.map(describe),
    })),
    skipped: server.skipped.map(({ method, path, reason }) => ({
      method: escapeCode(method),
      path: escapeCode(path),
      reason: escapeMarkdown(reason),
    })),
    notes: [...diagnostics]
      .map(({ message, origin = "" }) => ({
        message: escapeMarkdown(message),
        origin: `\`${escapeCode(origin)}\``,
      }))
      .sort((a, b) => (a.origin + a.message < b.origin + b.message ? -1 : 1)),
  });
}

function describe(tool: Tool): object {
  const { hints, description, confirm } = tool.definition;
  const marks = [
    hints.readOnlyHint
      ? "changes nothing"
      : hints.destructiveHint
        ? "may overwrite or remove"
        : "changes things",
    ...(confirm === true ? ["a person is asked first"] : []),
  ];
  return {
    name: tool.name,
    description: escapeMarkdown(description),
    method: escapeCode(tool.operation.method),
    path: escapeCode(tool.operation.path),
    hints: ` (${marks.join(", ")})`,
    arguments: tool.arguments.map(({ name, in: place, required }) => ({ name, in: place, required })),
  };
}

/** .env.example: names and our own words; nothing of the document reaches the file. */
export function renderEnvironment(server: ServerModel): string {
  return environmentTemplate({ environment: environment(server) });
}

/** The first entry of the package's CHANGELOG.md. */
export function renderChangelog(server: ServerModel): string {
  return between("# Changelog\n\n", `## ${server.version}\n\nFirst version.\n`);
}

const kinds: Record<string, readonly string[]> = {
  apiKey: ["API key"],
  bearer: ["bearer token or API key"],
  basic: ["user name", "password"],
  clientCredentials: [
    "client id (OAuth 2 client credentials)",
    "client secret",
    "access token, instead of id and secret",
  ],
  accessToken: ["access token (OAuth 2 or OpenID Connect)"],
  mutualTLS: ["path of the client certificate (PEM)", "path of its key (PEM)"],
};

function environment(server: ServerModel): Variable[] {
  const variables = server.credentials.flatMap(({ definition }) =>
    definition.env.map((name, index) => variable(name, kinds[definition.type]?.[index] ?? "credential")),
  );
  const parts = new Map(
    Object.values(server.baseUrls).flatMap(({ variables: named = {} }) =>
      Object.values(named).map(({ env }) => [env, variable(env, "part of the base URL")]),
    ),
  );
  const { url } = server.baseUrls.default ?? { url: null };
  const meaning =
    url === null
      ? "base URL of the API; required, since the document names none"
      : "replaces the base URL of the document; optional";
  return [...variables, ...parts.values(), variable(server.baseUrlEnvironment, meaning)];
}

function variable(name: string, meaning: string): Variable {
  return { name, meaning, note: meaning };
}

function between(before: string, text: string): string {
  return `${before}<!-- mcpgen:start: written by mcpgen on every build -->\n${text.trim()}\n<!-- mcpgen:end: what follows is yours -->\n`;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function toml(name: string, path: string, env: Record<string, string>): string {
  const lines = [`[mcp_servers.${name}]`, 'command = "node"', `args = [${JSON.stringify(path)}]`];
  const pairs = Object.entries(env).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  return [...lines, ...(pairs.length === 0 ? [] : [`env = { ${pairs.join(", ")} }`])].join("\n");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
