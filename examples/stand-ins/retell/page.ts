import type { ApiRequest } from "../serve-api.ts";
import { fields, type Stored } from "./state.ts";

export interface Page<T> {
  items: T[];
  has_more: boolean;
  pagination_key?: string;
}

/**
 * One page of `items`, which are oldest first. `limit`, `sort_order` and `pagination_key` are read from the query, or
 * from the body of operations that have them there; a page's key is the number of items before the next.
 */
export function page<T>(items: readonly T[], request: ApiRequest): Page<T> {
  const asked: Stored = { ...request.query, ...fields(request) };
  const ordered = asked.sort_order === "ascending" ? [...items] : [...items].reverse();
  const start = Number(asked.pagination_key ?? asked.skip ?? 0);
  const end = start + Number(asked.limit ?? 50);
  const hasMore = end < ordered.length;
  return {
    items: ordered.slice(start, end),
    has_more: hasMore,
    ...(hasMore ? { pagination_key: String(end) } : {}),
  };
}
