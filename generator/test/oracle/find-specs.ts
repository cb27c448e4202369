import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder of the real documents, beside the checkout; undefined where it is not there. */
export function specsFolder(): string | undefined {
  const folder = resolve(process.cwd(), "..", "shared", "specs");
  return existsSync(folder) ? folder : undefined;
}

/** Names of the documents that are asked about, below that folder; micro documents without operations are left out. */
export function findSpecs(folder: string): string[] {
  return [...filesOf(folder, "."), "vapi/api/openapi.json", ...microSpecs(folder)];
}

export function microSpecs(folder: string): string[] {
  return filesOf(folder, "micro").filter((name) => !name.endsWith("webhooks.json"));
}

function filesOf(folder: string, below: string): string[] {
  return readdirSync(join(folder, below))
    .filter((name) => /\.(json|ya?ml)$/.test(name))
    .sort()
    .map((name) => (below === "." ? name : `${below}/${name}`));
}
