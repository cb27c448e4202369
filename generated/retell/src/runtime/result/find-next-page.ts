import { countOn } from "./count-on.ts";
import { readFieldPath } from "./field-path.ts";
import { lettersOf } from "./letters-of.ts";
import {
  fitPage,
  type PageArguments,
  type PagedAnswer,
  type PagedTool,
  takesScalar,
} from "./page-arguments.ts";
import { isJsonObject } from "./read-json.ts";

/**
 * The arguments by which a call asks for the next page of its answer: by the member that the tool names, else by a Link
 * header (RFC 8288), else by counting. Undefined where there is none, or where it would be the same page again.
 */
export function findNextPage(
  answer: PagedAnswer,
  tool: PagedTool,
  args: PageArguments,
): PageArguments | undefined {
  const { link } = answer.headers;
  const next =
    nextByMember(answer.value, tool, args) ??
    (link !== undefined && pageLink.test(link) ? nextByLink(link, tool, args) : countOn(answer, tool, args));
  const fitted = next === undefined ? undefined : fitPage(next, tool);
  if (fitted === undefined) return undefined;
  const isNew = Object.entries(fitted).some(([name, value]) => String(args[name] ?? "") !== String(value));
  return isNew ? fitted : undefined;
}

/** A header without such a link says nothing of pages; one with, but without the next, that this is the last. */
const pageLink = /;\s*rel\s*=\s*("[^"]*\b)?(next|prev|previous|first|last)\b/i;

function nextByMember(root: unknown, tool: PagedTool, args: PageArguments): PageArguments | undefined {
  const { argument, member, count } = tool.paging ?? {};
  if (argument === undefined || count !== undefined) return undefined;
  const value = member === undefined ? usualMember(root) : memberAt(root, readFieldPath(member));
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const query = /^(https?:\/\/|[/?])/.test(String(value)) ? queryOf(String(value)) : undefined;
  return query === undefined ? { [argument]: value } : nextByQuery(query, tool, args);
}

/** The value at a path; undefined below an object that says that nothing follows. */
function memberAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const name of path) {
    if (!isJsonObject(value) || endsHere(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

/** What an answer leads on with, where the document does not say: by letters only. */
const usual =
  /^(next|nextpage|nextcursor|nextpagecursor|nextpagetoken|nexttoken|nextmarker|nextkey|nextcontinuationtoken|continuationtoken|paginationkey|endcursor)$/;
const aboutPages = /^(meta|metadata|paging|pageinfo|pagination|responsemetadata|cursors)$/;

const place = /^(after|cursor|token|offset|startingafter)$/;

function usualMember(root: unknown): unknown {
  if (!isJsonObject(root) || endsHere(root)) return undefined;
  const own = Object.entries(root);
  const inner = own
    .filter(([name, value]) => aboutPages.test(lettersOf(name)) && isJsonObject(value) && !endsHere(value))
    .flatMap(([, value]) => Object.entries(value as object));
  const next = [...own, ...inner].filter(([name]) => usual.test(lettersOf(name))).map(([, value]) => value);
  const found = next.find((value) => typeof value === "string" || typeof value === "number");
  // The next page may be an object of its own.
  const places = next.filter(isJsonObject).flatMap((value) => Object.entries(value));
  return found ?? places.find(([name]) => place.test(lettersOf(name)))?.[1];
}

function endsHere(value: Readonly<Record<string, unknown>>): boolean {
  return value.has_more === false || value.hasMore === false;
}

function nextByLink(header: string, tool: PagedTool, args: PageArguments): PageArguments | undefined {
  const target = nextTarget(header);
  const query = target === undefined ? undefined : queryOf(target);
  return query === undefined ? undefined : nextByQuery(query, tool, args);
}

/**
 * The arguments in the address of the next page: of those that say where a page begins, where the tool says which they are, else
 * those that differ. The address itself is never followed.
 */
function nextByQuery(query: URLSearchParams, tool: PagedTool, args: PageArguments): PageArguments {
  const { paging, request } = tool;
  const allowed = paging && [paging.argument, ...(paging.others ?? [])];
  const next: Record<string, unknown> = Object.create(null);
  for (const { argument, name, in: place, style, contentType } of request.bindings) {
    const isPlain = place === "query" && style === undefined && contentType === undefined;
    const value = isPlain && takesScalar(tool, argument) ? query.get(name) : null;
    if (value === null) continue;
    if (allowed?.includes(argument) ?? value !== String(args[argument] ?? "")) next[argument] = value;
  }
  return next;
}

/** The target of the link to the next page; commas may stand within its angle brackets. */
function nextTarget(header: string): string | undefined {
  for (const [, target, parameters = ""] of header.slice(0, 8_192).matchAll(/<([^<>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*("([^"]*\s)?next(\s[^"]*)?"|next\s*(;|,|$))/i.test(parameters)) return target;
  return undefined;
}

function queryOf(address: string): URLSearchParams | undefined {
  const mark = address.indexOf("?");
  return mark === -1 ? undefined : new URLSearchParams(address.slice(mark + 1).replace(/#.*$/s, ""));
}
