import type { Credentials } from "../call/call-context.ts";
import type { ServerDefinition } from "../tool.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The operator's credentials from the environment, by security scheme, in the order of its environment names. */
export function readCredentials(server: ServerDefinition, env: Environment): Credentials {
  const credentials: Record<string, readonly string[]> = Object.create(null);
  for (const [scheme, definition] of Object.entries(server.securitySchemes)) {
    const values = definition.env.map((name) => (env[name] ?? "").trim());
    if (values.some((value) => value !== "")) credentials[scheme] = values;
  }
  return credentials;
}

/** What else of the environment must not appear in any output: the secrets of the server itself. */
export function ownSecrets(env: Environment): string[] {
  return [env.MCP_AUTH_TOKEN ?? "", env.MCP_HANDLE_KEY ?? ""].filter((secret) => secret !== "");
}

/** Every secret value of the credentials: what must not appear in any output. User names and ids are none. */
export function secretsOf(server: ServerDefinition, credentials: Credentials): string[] {
  return Object.entries(credentials).flatMap(([scheme, values]) => {
    const type = server.securitySchemes[scheme]?.type;
    if (type === "mutualTLS") return [];
    const secrets = type === "basic" || type === "clientCredentials" ? values.slice(1) : values;
    const pair = type === "basic" ? [Buffer.from(`${values[0]}:${values[1]}`).toString("base64")] : [];
    return [...secrets, ...pair].filter((secret) => secret !== "");
  });
}
