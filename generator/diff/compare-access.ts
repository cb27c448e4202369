import type { BaseUrlDefinition, SecuritySchemeDefinition } from "../../templates/runtime/tool.ts";
import { canonicalJson, ownValue } from "./digest.ts";
import type { ToolPair } from "./match-tools.ts";
import type { Change, Surface, SurfaceTool } from "./model.ts";

/** Changes of what operators set and where requests go: credentials, base URLs, the hosted server. */
export function compareAccess(old: Surface, now: Surface, pairs: readonly ToolPair[]): Change[] {
  const same = matchSchemes(old.server.credentials, now.server.credentials);
  return [
    ...compareServers(old, now),
    ...compareCredentials(old, now, same),
    ...pairs.flatMap((pair) => [...compareSecurity(pair, same), ...compareToolUrl(old, now, pair)]),
  ];
}

function compareServers({ server: old }: Surface, { server: now }: Surface): Change[] {
  const changes: Change[] = [];
  if (old.instructions !== now.instructions)
    changes.push({ class: "behavioural", what: "The server has other instructions" });
  if (canonicalJson(old.http ?? {}) !== canonicalJson(now.http ?? {}))
    changes.push({ class: "behavioural", what: "The hosted server has other settings" });
  if (old.baseUrlEnvironment !== now.baseUrlEnvironment)
    changes.push({
      class: "breaking",
      what: `The base URL is replaced by ${now.baseUrlEnvironment} now, was ${old.baseUrlEnvironment}`,
    });
  const change = compareUrl(old.baseUrls.default, now.baseUrls.default);
  return change === undefined ? changes : [...changes, { ...change, what: `The base URL ${change.what}` }];
}

/** What tells a credential from others; where its scheme is called otherwise only, it is the same. */
type Schemes = Readonly<Record<string, SecuritySchemeDefinition>>;

function matchSchemes(old: Schemes, now: Schemes): Map<string, string> {
  const same = new Map<string, string>();
  const left = new Set(Object.keys(now));
  const pair = (name: string, fits: (other: string) => boolean): void => {
    const found = same.has(name) ? undefined : [...left].find(fits);
    if (found === undefined) return;
    same.set(name, found);
    left.delete(found);
  };
  const spell = (schemes: Schemes, name: string): string => canonicalJson(schemes[name]);
  for (const name of Object.keys(old)) pair(name, (other) => other === name);
  for (const name of Object.keys(old)) pair(name, (other) => spell(now, other) === spell(old, name));
  return same;
}

function compareCredentials(old: Surface, now: Surface, same: ReadonlyMap<string, string>): Change[] {
  const changes: Change[] = [];
  const known = new Set(same.values());
  for (const [name, definition] of Object.entries(old.server.credentials)) {
    const next = ownValue(now.server.credentials, same.get(name) ?? "");
    if (next === undefined) {
      changes.push({
        class: "compatible",
        what: `The credential ${definition.env.join(", ")} is not used any more`,
      });
      continue;
    }
    const { env, ...kind } = definition;
    const { env: nextEnv, ...nextKind } = next;
    if (env.join() !== nextEnv.join())
      changes.push({
        class: "breaking",
        what: `The credential ${env.join(", ")} is read from ${nextEnv.join(", ")} now`,
      });
    if (canonicalJson(kind) !== canonicalJson(nextKind))
      changes.push({ class: "breaking", what: `The credential ${nextEnv.join(", ")} is of another kind` });
  }
  for (const [name, { env }] of Object.entries(now.server.credentials))
    if (!known.has(name))
      changes.push({ class: "compatible", what: `The credential ${env.join(", ")} can be set` });
  return changes;
}

/** What sufficed must still suffice. */
function compareSecurity({ name, old, now }: ToolPair, same: ReadonlyMap<string, string>): Change[] {
  const before = alternatives(old).map((names) =>
    names.map((each) => same.get(each) ?? `${each} (as it was)`),
  );
  const after = alternatives(now);
  const suffices = (names: readonly string[], wanted: readonly string[]): boolean =>
    wanted.every((each) => names.includes(each));
  if (!before.every((names) => after.some((wanted) => suffices(names, wanted))))
    return [{ class: "breaking", tool: name, what: "needs another credential" }];
  if (!after.every((names) => before.some((wanted) => suffices(names, wanted) && suffices(wanted, names))))
    return [{ class: "compatible", tool: name, what: "also works with less or another credential" }];
  return [];
}

function alternatives({ security = [] }: SurfaceTool): readonly (readonly string[])[] {
  return security.length === 0 ? [[]] : security;
}

/** Of a tool whose base URL is not the one of the server on both sides. */
function compareToolUrl(old: Surface, now: Surface, { name, ...pair }: ToolPair): Change[] {
  if (pair.old.baseUrl === undefined && pair.now.baseUrl === undefined) return [];
  const [before, after] = [old.server.baseUrls, now.server.baseUrls];
  const change = compareUrl(before[pair.old.baseUrl ?? "default"], after[pair.now.baseUrl ?? "default"]);
  return change === undefined ? [] : [{ ...change, tool: name, what: `has a base URL that ${change.what}` }];
}

function compareUrl(
  old: BaseUrlDefinition | undefined,
  now: BaseUrlDefinition | undefined,
): Change | undefined {
  if (canonicalJson(old ?? null) === canonicalJson(now ?? null)) return undefined;
  const [before, after] = [resolved(old), resolved(now)];
  const what = `is ${after || "for the operator to say"}, was ${before || "for the operator to say"}`;
  if (before !== "" && originOf(before) !== originOf(after)) return { class: "breaking", what };
  if (namesOf(old) !== namesOf(now)) return { class: "breaking", what: "is put together of other variables" };
  if (before === "") return { class: "compatible", what };
  return { class: "behavioural", what: before === after ? "allows other values of its variables" : what };
}

/** With the defaults of its variables. */
function resolved(definition: BaseUrlDefinition | undefined): string {
  const { url = null, variables = {} } = definition ?? {};
  return (url ?? "").replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name]?.default ?? whole) : whole,
  );
}

function namesOf(definition: BaseUrlDefinition | undefined): string {
  const variables = Object.values(definition?.variables ?? {});
  return variables
    .map(({ env }) => env)
    .sort()
    .join();
}

/** Scheme and authority, also where they hold variables. */
function originOf(url: string): string {
  return /^[^:/]*:\/\/[^/]*/.exec(url)?.[0].toLowerCase() ?? url;
}
