import type { Curation } from "../curation/model.ts";
import type { Publishing } from "./model.ts";

/**
 * How the package is published. Its name in the MCP registry is the curation's, else that of the repository's owner at
 * GitHub, which a workflow there can prove, else the API's host reversed.
 */
export function planPublishing(
  { mcpName, repository, mcpb = false }: Pick<Curation, "mcpName" | "repository" | "mcpb">,
  packageName: string,
  baseUrl: string,
): Publishing {
  const owner = /^https:\/\/github\.com\/([A-Za-z0-9-]+)\//.exec(repository ?? "")?.[1];
  const namespace = owner === undefined ? reversedDomain(baseUrl) : `io.github.${owner}`;
  return {
    mcpName: mcpName ?? `${namespace}/${packageName.replace(/^@[^/]*\//, "").replaceAll("~", "-")}`,
    ...(repository === undefined ? {} : { repository }),
    mcpb,
  };
}

/** Second level domains below which everybody has a name of their own: `example.co.uk`. */
const publicSecondLevel = /^(?:co|com|org|net|ac|gov|edu|ne|or|go|gob|ltd|plc|nom)$/;

/** `https://api.example.com/v1` gives `com.example`; a placeholder where the host is no name that somebody registered. */
function reversedDomain(url: string): string {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
  const labels = host.split(".").filter((label) => label !== "");
  const [top = "", second = ""] = labels.toReversed();
  const length = /^[a-z]{2}$/.test(top) && publicSecondLevel.test(second) && labels.length > 2 ? 3 : 2;
  const domain = labels.slice(-length);
  const isRegistered =
    domain.length >= 2 &&
    /^[a-z]{2,}$|^xn--/.test(top) &&
    domain.every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
  return isRegistered ? domain.reverse().join(".") : "com.example";
}
