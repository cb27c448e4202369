import type { GivenNames } from "../plan/plan.ts";
import type { Surface } from "./model.ts";

/**
 * The names of a package, which a rebuild keeps. Those of the environment belong to a server of that name, and are left out
 * when it is given another one.
 */
export function givenNames({ server, tools }: Surface, name: string): GivenNames {
  const { environmentPrefix: prefix, baseUrlEnvironment: baseUrl, credentials } = server;
  const names = Object.entries(tools).map(([tool, { operation }]) => [operation, tool] as const);
  if (server.name !== name) return { tools: new Map(names) };
  const variables = Object.entries(credentials).map(([scheme, { env }]) => [scheme, env] as const);
  return { tools: new Map(names), environment: { prefix, baseUrl, credentials: new Map(variables) } };
}

/**
 * The names that a document's next version keeps of this one: an operation that another one would drive from its name has it
 * still, but one whose operationId changed is called by the new one.
 *
 * @param idOf operationId of an operation of the next version, by `METHOD path`
 */
export function namesToCarry(surface: Surface, name: string, idOf: ReadonlyMap<string, string | undefined>): GivenNames {
  const { tools: all, ...rest } = givenNames(surface, name);
  const isCarried = ([operation, tool]: readonly [string, string]): boolean =>
    idOf.has(operation) && idOf.get(operation) === surface.tools[tool]?.operationId;
  return { ...rest, tools: new Map([...all].filter(isCarried)) };
}
