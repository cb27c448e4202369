import { ApiFault } from "../api-fault.ts";
import type { ApiRequest } from "../serve-api.ts";

/** A thing of the account, with the fields that its vendor's document gives it. */
export interface Stored {
  id: string;
  orgId: string;
  createdAt: string;
  updatedAt: string;
  [field: string]: unknown;
}

/** Everything a Vapi account holds, by id. */
export interface VapiState {
  assistants: Map<string, Stored>;
  calls: Map<string, Stored>;
  phoneNumbers: Map<string, Stored>;
  tools: Map<string, Stored>;
  /** A new thing with its id and times: the same in every run, each a minute later than the one before. */
  make(fields: Readonly<Record<string, unknown>>): Stored;
  /** The time that it is now, as text. */
  now(): string;
}

export function emptyState(): VapiState {
  let time = Date.UTC(2026, 0, 5, 9);
  let count = 0;
  const now = (): string => new Date(time).toISOString();
  return {
    assistants: new Map(),
    calls: new Map(),
    phoneNumbers: new Map(),
    tools: new Map(),
    now,
    make(fields) {
      time += 60_000;
      count += 1;
      const id = idOf(count);
      return { ...fields, id, orgId: idOf(0), createdAt: now(), updatedAt: now() };
    },
  };
}

/** A UUID (RFC 9562, version 4) that tells its number at the end. */
function idOf(count: number): string {
  return `6f1c2d3e-0000-4000-8000-${String(count).padStart(12, "0")}`;
}

/** The fields of a JSON body; none when there is no body. */
export function fields(request: ApiRequest): Record<string, unknown> {
  return (request.body ?? {}) as Record<string, unknown>;
}

/** The thing that the path names. @throws ApiFault 404 when there is none. */
export function find(kept: ReadonlyMap<string, Stored>, request: ApiRequest): Stored {
  const found = kept.get(request.params.id ?? "");
  if (found === undefined) throw new ApiFault(404, `Couldn't find ${request.params.id}.`);
  return found;
}

/** Keeps what was changed; a field that is null is taken away. */
export function change(state: VapiState, stored: Stored, changes: Readonly<Record<string, unknown>>): Stored {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete stored[name];
    else stored[name] = value;
  }
  stored.updatedAt = state.now();
  return stored;
}
