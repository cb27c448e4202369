import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ServerModel } from "../plan/model.ts";
import type { EmittedFiles, Templates } from "./model.ts";
import { ownershipOf } from "./ownership.ts";
import { bundleIgnore, printBundleManifest } from "./print-bundle-manifest.ts";
import { printJson } from "./print-data.ts";
import { printPackageJson, type Versions } from "./print-package-json.ts";
import { printServerJson } from "./print-server-json.ts";
import { printServerModule, printToolModules, printToolNames } from "./print-tools.ts";
import { recordRequests } from "./record-requests.ts";
import { renderReadme } from "./render-readme.ts";
import { renderSkill, skillPath } from "./render-skill.ts";
import { renderChangelog, renderEnvironment, renderToolList } from "./render-text.ts";

/** Beside the model: what goes into the texts of the package. */
export interface EmitOptions {
  templates: Templates;
  versions: Versions;
  /** What the tools could not carry: written to TOOLS.md. */
  diagnostics: readonly Diagnostic[];
  /** Estimated cost of listing every tool. */
  tokens: number;
  /** Entries of CHANGELOG.md; absent means that this is the first version. */
  changelog?: string;
}

/** Every file of the package, in memory. Nothing in it depends on the machine, the time or the order of the document. */
export async function emitPackage(server: ServerModel, options: EmitOptions): Promise<EmittedFiles> {
  const files: EmittedFiles = new Map();
  const add = (path: string, contents: string, isScaffold = false): void => {
    files.set(path, { contents, ownership: ownershipOf(path, isScaffold) });
  };
  const modules = printToolModules(server);
  for (const { path, contents } of modules) add(`src/generated/${path}`, contents);
  add("src/generated/server.ts", printServerModule(server, modules));
  add("src/generated/tool-name.ts", printToolNames(server));
  add("test/generated/requests.json", `${printJson(await recordRequests(server))}\n`);
  add("TOOLS.md", renderToolList(server, options.diagnostics, options.tokens));
  add(".env.example", renderEnvironment(server));
  add("server.json", `${printJson(printServerJson(server))}\n`);
  add("package.json", `${printJson(printPackageJson(server, options.versions))}\n`);
  add("README.md", await renderReadme(server));
  add(skillPath(server), renderSkill(server));
  if (server.publishing.mcpb) {
    add("manifest.json", `${printJson(printBundleManifest(server))}\n`);
    add(".mcpbignore", bundleIgnore);
  }
  add("CHANGELOG.md", renderChangelog(options.changelog ?? `## ${server.version}\n\nFirst version.`));
  for (const [path, contents] of options.templates) {
    const [kind = "", ...rest] = path.split("/");
    const target = rest.map((part) => part.replace(/^dot-/, ".")).join("/");
    if (kind === "runtime") add(`src/runtime/${target}`, contents);
    else if (kind === "generated") add(target, contents);
    else if (kind === "scaffold") add(target, contents, true);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
