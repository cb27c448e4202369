import type { ApiAnswer, ApiRequest } from "../serve-api.ts";
import type { Stored } from "./state.ts";

const comparisons: readonly [suffix: string, holds: (time: number, bound: number) => boolean][] = [
  ["Gt", (time, bound) => time > bound],
  ["Lt", (time, bound) => time < bound],
  ["Ge", (time, bound) => time >= bound],
  ["Le", (time, bound) => time <= bound],
];

/** Answers a listing: a bare array, newest first, by the time filters and the limit (100) of the query. */
export function listStored(kept: ReadonlyMap<string, Stored>, { query }: ApiRequest): ApiAnswer {
  const wanted = [...kept.values()].reverse().filter((stored) =>
    (["createdAt", "updatedAt"] as const).every((field) =>
      comparisons.every(([suffix, holds]) => {
        const bound = query[field + suffix];
        return bound === undefined || holds(Date.parse(stored[field]), Date.parse(bound));
      }),
    ),
  );
  return { status: 200, body: wanted.slice(0, Number(query.limit ?? 100)) };
}
