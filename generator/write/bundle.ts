import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { importModule } from "./import-module.ts";

interface BuildModule {
  bundle(options: { esbuild: unknown; root: string; nodePaths: string[] }): Promise<void>;
}

/**
 * Bundles the package by its own `build.mjs`, of which mcpgen runs its own copy. What the package's folder does not
 * have installed is taken from mcpgen's dependencies, so that the server answers without any install.
 */
export async function bundlePackage(out: string, templates: string): Promise<void> {
  const esbuild = await import("esbuild");
  const module = (await importModule(
    pathToFileURL(join(templates, "generated", "build.mjs")).href,
  )) as BuildModule;
  await module.bundle({ esbuild, root: out, nodePaths: dependencyFolders() });
}

/** The node_modules folders from which mcpgen's own dependencies are resolved. */
function dependencyFolders(): string[] {
  const require = createRequire(import.meta.url);
  const names = [
    "@modelcontextprotocol/sdk/package.json",
    "@cfworker/json-schema",
    "hpagent",
    "jsonc-parser",
    "minisearch",
    "smol-toml",
    "proxy-from-env",
    "zod",
  ];
  const folders = names.map((name) => {
    const found = require.resolve(name);
    return found.slice(0, found.lastIndexOf(`node_modules`) + "node_modules".length);
  });
  return [...new Set(folders.map((folder) => (folder.endsWith("node_modules") ? folder : dirname(folder))))];
}
