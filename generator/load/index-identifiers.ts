import { pathToFileURL } from "node:url";
import { isNoSchema, namesKeys } from "./find-references.ts";
import type { Base } from "./locate-reference.ts";
import { type PointerTarget, pointerToken } from "./resolve-pointer.ts";

/** What the schemas of a document are called by themselves (JSON Schema 2020-12 Core, 8.2). Undefined: called so more than once. */
export interface Identifiers {
  /** URI that references are relative to, by the pointer from which on it holds (`$id`; OpenAPI 3.2.0, `$self`). */
  bases: Map<string, string>;
  /** By URI without fragment. */
  resources: Map<string, PointerTarget | undefined>;
  /** By URI, `#` and the name (`$anchor`, `$dynamicAnchor`). */
  anchors: Map<string, PointerTarget | undefined>;
  /** How often a name is a `$dynamicAnchor`. */
  dynamic: Map<string, number>;
}

interface Step extends PointerTarget {
  base: string;
  named: boolean;
}

/** Looks through a whole document, without recursion. */
export function indexIdentifiers(root: unknown, readFrom: Base): Identifiers {
  const retrieved = uriOf(readFrom);
  const found: Identifiers = {
    bases: new Map(),
    resources: new Map([[retrieved, { value: root, pointer: "" }]]),
    anchors: new Map(),
    dynamic: new Map(),
  };
  const self = stringAt(root, "$self");
  const base = (self === undefined ? undefined : absoluteUri(self, retrieved)) ?? retrieved;
  found.bases.set("", base);
  if (base !== retrieved) found.resources.set(base, { value: root, pointer: "" });
  const stack: Step[] = [{ value: root, pointer: "", base, named: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { value, pointer, named } = step;
    if (typeof value !== "object" || value === null) continue;
    const inside = named || Array.isArray(value) ? step.base : take(found, step);
    for (const [key, inner] of Object.entries(value))
      if (typeof inner === "object" && (named || !isNoSchema(key)))
        stack.push({
          value: inner,
          pointer: `${pointer}/${pointerToken(key)}`,
          base: inside,
          named: !named && namesKeys(key),
        });
  }
  return found;
}

/** Notes what one schema is called; gives the URI that its references are relative to. */
function take(found: Identifiers, { value, pointer, base }: Step): string {
  const id = stringAt(value, "$id");
  const own = id === undefined || id.startsWith("#") ? undefined : absoluteUri(id, base);
  if (own !== undefined) {
    found.bases.set(pointer, own);
    add(found.resources, own, { value, pointer });
  }
  const dynamic = stringAt(value, "$dynamicAnchor");
  if (dynamic !== undefined) found.dynamic.set(dynamic, (found.dynamic.get(dynamic) ?? 0) + 1);
  for (const name of new Set([stringAt(value, "$anchor"), dynamic]))
    if (name !== undefined) add(found.anchors, `${own ?? base}#${name}`, { value, pointer });
  return own ?? base;
}

function add(map: Map<string, PointerTarget | undefined>, key: string, target: PointerTarget): void {
  const isKnown = map.has(key) && map.get(key)?.value !== target.value;
  map.set(key, isKnown ? undefined : target);
}

function stringAt(value: unknown, key: string): string | undefined {
  const inside = typeof value === "object" && value !== null && Object.hasOwn(value, key);
  const found = inside ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** Without its fragment; undefined for what is no reference. */
export function absoluteUri(reference: string, base: string): string | undefined {
  if (!URL.canParse(reference, base)) return undefined;
  const url = new URL(reference, base);
  url.hash = "";
  return url.href;
}

function uriOf(base: Base): string {
  if (base.kind === "stdin") return "stdin:/";
  return base.kind === "file" ? pathToFileURL(base.path).href : (absoluteUri("", base.url.href) as string);
}

/** Whether a text may give names to its schemas. Cheap, and on the safe side: a text without any is never looked through. */
export function mayNameSchemas(text: string): boolean {
  return /\$(?:id|anchor|dynamicAnchor|self)\b/.test(text);
}
