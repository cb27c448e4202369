import type { ServerModel } from "../plan/model.ts";
import { packBundle } from "./print-bundle-manifest.ts";

/** Version ranges of what an emitted package is built with, by package name. */
export type Versions = Readonly<Record<string, string>>;

const builtWith = [
  "@cfworker/json-schema",
  "@modelcontextprotocol/sdk",
  "@types/node",
  "esbuild",
  "hpagent",
  "jsonc-parser",
  "minisearch",
  "proxy-from-env",
  "smol-toml",
  "typescript",
  "zod",
];

/** The package's manifest: nothing to install at run time, no install scripts. */
export function printPackageJson(server: ServerModel, versions: Versions): object {
  const { repository, mcpb } = server.publishing;
  const command = server.packageName.replace(/^@[^/]*\//, "");
  return {
    name: server.packageName,
    version: server.version,
    description: server.description,
    keywords: ["mcp", "mcp-server", "model-context-protocol", server.name],
    license: "Apache-2.0",
    mcpName: server.publishing.mcpName,
    ...(repository === undefined ? {} : { repository: { type: "git", url: `git+${repository}.git` } }),
    type: "module",
    bin: { [command]: "dist/index.js" },
    files: ["dist", "skills"],
    publishConfig: { access: "public" },
    engines: { node: ">=20.19.0" },
    scripts: {
      build: "tsc && node build.mjs",
      test: "node build.mjs --test",
      start: "node dist/index.js",
      prepack: "node build.mjs --if-installed",
      ...(mcpb ? { bundle: `npm run build && ${packBundle(command)}` } : {}),
    },
    devDependencies: Object.fromEntries(builtWith.map((name) => [name, versions[name] ?? "*"])),
  };
}
