import { toGeminiSchema } from "../../templates/runtime/dialect/gemini-schema.ts";
import { groupDigits } from "../../templates/runtime/result/group-digits.ts";
import { maxTools } from "../../templates/runtime/settings/client-limits.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import type { ClientProfile, Effect, Fact } from "./clients/model.ts";
import { breachesOf, examineSchema } from "./examine-schema.ts";

const maxNamed = 5;

/** Tools that pass the same limit in the same way. */
interface Finding {
  what: string;
  fact: Fact<unknown>;
  tools: Tool[];
}

/**
 * What a client would refuse, cut or complain about in the default surface: one message for each limit, which names the
 * first tools and where the limit is documented. `tokens` is what listing the surface costs.
 */
export function judgeClient(server: ServerModel, client: ClientProfile, tokens: number): Diagnostic[] {
  const tools = server.groups.flatMap((group) => group.tools.filter((tool) => tool.default));
  const findings = new Map<string, Finding>();
  const find = (what: string, fact: Fact<unknown>, tool: Tool): void => {
    const key = `${fact.effect}\n${what}`;
    const finding = findings.get(key) ?? { what, fact, tools: [] };
    finding.tools.push(tool);
    findings.set(key, finding);
  };
  for (const tool of tools) {
    for (const [what, fact] of breachesOfTexts(tool, client, server.name)) find(what, fact, tool);
    const { schema } = client;
    if (schema === undefined) continue;
    const { inputSchema } = tool.definition;
    const shown = client.dialect === "gemini" ? toGeminiSchema(inputSchema) : inputSchema;
    for (const { limit, what } of breachesOf(examineSchema(shown), schema)) {
      const fact = schema[limit];
      if (fact !== undefined) find(`an input schema with ${what}`, fact, tool);
    }
  }
  return [
    ...judgeWhole(server, client, tools.length, tokens),
    ...[...findings.values()].map((finding) => describe(client, finding)),
  ];
}

function breachesOfTexts(
  tool: Tool,
  client: ClientProfile,
  server: string,
): [what: string, fact: Fact<unknown>][] {
  const { toolName, toolNamePattern, description, argumentPattern } = client;
  const found: [string, Fact<unknown>][] = [];
  if (toolName !== undefined) {
    const sent = toolName.prefix.replace("{server}", () => server).length + tool.name.length;
    const withPrefix = toolName.prefix === "" ? "" : ` with its prefix`;
    if (sent > toolName.value)
      found.push([`a name of more than ${toolName.value} characters${withPrefix}`, toolName]);
  }
  if (toolNamePattern !== undefined && !toolNamePattern.value.test(tool.name))
    found.push([`a name that does not match ${toolNamePattern.value.source}`, toolNamePattern]);
  if (description !== undefined && tool.definition.description.length > description.value)
    found.push([`a description of more than ${groupDigits(description.value)} characters`, description]);
  const names = Object.keys(tool.definition.inputSchema.properties);
  if (argumentPattern !== undefined && names.some((name) => !argumentPattern.value.test(name)))
    found.push([`an argument whose name does not match ${argumentPattern.value.source}`, argumentPattern]);
  return found;
}

function judgeWhole(server: ServerModel, client: ClientProfile, tools: number, tokens: number): Diagnostic[] {
  const { listTokens, instructions } = client;
  const found: [what: string, fact: Fact<unknown>][] = [];
  if (client.tools !== undefined && tools > client.tools.value)
    found.push([`${groupDigits(tools)} tools, it takes ${groupDigits(client.tools.value)}`, client.tools]);
  if (listTokens !== undefined && tokens > listTokens.value)
    found.push([
      `tools of about ${groupDigits(tokens)} tokens, it takes ${groupDigits(listTokens.value)}`,
      listTokens,
    ]);
  if (instructions !== undefined && server.instructions.length > instructions.value)
    found.push([
      `instructions of ${groupDigits(server.instructions.length)} characters, it takes ${groupDigits(instructions.value)}`,
      instructions,
    ]);
  // Above that number the server offers its tools behind a search, unless the operator says otherwise.
  const when = tools > maxTools ? "with --surface tools " : "";
  return found.map(([what, fact]) => report(client, fact, `${when}the server has ${what}`));
}

function describe(client: ClientProfile, { what, fact, tools }: Finding): Diagnostic {
  const names = tools.map(({ name }) => name).sort();
  const more = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : "";
  const count = names.length === 1 ? "1 tool has" : `${names.length} tools have`;
  return report(
    client,
    fact,
    `${count} ${what}: ${names.slice(0, maxNamed).join(", ")}${more}`,
    tools[0]?.operation.origin,
  );
}

const verbs: Readonly<Record<Effect, string>> = {
  refused: "refuses",
  cut: "cuts or leaves out",
  warned: "may refuse",
};

function report(
  client: ClientProfile,
  { effect, source, date }: Fact<unknown>,
  what: string,
  origin?: string,
): Diagnostic {
  const code = effect === "refused" ? "client-refuses" : "client-cuts";
  return diagnostic(code, `${client.title} ${verbs[effect]}: ${what} (${source}, ${date}).`, origin);
}
