import type { Import, Module } from "./read-modules.ts";

/** Gives one sentence for each breach, none when the rule holds. */
export type Rule = (modules: readonly Module[]) => string[];

/**
 * What each folder of the generator may import of others: a folder with a slash at its end, or a module. `build.ts` and
 * `cli.ts` stand above the folders, `pipeline/` beside `build.ts`, which alone uses it. Types count like values.
 */
const table: Record<string, readonly string[]> = {
  diagnostics: [],
  load: ["diagnostics/"],
  api: ["diagnostics/", "load/model.ts"],
  curation: ["diagnostics/", "load/", "api/model.ts"],
  plan: ["diagnostics/", "api/model.ts", "curation/model.ts"],
  emit: ["diagnostics/", "plan/model.ts"],
  verify: ["diagnostics/", "load/model.ts", "plan/model.ts"],
  custom: ["diagnostics/", "plan/model.ts"],
  diff: ["diagnostics/", "api/model.ts", "plan/"],
  write: ["diagnostics/", "diff/model.ts", "emit/model.ts"],
  commands: [
    "diagnostics/",
    "build.ts",
    "ci/",
    "custom/",
    "diff/",
    "emit/",
    "load/",
    "plan/",
    "verify/",
    "write/",
  ],
  ci: ["diagnostics/"],
  pipeline: [
    "diagnostics/",
    "api/model.ts",
    "curation/model.ts",
    "custom/",
    "diff/",
    "emit/",
    "load/",
    "plan/",
    "verify/",
    "write/",
  ],
};

/** Parts of the runtime that the generator uses, too: what a tool is, and how its request is made. */
const runtimeTable: Record<string, readonly string[]> = {
  plan: [
    ...["tool.ts", "call/nearest-name.ts", "call/find-problems.ts", "result/field-path.ts"],
    ...["result/hidden-characters.ts", "result/letters-of.ts"],
    ...["settings/client-limits.ts", "request/header-rules.ts"],
  ],
  curation: ["tool.ts", "call/nearest-name.ts", "request/header-rules.ts", "settings/client-limits.ts"],
  custom: ["call/nearest-name.ts"],
  diff: ["tool.ts"],
  commands: [
    "call/lazy-tool.ts",
    "call/read-result-tool.ts",
    "search/surface-tools.ts",
    "call/nearest-name.ts",
    "result/group-digits.ts",
  ],
  verify: [
    "settings/client-limits.ts",
    "call/lazy-tool.ts",
    "dialect/gemini-schema.ts",
    "result/group-digits.ts",
  ],
  emit: [
    ...["tool.ts", "tool-error.ts", "call/check-arguments.ts", "request/", "settings/resolve-base-urls.ts"],
    ...[
      "result/group-digits.ts",
      "result/hidden-characters.ts",
      "settings/client-limits.ts",
      "setup/",
      "protocol/host-check.ts",
      "result/error-advice.ts",
      "settings/read-passthrough.ts",
    ],
  ],
};

const runtime = "templates/runtime/";

const importsFollowTheTable: Rule = eachImport((module, { target }) => {
  const from = folderOf(module.path);
  if (target === undefined || !module.path.startsWith("generator/") || from === module.path) return undefined;
  if (!(from in table)) return `${from}/ has no row in the table`;
  const isText = from === "emit" && target.startsWith("templates/text/");
  if (isText || folderOf(target) === from) return undefined;
  const [allowed, inside] = target.startsWith(runtime)
    ? [runtimeTable[from] ?? [], target.slice(runtime.length)]
    : [table[from] ?? [], target.replace(/^generator\//, "")];
  const fits = allowed.some((each) => inside === each || (each.endsWith("/") && inside.startsWith(each)));
  return fits ? undefined : `${from}/ may not know ${target}`;
});

/** Libraries with one job, and the only modules that have it. */
const homes: [library: RegExp, home: RegExp][] = [
  [/^yargs(\/|$)/, /^generator\/(cli\.ts|commands\/)/],
  [/^ts-morph$/, /^generator\/custom\//],
  [/^@apidevtools\//, /^generator\/verify\//],
  [/^openapi-types$/, /^generator\/verify\//],
  [/^js-yaml$/, /^generator\/load\//],
  [/^esbuild$/, /^generator\/write\//],
  [/^handlebars(\/|$)/, /^generator\/tasks\//],
  [/^@modelcontextprotocol\//, /^templates\/runtime\/protocol\/mcp-server\.ts$/],
  [/^json-p3$/, /^generator\/load\/apply-overlay\.ts$/],
  [/^jsonc-parser$/, /^templates\/runtime\/setup\/edit-json\.ts$/],
  [/^minisearch$/, /^templates\/runtime\/search\/term-matches\.ts$/],
  [/^smol-toml$/, /^templates\/runtime\/setup\/edit-toml\.ts$/],
  [/^(hpagent|proxy-from-env)$/, /^templates\/runtime\/upstream\/proxy-agents\.ts$/],
  [/^zod$/, /^(templates\/runtime\/customize\.ts|generator\/curation\/)/],
  [/^(fs|http|https|net|tls|dns|http2|child_process)(\/|$)/, /^$/],
];

const librariesHaveOneHome: Rule = eachImport(({ path }, { specifier }) => {
  if (specifier.startsWith(".") || specifier.startsWith("node:")) return undefined;
  const home = homes.find(([library]) => library.test(specifier));
  if (home === undefined) return `${specifier} is no library that is decided on`;
  return home[1].test(path) ? undefined : `${specifier} has another home`;
});

const onlyBothEndsTouchDiskAndNetwork: Rule = (modules) => {
  const inside = modules.filter(({ path }) =>
    /^generator\/(?!load\/|write\/|ci\/|test\/|tasks\/)/.test(path),
  );
  const outside = /^node:(fs|fs\/promises|http|https|http2|net|tls|dns|dgram|child_process|worker_threads)$/;
  const imports = eachImport((_, { specifier }) =>
    outside.test(specifier) ? `${specifier} is for load/, write/ and ci/` : undefined,
  );
  const fetches = inside
    .filter(({ callsFetch }) => callsFetch)
    .map(({ path }) => `${path}: fetch is for load/, write/ and ci/`);
  return [...imports(inside), ...fetches];
};

/** Modules that cost every start or every build, and few need. */
const heavy =
  /^(ts-morph|@apidevtools\/.*|esbuild|zod|js-yaml|typescript|json-p3|hpagent|jsonc-parser|minisearch|smol-toml)$/;

const nothingHeavyIsLoadedAtStart: Rule = (modules) =>
  staticallyReached(modules, "generator/cli.ts").flatMap(({ path, imports }) =>
    imports
      .filter(({ kind, specifier }) => kind === "static" && heavy.test(specifier))
      .map(({ specifier }) => `${path}: ${specifier} is loaded at every start; import it where it is needed`),
  );

const aServerStartsWithoutZod: Rule = (modules) =>
  staticallyReached(modules, "templates/runtime/serve.ts").flatMap(({ path, imports }) =>
    imports
      .filter(({ kind, specifier }) => kind === "static" && specifier === "zod")
      .map(() => `${path}: zod is only for packages with tools that a person added`),
  );

const theRuntimeStandsAlone: Rule = eachImport(({ path }, { specifier, target }) => {
  if (!path.startsWith(runtime)) return undefined;
  if (target !== undefined)
    return target.startsWith(runtime)
      ? undefined
      : `${specifier} is outside of the runtime, which is copied alone`;
  const allowed =
    /^(node:.*|zod|hpagent|proxy-from-env|jsonc-parser|minisearch|smol-toml|@modelcontextprotocol\/sdk(\/.*)?)$/;
  return allowed.test(specifier) ? undefined : `${specifier} is not bundled into packages`;
});

const foldersFormNoCircle: Rule = (modules) => {
  const edges = new Map<string, Set<string>>();
  for (const { path, imports } of modules) {
    const from = folderOf(path);
    for (const { target } of imports) {
      if (target === undefined || !target.endsWith(".ts")) continue;
      const to = folderOf(target);
      if (to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  return [...edges.keys()]
    .filter((folder) => reaches(edges, folder))
    .map((folder) => `${folder}/ imports itself through others`);
};

const nothingIsExportedByDefault: Rule = each(
  ({ path, hasDefaultExport }) => hasDefaultExport && !path.endsWith(".d.ts"),
  "has a default export",
);

const nothingIsAny: Rule = each(({ hasAny }) => hasAny, "says any");

/** A table of messages, one entry after the other: to split it would only hide a code. */
const longOnPurpose = new Set(["generator/diagnostics/codes.ts"]);

const filesAreShort: Rule = each(
  ({ path, lines }) => lines > 301 && !longOnPurpose.has(path),
  "is longer than 300 lines, which is two ideas",
);

function each(breaks: (module: Module) => boolean, how: string): Rule {
  return (modules) => modules.filter(breaks).map(({ path }) => `${path}: ${how}`);
}

function eachImport(breach: (module: Module, found: Import) => string | undefined): Rule {
  return (modules) =>
    modules.flatMap((module) =>
      module.imports.flatMap((found) => {
        const said = breach(module, found);
        return said === undefined ? [] : [`${module.path}: ${said}`];
      }),
    );
}

/** `generator/plan/x.ts` is in `plan`, `generator/cli.ts` in itself; all of the runtime is one. */
function folderOf(path: string): string {
  if (path.startsWith("templates/")) return "templates";
  const [, folder = "", ...rest] = path.split("/");
  return rest.length === 0 ? path : folder;
}

function staticallyReached(modules: readonly Module[], entry: string): Module[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const reached = new Set<Module>();
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const module = byPath.get(path);
    if (module === undefined || reached.has(module)) continue;
    reached.add(module);
    for (const { kind, target } of module.imports)
      if (kind === "static" && target !== undefined) open.push(target);
  }
  return [...reached];
}

function reaches(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): boolean {
  const seen = new Set<string>();
  const open = [...(edges.get(start) ?? [])];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (folder === start) return true;
    if (seen.has(folder)) continue;
    seen.add(folder);
    open.push(...(edges.get(folder) ?? []));
  }
  return false;
}

/** Every rule of the architecture, by name. */
export const rules = {
  importsFollowTheTable,
  librariesHaveOneHome,
  onlyBothEndsTouchDiskAndNetwork,
  nothingHeavyIsLoadedAtStart,
  aServerStartsWithoutZod,
  theRuntimeStandsAlone,
  foldersFormNoCircle,
  nothingIsExportedByDefault,
  nothingIsAny,
  filesAreShort,
};
