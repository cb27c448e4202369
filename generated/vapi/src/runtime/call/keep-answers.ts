import { randomBytes } from "node:crypto";

/** Values that are kept for a while, the longest unused given up first. */
export interface AnswerStore<Value> {
  /** Name under which it is found; undefined when it is too large to be kept. */
  keep(value: Value, bytes: number): string | undefined;
  find(name: string): Value | undefined;
}

/** What one process keeps; a time in milliseconds. */
export interface StoreLimits {
  entries: number;
  bytes: number;
  unusedMs: number;
}

/** Keeps within the limits, whatever comes; what is unused for too long goes when the next one comes or is asked for. */
export function createAnswerStore<Value>(
  limits: StoreLimits,
  now: () => number = Date.now,
): AnswerStore<Value> {
  const entries = new Map<string, { value: Value; bytes: number; until: number }>();
  let held = 0;
  const drop = (name: string): void => {
    held -= entries.get(name)?.bytes ?? 0;
    entries.delete(name);
  };
  /** A map is in the order of insertion, and use inserts anew: the first is the one to go. */
  const tidy = (): void => {
    for (const [name, { until }] of entries) {
      if (until > now() && held <= limits.bytes && entries.size <= limits.entries) return;
      drop(name);
    }
  };
  return {
    keep: (value, bytes) => {
      if (bytes > limits.bytes) return undefined;
      const name = randomBytes(9).toString("base64url");
      entries.set(name, { value, bytes, until: now() + limits.unusedMs });
      held += bytes;
      tidy();
      return name;
    },
    find: (name) => {
      tidy();
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      entries.delete(name);
      entries.set(name, { ...entry, until: now() + limits.unusedMs });
      return entry.value;
    },
  };
}
