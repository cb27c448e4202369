import { InputError } from "../diagnostics/diagnostic.ts";
import { matchTools } from "../diff/match-tools.ts";
import type { Surface } from "../diff/model.ts";

/**
 * Refuses to make one API into the next version of another that only has the same name. They are two when no tool has the
 * operation, the operationId or the name of an earlier one, and requests go to another host: a document that was moved,
 * renamed or rewritten keeps one of these.
 *
 * @throws InputError that says how to name the folder
 */
export function demandSameApi(out: string, previous: Surface | undefined, surface: Surface): void {
  if (previous === undefined || Object.keys(previous.tools).length === 0) return;
  const [before, now] = [previous, surface].map(({ server }) => hostOf(server.baseUrls.default?.url));
  if (before === now || matchTools(previous.tools, surface.tools).pairs.length > 0) return;
  throw new InputError(
    "output-other-api",
    `${out} holds the package of another API: no tool of it is left, and it calls ${before ?? "another host"}, not ${now ?? "that one"}.`,
    out,
    `Give this one a --name of its own. If it is the next version of the same API, give --out ${out}.`,
  );
}

/** Host and port, also where variables stand in them. */
function hostOf(url: string | null | undefined): string | undefined {
  return /^[^:/]*:\/\/([^/]*)/.exec(url ?? "")?.[1]?.toLowerCase();
}
