import { groupDigits } from "../../templates/runtime/result/group-digits.ts";
import { charsPerToken, maxListTokens, maxTools } from "../../templates/runtime/settings/client-limits.ts";
import { clients } from "../../templates/runtime/setup/clients.ts";
import {
  type HostedLaunch,
  headerLine,
  hostedLaunch,
  type LocalLaunch,
  localVariables,
} from "../../templates/runtime/setup/launch.ts";
import { addCommand, showConfiguration } from "../../templates/runtime/setup/show-configuration.ts";
import readmeTemplate from "../../templates/text/README.md.hbs";
import type { ServerModel, Tool } from "../plan/model.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { installLinks } from "./install-links.ts";
import { listTroubles } from "./list-troubles.ts";
import { between, count, describedServer, environmentOf } from "./package-texts.ts";
import { skillPath } from "./render-skill.ts";

/** README.md: the part between the markers is mcpgen's. */
export async function renderReadme(server: ServerModel): Promise<string> {
  const tools = server.groups.flatMap((group) => group.tools);
  const listed = tools.filter((tool) => tool.default);
  const described = describedServer(server);
  const local: LocalLaunch = {
    kind: "local",
    command: "node",
    args: [`/path/to/${folderOf(server.packageName)}/dist/index.js`],
    env: localVariables(described, {}),
  };
  const path = server.http?.path ?? "/mcp";
  const url = server.http?.url ?? `https://mcp.example.com${path}`;
  const hosted = hostedLaunch(url, described);
  return between(
    "",
    readmeTemplate({
      name: server.name,
      title: escapeMarkdown(server.title),
      description: escapeMarkdown(server.description),
      folder: folderOf(server.packageName),
      packageName: server.packageName,
      toolCount: count(tools.length, "tool"),
      isWhole: server.leftOut === 0,
      isLarge: isSearched(tools),
      maxTools,
      maxListTokens: groupDigits(maxListTokens),
      atFirst: listed.length === tools.length ? "" : listed.length,
      groupCount: count(server.groups.length, "group"),
      credentialPrefix: local.env.map((name) => `${name}=… `).join(""),
      path,
      environment: environmentOf(server),
      url,
      isHosted: server.http?.url !== undefined,
      install: installLinks(server.name, { ...local, command: "npx", args: ["-y", server.packageName] }),
      installHosted: server.http?.url === undefined ? [] : installLinks(server.name, hosted),
      mcpb: server.publishing.mcpb,
      mcpName: server.publishing.mcpName,
      skill: skillPath(server),
      clients: clients.map((client) => ({
        title: client.title,
        name: client.name,
        file: client.shown,
        language: client.format,
        local: showConfiguration(client, server.name, local),
        hosted: showConfiguration(client, server.name, hosted),
        ...(client.name === "claude-code"
          ? { localCommand: addLocal(server.name, local), hostedCommand: addCommand(server.name, hosted) }
          : {}),
      })),
      responses: askResponses(server.name, hosted),
      address: hosted.url,
      header: headerLine(hosted),
      sse: server.http?.sse !== false,
      hasSecrets: local.env.length > 0,
      prompts: server.prompts.map((prompt) => escapeMarkdown(prompt)),
      asksFirst: tools.some(({ definition }) => definition.confirm === true),
      troubles: (await listTroubles(described)).map(({ message, step }) => ({
        message: escapeMarkdown(message),
        step,
      })),
    }),
  );
}

/** A scope is no part of the folder. */
function folderOf(packageName: string): string {
  return packageName.slice(packageName.lastIndexOf("/") + 1);
}

function addLocal(name: string, { command, args, env }: LocalLaunch): string {
  const flags = env.map((variable) => ` --env ${variable}="$${variable}"`).join("");
  return `claude mcp add ${name}${flags} -- ${command} ${args.join(" ")}`;
}

/** OpenAI's Responses API connects to hosted servers by itself; `require_approval` keeps a person in between. */
function askResponses(name: string, { url, header }: HostedLaunch): string {
  const headers =
    header === undefined ? {} : { headers: { [header.name]: `${header.prefix}<${header.env}>` } };
  return JSON.stringify(
    {
      model: "gpt-5",
      input: "What can you do for me?",
      tools: [{ type: "mcp", server_label: name, server_url: url, ...headers, require_approval: "always" }],
    },
    null,
    2,
  );
}

/** Whether clients of all tools see a search in their place, unless the operator chooses. */
function isSearched(tools: readonly Tool[]): boolean {
  if (tools.length > maxTools) return true;
  const listed = tools.map(({ definition: { name, description, inputSchema } }) => [
    name,
    description,
    inputSchema,
  ]);
  return JSON.stringify(listed).length > maxListTokens * charsPerToken;
}
