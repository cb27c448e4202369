import { definitionsOf, follow } from "../call/schema-types.ts";
import type { PageCount } from "../tool.ts";
import { lettersOf } from "./letters-of.ts";
import type { PageArguments, PagedAnswer, PagedTool } from "./page-arguments.ts";
import { isJsonObject } from "./read-json.ts";

/** Members of an answer that speak of its pages, by letters only. */
const saysMore = /^(hasmore|hasnext|hasnextpage|hasmorepages|hasmoreitems|more|moreavailable)$/;
const saysLast = /^(last|islast|islastpage)$/;
const pageTotal = /^(totalpages|pagestotal|pagecount|totalpagecount|numpages|numberofpages|lastpage|pages)$/;
const recordTotal =
  /^(total|totalcount|totalitems|totalresults|totalrecords|totalelements|totalhits|totalnumber|totalsize|itemstotal|recordstotal)$/;
const pageSize = /^(perpage|pagesize|itemsperpage|resultsperpage|limit)$/;
const thisPage = /^(page|currentpage|pagenumber|pageno|pageindex)$/;
/** Objects in which APIs keep such members, or the records. */
const aboutPages = /^(meta|metadata|page|paging|pageinfo|pagination|paginationinfo)$/;
const around = /^(data|result|results|response|payload|embedded)$/;
/** Going backwards from a record is another way. */
const backwards = /^(endingbefore|before|beforeid|endbefore)$/;

/**
 * What asks for the next page where the answer does not name it: the number after this page's, the records that came so far, or the
 * id of the last one. Undefined where the answer has no records, or says or shows that they are the last: fewer than a page has.
 */
export function countOn(
  { value, headers }: PagedAnswer,
  { paging, inputSchema, request }: PagedTool,
  args: PageArguments,
): PageArguments | undefined {
  const { count, argument = "" } = paging ?? {};
  if (count === undefined || paging?.others?.some((name) => args[name] !== undefined)) return undefined;
  const records = recordsOf(value);
  const said = factsOf(value, headers);
  if (records === undefined ? !saysAll(count, said) : records.length === 0) return undefined;
  if (count.by === "last") return said.more === true ? afterLast(records?.at(-1), argument, args) : undefined;
  const given = (name: string | undefined): number | undefined =>
    name === undefined ? undefined : numberOf(args[name] ?? request.defaults?.[name]);
  const received = records?.length ?? 0;
  const usual = count.first ?? (count.by === "page" ? 1 : 0);
  const here = given(argument) ?? (count.by === "page" ? said.page : undefined) ?? usual;
  const next = here + (count.by === "page" ? 1 : received);
  // A first page of zero is counted from there, whatever the document says.
  const passed = next - Math.min(usual, here);
  const size = said.size ?? given(count.size) ?? count.records;
  if (!isMore({ by: count.by, passed, size, received }, said)) return undefined;
  const maximum = numberOf(follow(inputSchema.properties[argument], definitionsOf(inputSchema))?.maximum);
  return maximum !== undefined && next > maximum ? undefined : { [argument]: next };
}

/** Whether the next page can be told without seeing the records. */
function saysAll({ by }: PageCount, { more, pages }: Facts): boolean {
  return by === "page" && (more !== undefined || pages !== undefined);
}

interface Facts {
  more?: boolean;
  pages?: number;
  records?: number;
  size?: number;
  page?: number;
}

interface Progress {
  by: PageCount["by"];
  /** Pages or records that came so far. */
  passed: number;
  size: number | undefined;
  received: number;
}

function isMore({ by, passed, size, received }: Progress, said: Facts): boolean {
  if (said.more !== undefined) return said.more;
  if (by === "page" && said.pages !== undefined) return passed < said.pages;
  const reached = by === "offset" ? passed : size === undefined ? undefined : passed * size;
  if (said.records !== undefined && reached !== undefined) return reached < said.records;
  if (said.records !== undefined && passed === 1) return received < said.records;
  return size === undefined || received >= size;
}

/** What an answer says of its pages: at its root, in an object that speaks of them, and in headers. */
function factsOf(root: unknown, headers: Readonly<Record<string, string>>): Facts {
  const facts: Facts = {};
  const records = numberOf(headers["x-total-count"] ?? headers["x-total"]);
  const pages = numberOf(headers["x-total-pages"]);
  if (records !== undefined) facts.records = records;
  if (pages !== undefined) facts.pages = pages;
  for (const [name, value] of membersAbout(root)) {
    if (typeof value === "boolean") {
      if (saysMore.test(name)) facts.more ??= value;
      if (saysLast.test(name)) facts.more ??= !value;
      continue;
    }
    const number = numberOf(value);
    if (number === undefined) continue;
    if (pageTotal.test(name)) facts.pages ??= number;
    else if (recordTotal.test(name)) facts.records ??= number;
    else if (pageSize.test(name) && number > 0) facts.size ??= number;
    else if (thisPage.test(name)) facts.page ??= number;
  }
  return facts;
}

/** Members with their letters, of the root, then of the objects in it that tell of pages. */
function membersAbout(root: unknown, depth = 0): [letters: string, value: unknown][] {
  if (!isJsonObject(root)) return [];
  const own = Object.entries(root).map(([name, value]): [string, unknown] => [lettersOf(name), value]);
  const inner = own.filter(([name]) => aboutPages.test(name) || around.test(name));
  return depth > 1 ? own : [...own, ...inner.flatMap(([, value]) => membersAbout(value, depth + 1))];
}

/** The root, or the only list in it that is not empty, or in an object around it. */
function recordsOf(root: unknown, depth = 0): unknown[] | undefined {
  if (Array.isArray(root)) return root;
  if (!isJsonObject(root)) return undefined;
  const lists = Object.values(root).filter(
    (value) => Array.isArray(value) && value.length > 0,
  ) as unknown[][];
  const named = lists.filter((list) => list.every(isJsonObject));
  const [only, ...others] = named.length > 0 ? named : lists;
  if (only !== undefined) return others.length > 0 ? undefined : only;
  if (depth > 0) return undefined;
  const found = Object.entries(root)
    .filter(([name]) => around.test(lettersOf(name)))
    .map(([, value]) => recordsOf(value, depth + 1))
    .filter((list) => list !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

function afterLast(last: unknown, argument: string, args: PageArguments): PageArguments | undefined {
  const id = isJsonObject(last) && Object.hasOwn(last, "id") ? last.id : undefined;
  const goesBack = Object.keys(args).some((name) => backwards.test(lettersOf(name)));
  return goesBack || (typeof id !== "string" && typeof id !== "number") ? undefined : { [argument]: id };
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}
