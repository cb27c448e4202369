import { type Client, variablesOf } from "./clients.ts";
import { editJson, readJson } from "./edit-json.ts";
import { editToml } from "./edit-toml.ts";
import type { Launch } from "./launch.ts";

/**
 * The text of a client's configuration file with the server in it; every other entry stays as it is.
 * @throws {ConfigurationError} when the text is none that the client could read.
 */
export function configureClient(
  client: Client,
  text: string,
  name: string,
  launch: Launch,
  secret: (variable: string) => string,
): string {
  const entry = client.entry(launch, secret);
  if (client.format === "toml") return editToml(text, client.section, name, entry);
  const inputs = newInputs(client, text, launch);
  return editJson(text, [{ path: [client.section, name], value: entry }, ...inputs]);
}

/** Variables whose values the client cannot look up: they have to stand in the file. */
export function literalVariables(client: Client, launch: Launch): string[] {
  return client.reference === undefined ? variablesOf(launch) : [];
}

function newInputs(client: Client, text: string, launch: Launch) {
  const inputs = client.inputs?.(launch) ?? [];
  if (inputs.length === 0) return [];
  const known = text.trim() === "" ? undefined : readJson(text).inputs;
  if (!Array.isArray(known)) return [{ path: ["inputs"], value: inputs }];
  const missing = inputs.filter(({ id }) => !known.some((other) => other?.id === id));
  return missing.map((input, index) => ({ path: ["inputs", known.length + index], value: input }));
}
