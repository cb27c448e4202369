import type { CuratedTool, Curation } from "../curation/model.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import type { ServerModel, Tool } from "../plan/model.ts";
import { serverOf } from "./documents.ts";

/** A curation as the reader gives it; a place is said by its keys with dots between them. */
export function curationOf(choices: Omit<Curation, "originOf">): Curation {
  return { ...choices, originOf: (path) => path.join(".") };
}

/** A document planned with a curation. */
export function curatedServer(root: unknown, choices: Omit<Curation, "originOf">): ServerModel {
  return serverOf(root, { curation: curationOf(choices) }).server;
}

/** The only tool of a document, curated. */
export function curatedTool(root: unknown, choice: CuratedTool, key = "op"): Tool {
  const [tool] = curatedServer(root, { tools: { [key]: choice } }).groups.flatMap(({ tools }) => tools);
  return tool as Tool;
}

/** What is wrong with a curation, as `place: message help`; the help only where the message brings its own. */
export function curationFaults(root: unknown, choices: Omit<Curation, "originOf">): string[] {
  try {
    curatedServer(root, choices);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [error.diagnostic, ...error.others].map(
      ({ origin, message, help }) => `${origin}: ${message}${isOwn(help) ? ` ${help}` : ""}`,
    );
  }
  return [];
}

function isOwn(help: string | undefined): boolean {
  return help !== undefined && !/^(Mend the name, or take|Change the choice;)/.test(help);
}
