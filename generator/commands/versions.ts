import { readManifest } from "../load/read-manifest.ts";

const manifest = readManifest();

export const mcpgenVersion: string = manifest.version;

/** What emitted packages are built with, in the ranges that this version of mcpgen was tested with. */
export const packageVersions: Readonly<Record<string, string>> = {
  typescript: "^7.0.2",
  "@types/node": "^20.19.0",
  ...manifest.dependencies,
  mcpgen: manifest.version,
};
