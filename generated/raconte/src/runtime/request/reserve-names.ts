import type { SecuritySchemeDefinition } from "../tool.ts";
import { encodeQueryName, encodeUnreserved } from "./percent-encode.ts";

/** Names that only a credential may have, in each place, as they stand on the wire and in lower case. */
export interface ReservedNames {
  header: ReadonlySet<string>;
  query: ReadonlySet<string>;
  cookie: ReadonlySet<string>;
}

export const nothingReserved: ReservedNames = { header: new Set(), query: new Set(), cookie: new Set() };

const encoders = { header: String, query: encodeQueryName, cookie: encodeUnreserved };

/**
 * The names of all credentials of a server: an API reads them whichever scheme an operation declares, and an argument must
 * set none, also where another scheme is in use. Made once for a server.
 */
export function reserveNames(schemes: readonly SecuritySchemeDefinition[]): ReservedNames {
  const names = { header: new Set<string>(), query: new Set<string>(), cookie: new Set<string>() };
  for (const scheme of schemes) {
    if (scheme.type === "apiKey") names[scheme.in].add(encoders[scheme.in](scheme.name).toLowerCase());
  }
  return names;
}
