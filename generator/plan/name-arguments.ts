import { createHash } from "node:crypto";
import type { ParameterPlace } from "../api/model.ts";

/** A parameter or body property that needs a name as an argument. */
export interface NameToGive {
  in: ParameterPlace | "body";
  wireName: string;
}

/** In a clash the earlier place keeps the plain name. */
const precedence = ["path", "query", "querystring", "header", "cookie", "body"];

/** Anthropic and OpenAI take only such property names at the root of a tool's input. */
const allowed = /^[A-Za-z0-9_.-]{1,64}$/;

/**
 * Gives each a name of its own that clients accept. A wire name that is one stays; another is made of its letters,
 * `filter[x]` becoming `filter_x`. In a clash the later place is prefixed (`body_id`), and what still clashes ends
 * in a short hash of place and wire name. The order of the input changes nothing.
 */
export function nameArguments<Item extends NameToGive>(items: readonly Item[]): Map<Item, string> {
  const wireNames = new Set(items.map(({ wireName }) => wireName));
  if (wireNames.size === items.length && items.every(({ wireName }) => isAllowed(wireName)))
    return new Map(items.map((item) => [item, item.wireName]));
  const names = new Map<Item, string>();
  const taken = new Set<string>();
  const sorted = [...items].sort((a, b) => rank(a) - rank(b) || (a.wireName < b.wireName ? -1 : 1));
  for (const item of sorted) {
    const plain = propose(item.wireName) || item.in;
    const name =
      [plain, `${item.in}_${plain}`.slice(0, 64)].find((candidate) => !taken.has(candidate)) ??
      hashed(plain, item);
    taken.add(name);
    names.set(item, name);
  }
  return names;
}

/** Names that are fine as they are come first, so that they stay. */
function rank(item: NameToGive): number {
  return precedence.indexOf(item.in) * 2 + (allowed.test(item.wireName) ? 0 : 1);
}

const spelledOut = new Map([
  ["<=", "_lte"],
  [">=", "_gte"],
  ["<", "_lt"],
  [">", "_gt"],
  ["!", "_not"],
]);

function isAllowed(wireName: string): boolean {
  return allowed.test(wireName) && wireName !== "__proto__";
}

function propose(wireName: string): string {
  if (isAllowed(wireName)) return wireName;
  const spelled = wireName
    .normalize("NFKD")
    .replace(/<=|>=|[<>!]/g, (sign) => spelledOut.get(sign) as string)
    .replace(/[^A-Za-z0-9_.-]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return spelled.length <= 64 ? spelled : spelled.slice(0, 64).replace(/_+$/, "");
}

function hashed(plain: string, item: NameToGive): string {
  const digest = createHash("sha256").update(`${item.in}\n${item.wireName}`).digest("hex").slice(0, 6);
  return `${plain.slice(0, 57)}_${digest}`;
}
