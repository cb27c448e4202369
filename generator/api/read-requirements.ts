import type { SecurityScheme } from "./model.ts";
import { isDeclared, readScheme } from "./read-security.ts";
import {
  child,
  follow,
  isObject,
  members,
  originOf,
  type Place,
  type Reading,
  report,
  shown,
} from "./reading.ts";

/**
 * The alternatives of an operation, or else of its document (OpenAPI 3.1.1, 4.8.30): OR of ANDs of scheme names.
 * An alternative that names a scheme which is not known is left out where another can be met; where none can, all of
 * them stay, so that the operation is not taken for one that needs no credential.
 *
 * @param schemes gets the schemes of other documents that are named by URI
 */
export function readRequirements(
  reading: Reading,
  root: Place,
  operation: Place,
  schemes: Map<string, SecurityScheme>,
): string[][] {
  const own = child(operation, "security");
  const place = Array.isArray(own.value) ? own : child(root, "security");
  const alternatives: string[][] = [];
  const unmet: string[][] = [];
  for (const requirement of members(place)) {
    if (!isObject(requirement.value)) continue;
    const names = Object.keys(requirement.value).map(
      (name) => nameOfUri(reading, root, requirement, name, schemes) ?? name,
    );
    const missing = names.sort().find((name) => !schemes.has(name));
    if (missing === undefined) {
      alternatives.push(names);
      continue;
    }
    unmet.push(names);
    const message = `No usable security scheme is called ${shown(missing)}; its credential is never sent.`;
    const help = isDeclared(reading, root, missing) ? "Correct the scheme where it is declared." : undefined;
    report(reading, "security-scheme-unknown", message, requirement, help);
  }
  return alternatives.length > 0 ? alternatives : unmet;
}

/**
 * The name of the scheme to which a requirement leads by URI (OpenAPI 3.2.0, 4.30.1), which a name of the document goes
 * before; in documents that were read for other reasons only. Undefined where nothing is there.
 */
function nameOfUri(
  reading: Reading,
  root: Place,
  requirement: Place,
  uri: string,
  schemes: Map<string, SecurityScheme>,
): string | undefined {
  if (reading.dialect !== "3.2" || schemes.has(uri)) return undefined;
  const target = reading.documents.resolve(uri, requirement.document);
  if (target === undefined) return undefined;
  const [, parent = "", last = ""] = /^(.*)\/([^/]*)$/.exec(target.pointer) ?? [];
  const name = last.replaceAll("~1", "/").replaceAll("~0", "~");
  const isOwn = target.document === root.document && parent === "/components/securitySchemes";
  if (isOwn) return schemes.has(name) ? name : undefined;
  const place = follow(reading, target);
  if (!isObject(place?.value)) return undefined;
  const origin = originOf(place);
  for (const known of schemes.values()) if (known.origin === origin) return known.name;
  const label = schemes.has(name) ? uri : name;
  const scheme = readScheme(reading, label, place, place.value);
  if (scheme === undefined) return undefined;
  schemes.set(label, scheme);
  return label;
}
