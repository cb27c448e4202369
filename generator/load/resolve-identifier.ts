import { absoluteUri, type Identifiers, indexIdentifiers } from "./index-identifiers.ts";
import type { KnownDocument, Library } from "./library.ts";
import type { ResolvedReference } from "./model.ts";
import { decodePercent, type PointerTarget, resolvePointer } from "./resolve-pointer.ts";

const known = new WeakMap<KnownDocument, Identifiers>();

/** What the schemas of a document are called; looked through once, when it is first asked for. */
function identifiersOf(document: KnownDocument): Identifiers {
  let identifiers = known.get(document);
  if (identifiers === undefined) {
    identifiers = indexIdentifiers(document.root, document.base);
    known.set(document, identifiers);
  }
  return identifiers;
}

/** The URI that references at a place are relative to (JSON Schema 2020-12 Core, 8.2.1): that of the nearest `$id`. */
export function baseAt(document: KnownDocument, pointer: string): string {
  const { bases } = identifiersOf(document);
  for (let around = pointer; around !== ""; around = around.slice(0, around.lastIndexOf("/"))) {
    const base = bases.get(around);
    if (base !== undefined) return base;
  }
  return bases.get("") as string;
}

/**
 * Follows a reference by what the schemas that were read are called: `$id` and `$anchor`. Undefined when none is called
 * so, or more than one.
 */
export function resolveIdentifier(
  library: Library,
  reference: string,
  document: KnownDocument,
  pointer: string,
): ResolvedReference | undefined {
  const isRelative = !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference);
  if (isRelative && !document.namesSchemas) return undefined;
  const holders = [document, ...library.documents.values()].filter((each) => each.namesSchemas);
  if (holders.length === 0) return undefined;
  const hash = reference.indexOf("#");
  const name = hash === -1 ? reference : reference.slice(0, hash);
  const base = isRelative ? baseAt(document, pointer) : undefined;
  const uri = name === "" ? base : absoluteUri(name, base ?? name);
  if (uri === undefined) return undefined;
  const fragment = hash === -1 ? "" : reference.slice(hash + 1);
  for (const holder of holders) {
    const found = targetIn(identifiersOf(holder), uri, fragment);
    if (found !== undefined) return { ...found, document: holder.name };
  }
  return undefined;
}

/** The schema of a document that an anchor of its outermost part leads to. */
export function resolveAnchor(holder: KnownDocument, fragment: string): PointerTarget | undefined {
  return holder.namesSchemas ? targetIn(identifiersOf(holder), baseAt(holder, ""), fragment) : undefined;
}

function targetIn(identifiers: Identifiers, uri: string, fragment: string): PointerTarget | undefined {
  if (fragment !== "" && !fragment.startsWith("/"))
    return identifiers.anchors.get(`${uri}#${decodePercent(fragment) ?? fragment}`);
  const resource = identifiers.resources.get(uri);
  const found = resource && resolvePointer(resource.value, fragment);
  return found && { value: found.value, pointer: resource.pointer + found.pointer };
}

/**
 * Whether a `$dynamicRef` to this schema leads elsewhere at times (JSON Schema 2020-12 Core, 8.2.3.2): the schema has a
 * `$dynamicAnchor` that others have, too.
 */
export function isOverridden(library: Library, { value }: ResolvedReference): boolean {
  const name = (value as { $dynamicAnchor?: unknown } | null)?.$dynamicAnchor;
  if (typeof name !== "string") return false;
  let count = 0;
  for (const document of library.documents.values())
    if (document.namesSchemas) count += identifiersOf(document).dynamic.get(name) ?? 0;
  return count > 1;
}
