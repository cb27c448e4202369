import type { ServerModel } from "../plan/model.ts";

/** `server.json` of the MCP registry, schema 2025-12-11; its description has at most 100 characters. */
export function printServerJson(server: ServerModel): object {
  return {
    $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    name: `${namespaceOf(server)}/${server.packageName.replace(/^@[^/]*\//, "")}`,
    title: server.title.slice(0, 100),
    description: shorten(server.description),
    version: server.version,
    packages: [
      {
        registryType: "npm",
        identifier: server.packageName,
        version: server.version,
        transport: { type: "stdio" },
        environmentVariables: server.credentials.flatMap(({ definition }) =>
          definition.env.map((name, index) => ({
            name,
            description: `Credential for the ${server.title} API`.slice(0, 100),
            isRequired: server.credentials.length === 1 && definition.type !== "clientCredentials",
            isSecret: !(definition.type === "basic" && index === 0),
          })),
        ),
      },
    ],
  };
}

/** Reverse-DNS namespace of the API's host: `https://api.example.com` gives `com.example`. */
function namespaceOf(server: ServerModel): string {
  const host =
    /^https?:\/\/([a-z0-9.-]+)/i.exec(server.baseUrls.default?.url ?? "")?.[1]?.toLowerCase() ?? "";
  const labels = host.split(".").filter((label) => label !== "");
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? "")) return "com.example";
  return labels.slice(-2).reverse().join(".");
}

function shorten(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
