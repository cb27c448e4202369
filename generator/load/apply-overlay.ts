import { type Diagnostic, diagnostic, InputError } from "../diagnostics/diagnostic.ts";
import { copyWithOrigins, type Origins } from "./copy-with-origins.ts";

/** An overlay as it was read, still untrusted. */
export interface Overlay {
  name: string;
  location: string;
  root: unknown;
}

type Json = Record<string, unknown>;

/** A place in the document that an action's target selects. */
interface Match {
  parent: unknown;
  key: string | number | undefined;
  value: unknown;
}

/**
 * Applies an overlay (OpenAPI Overlay 1.0 and 1.1) to a document that is ours to change, action after action.
 * Objects are merged, arrays are appended to, anything else is replaced; `remove` wins over `update` and `copy`.
 * Returns the root and, for each action that selects nothing, a diagnostic.
 * @throws InputError for an overlay, a target or an update that the specification does not allow.
 */
export async function applyOverlay(
  root: unknown,
  overlay: Overlay,
  origins: Origins,
): Promise<{ root: unknown; idle: Diagnostic[] }> {
  const actions = readActions(overlay);
  const { jsonpath } = await import("json-p3");
  const idle: Diagnostic[] = [];
  const box: Json = { root };
  const select = (path: unknown, pointer: string): Match[] => {
    if (typeof path !== "string") throw invalid(overlay, "An action has no target.", pointer);
    try {
      return jsonpath.query(path, box.root as never).nodes.map(({ location }) => locate(box, location));
    } catch (error) {
      if (!(error instanceof Error) || !error.name.startsWith("JSONPath")) throw error;
      const [first] = error.message.split("\n");
      throw invalid(
        overlay,
        `The target ${JSON.stringify(path)} is no JSONPath (RFC 9535): ${first}.`,
        pointer,
      );
    }
  };
  for (const [index, action] of actions.entries()) {
    const pointer = `/actions/${index}`;
    const matches = select(action.target, pointer);
    if (matches.length === 0) {
      idle.push(
        diagnostic(
          "overlay-idle",
          `The target ${JSON.stringify(action.target)} selects nothing.`,
          `${overlay.name}#${pointer}`,
        ),
      );
    }
    if (action.remove === true) {
      if (matches.some(({ parent }) => parent === box))
        throw invalid(overlay, "The root of the document cannot be removed.", pointer);
      remove(matches);
    } else {
      const update = readUpdate(overlay, action, pointer, select);
      if (update !== undefined)
        for (const match of matches) put(match, update.value, update.at, { overlay, pointer, origins });
    }
  }
  return { root: box.root, idle };
}

function readActions(overlay: Overlay): Json[] {
  const { root, location } = overlay;
  const version = isObject(root) ? root.overlay : undefined;
  if (typeof version !== "string" && typeof version !== "number") {
    throw new InputError(
      "not-overlay",
      `${location} is no OpenAPI Overlay: it has no key "overlay".`,
      `${overlay.name}#`,
    );
  }
  if (!/^1\.[01](\.|$)/.test(String(version))) {
    throw new InputError(
      "not-overlay",
      `${location} is written for Overlay ${String(version)}; 1.0 and 1.1 are known.`,
      `${overlay.name}#/overlay`,
    );
  }
  const actions = (root as Json).actions;
  if (!Array.isArray(actions) || actions.length === 0 || !actions.every(isObject)) {
    throw invalid(overlay, "An overlay has a list of actions.", "/actions");
  }
  return actions;
}

/** The value of `update`, or of the one place that `copy` (1.1) selects. */
function readUpdate(
  overlay: Overlay,
  action: Json,
  pointer: string,
  select: (path: unknown, pointer: string) => Match[],
): { value: unknown; at: string } | undefined {
  if (action.update !== undefined) return { value: action.update, at: `${pointer}/update` };
  if (action.copy === undefined) return undefined;
  const sources = select(action.copy, pointer);
  if (sources.length !== 1)
    throw invalid(
      overlay,
      `${JSON.stringify(action.copy)} selects ${sources.length} places; a copy has one source.`,
      `${pointer}/copy`,
    );
  return { value: sources[0]?.value, at: `${pointer}/copy` };
}

function locate(box: Json, location: readonly (string | number)[]): Match {
  let parent: unknown = box;
  let key: string | number = "root";
  for (const step of location) {
    parent = (parent as Json)[key];
    key = step;
  }
  return { parent, key, value: (parent as Json)[key] };
}

/** Later members of an array first, so that the earlier ones keep their places. */
function remove(matches: Match[]): void {
  const sorted = [...matches].sort((a, b) => Number(b.key) - Number(a.key) || 0);
  for (const { parent, key } of sorted) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else if (isObject(parent)) delete parent[String(key)];
  }
}

interface Place {
  overlay: Overlay;
  pointer: string;
  origins: Origins;
}

function put(
  { parent, key, value }: Match,
  update: unknown,
  at: string,
  { overlay, pointer, origins }: Place,
): void {
  const fresh = copyWithOrigins(update, { document: overlay.name, pointer: at }, origins);
  if (isObject(value)) {
    if (!isObject(fresh)) throw invalid(overlay, "An object is updated with an object.", pointer);
    merge(value, fresh);
  } else if (Array.isArray(value)) value.push(...(Array.isArray(fresh) ? fresh : [fresh]));
  else (parent as Json)[key as string] = fresh;
}

function merge(target: Json, update: Json): void {
  for (const name of Object.keys(update)) {
    const [old, next] = [Object.hasOwn(target, name) ? target[name] : undefined, update[name]];
    if (isObject(old) && isObject(next)) merge(old, next);
    else if (Array.isArray(old) && Array.isArray(next)) old.push(...next);
    else target[name] = next;
  }
}

function invalid(overlay: Overlay, message: string, pointer: string): InputError {
  return new InputError("overlay-invalid", message, `${overlay.name}#${pointer}`);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
