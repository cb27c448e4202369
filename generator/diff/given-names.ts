import type { GivenNames } from "../plan/plan.ts";
import { ownValue } from "./digest.ts";
import type { Surface } from "./model.ts";

/** What a lock file says of names; older ones know those of tools only. */
interface NamesInLock {
  tools: Readonly<Record<string, { operation: string }>>;
  surface?: Surface;
}

/** The names that the package of a lock file has. */
export function namesInLock({ tools, surface }: NamesInLock, chosenName?: string): GivenNames {
  if (surface !== undefined) return givenNames(surface, chosenName);
  return { tools: namesByOperation(tools) };
}

/**
 * The names of a package, which a rebuild keeps. Those of the environment belong to a server of that name, and are left out
 * when a person gives it another one (`chosenName`).
 */
export function givenNames(
  { server, tools }: Pick<Surface, "server" | "tools">,
  chosenName?: string,
): GivenNames {
  const { environmentPrefix: prefix, baseUrlEnvironment: baseUrl, credentials } = server;
  const names = namesByOperation(tools);
  if (chosenName !== undefined && chosenName !== server.name) return { tools: names };
  const variables = Object.entries(credentials).map(([scheme, { env }]) => [scheme, env] as const);
  return { tools: names, environment: { prefix, baseUrl, credentials: new Map(variables) } };
}

/**
 * The names that the next version of a document has of this one: an operation keeps its own when another one would win it,
 * but one whose operationId changed is called by that.
 *
 * @param idOf operationId of each operation of the next version, by `METHOD path`
 */
export function namesToCarry(
  surface: Surface,
  idOf: ReadonlyMap<string, string | undefined>,
  chosenName?: string,
): GivenNames {
  const { tools, ...rest } = givenNames(surface, chosenName);
  const isCarried = ([operation, tool]: readonly [string, string]): boolean =>
    idOf.has(operation) && idOf.get(operation) === ownValue(surface.tools, tool)?.operationId;
  return { ...rest, name: surface.server.name, tools: new Map([...tools].filter(isCarried)) };
}

/** Two operations whose paths differ only in their queries cannot be told apart here: they get their names anew. */
function namesByOperation(tools: NamesInLock["tools"]): Map<string, string> {
  const names = Object.entries(tools).map(([tool, { operation }]) => [operation, tool] as const);
  const uses = new Map<string, number>();
  for (const [operation] of names) uses.set(operation, (uses.get(operation) ?? 0) + 1);
  return new Map(names.filter(([operation]) => uses.get(operation) === 1));
}
