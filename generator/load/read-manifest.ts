import { existsSync, readFileSync } from "node:fs";

/** What mcpgen needs of its own package.json. */
export interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

/** mcpgen's own manifest: one level up from `dist/`, two from the sources. */
export function readManifest(): Manifest {
  const place = ["../package.json", "../../package.json"]
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url)) as URL;
  return JSON.parse(readFileSync(place, "utf8"));
}
