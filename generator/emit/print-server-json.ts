import { hostedLaunch } from "../../templates/runtime/setup/launch.ts";
import type { Icon } from "../../templates/runtime/tool.ts";
import type { ServerModel } from "../plan/model.ts";
import { cutText } from "./cut-text.ts";
import { describedServer, environmentOf, type Variable } from "./package-texts.ts";

/** Longest title and description that the registry takes. */
const longest = 100;

/** `server.json` of the MCP registry, schema 2025-12-11: where the package is, what it is given, and where it is hosted. */
export function printServerJson(server: ServerModel): object {
  const { mcpName, repository } = server.publishing;
  const icons = iconsOf(server.icons ?? []);
  const remotes = remotesOf(server);
  return {
    $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    name: mcpName,
    title: cutText(server.title, longest) || server.name,
    description: cutText(server.description, longest) || `MCP server for ${server.name}`,
    version: server.version,
    ...(repository === undefined ? {} : { repository: { url: repository, source: sourceOf(repository) } }),
    ...(icons.length === 0 ? {} : { icons }),
    packages: [
      {
        registryType: "npm",
        identifier: server.packageName,
        version: server.version,
        runtimeHint: "npx",
        transport: { type: "stdio" },
        environmentVariables: environmentOf(server).filter(isTold).map(printVariable),
      },
    ],
    ...(remotes.length === 0 ? {} : { remotes }),
  };
}

/** A replacement of the base URL is for developers of the API: only a missing one is asked for. */
function isTold({ kind, isRequired }: Variable): boolean {
  return kind !== "baseUrl" || isRequired;
}

function printVariable({ name, meaning, kind, isRequired }: Variable): object {
  return {
    name,
    description: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`,
    isRequired,
    isSecret: kind === "secret",
    ...(kind === "file" ? { format: "filepath" } : {}),
  };
}

/** `https://github.com/…` is `github`; another forge is called by its host. */
function sourceOf(repository: string): string {
  const { host } = new URL(repository);
  return /^(github|gitlab|bitbucket|codeberg)\.(com|org)$/.exec(host)?.[1] ?? host;
}

const iconTypes = new Set(["image/png", "image/jpeg", "image/jpg", "image/svg+xml", "image/webp"]);

/** The registry takes addresses only, and five media types. */
function iconsOf(icons: readonly Icon[]): Icon[] {
  return icons.filter(
    ({ src, mimeType = "image/png" }) =>
      src.startsWith("https://") && src.length <= 255 && iconTypes.has(mimeType),
  );
}

/** Where the vendor hosts the server: Streamable HTTP, and the legacy transport at `/sse` of the same host. */
function remotesOf(server: ServerModel): object[] {
  const { url, sse } = server.http ?? {};
  if (url === undefined) return [];
  const addresses: [type: string, url: string][] = [["streamable-http", url]];
  if (sse !== false) addresses.push(["sse", new URL("/sse", url).href]);
  return addresses.map(([type, address]) => printRemote(server, type, address));
}

/** A caller's key is a variable in braces, in a header or in the address. */
function printRemote(server: ServerModel, type: string, address: string): object {
  const template = address.replace(/[{}]/g, (brace) => encodeURIComponent(brace));
  const { url, header } = hostedLaunch(template, describedServer(server));
  const inUrl = /<([A-Z][A-Z0-9_]*)>$/.exec(url)?.[1];
  const input = {
    description: `Credential for ${cutText(server.title, 60)}`,
    isRequired: true,
    isSecret: true,
  };
  if (header !== undefined)
    return {
      type,
      url,
      headers: [
        {
          name: header.name,
          ...input,
          value: `${header.prefix}{${header.env}}`,
          variables: { [header.env]: input },
        },
      ],
    };
  if (inUrl === undefined) return { type, url };
  return { type, url: url.replace(/<[^<>]*>$/, () => `{${inUrl}}`), variables: { [inUrl]: input } };
}
