import { existsSync, readFileSync } from "node:fs";

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** mcpgen's own manifest: one level up from `dist/`, two from the sources. */
const manifest: Manifest = JSON.parse(
  readFileSync(
    ["../package.json", "../../package.json"]
      .map((path) => new URL(path, import.meta.url))
      .find((url) => existsSync(url)) as URL,
    "utf8",
  ),
);

export const mcpgenVersion: string = manifest.version;

/** What emitted packages are built with, in the ranges that this version of mcpgen was tested with. */
export const packageVersions: Readonly<Record<string, string>> = {
  typescript: "^7.0.2",
  "@types/node": "^20.19.0",
  ...manifest.dependencies,
  mcpgen: manifest.version,
};
