import { lettersOf } from "../../templates/runtime/result/letters-of.ts";
import type { PageCount } from "../../templates/runtime/tool.ts";
import type { ApiModel, Response, Schema } from "../api/model.ts";
import type { BoundArgument } from "./bind-arguments.ts";
import { schemaTypes, settledSchema } from "./schema-types.ts";

/** An argument as far as paging is concerned. */
export type PageArgument = Pick<BoundArgument, "name" | "binding" | "schema" | "description">;

/** What is known of an operation that may have pages. */
export interface Paged {
  response: Response;
  /** Arguments of the query and of the body. */
  candidates: readonly PageArgument[];
  /** Of these such as say where a page begins, the surest first. */
  places: readonly PageArgument[];
  schemas: ApiModel["schemas"];
}

const pageNumber = /^(page|pagenumber|pageno|pagenum|pageindex)$/;

/** By letters only: what an argument must be called to be counted, and what it is then. */
const counted: readonly [by: PageCount["by"], names: RegExp][] = [
  ["last", /^(after|afterid|startingafter)$/],
  ["page", pageNumber],
  ["offset", /^(offset|pageoffset|skip)$/],
];

/** Also a time or a line where no size of a page stands beside it. */
const doubtful = /^(start|startat|startindex)$/;

const sizes =
  /^(limit|pagelimit|size|pagesize|perpage|itemsperpage|resultsperpage|recordsperpage|count|top|take|first|rows|maxresults|maxitems|maxpagesize)$/;

/** Whether an argument of this name on the wire takes how many records a page has. */
export function isSize(wireName: string): boolean {
  return sizes.test(lettersOf(wireName));
}

/** Whether the argument takes the number of a page. */
export function isPageNumber({ binding, schema }: PageArgument, schemas: ApiModel["schemas"]): boolean {
  return pageNumber.test(lettersOf(binding.name)) && isNumber(schema, schemas);
}

/** How pages are counted where nothing in the answer leads on. Undefined where it is no list, or no argument can be counted. */
export function countPages(paged: Paged): { argument: PageArgument; count: PageCount } | undefined {
  const { response, places, schemas } = paged;
  const size = sizeIn(paged);
  if (!mayList(paged)) return undefined;
  for (const place of places) {
    const letters = lettersOf(place.binding.name);
    const by =
      counted.find(([, names]) => names.test(letters))?.[0] ??
      (size !== undefined && doubtful.test(letters) ? "offset" : undefined);
    if (by === undefined) continue;
    const isCounted =
      by === "last" ? response.more === true && response.list !== undefined : isNumber(place.schema, schemas);
    if (!isCounted) continue;
    return { argument: place, count: { by, ...firstOf(by, place, schemas), ...sizeOf(size, schemas) } };
  }
  return undefined;
}

/** A list of records, or JSON that the document leaves open beside an argument that only lists have. */
export function mayList(paged: Paged): boolean {
  const { list, contentTypes } = paged.response;
  if (list !== undefined) return true;
  const isJson = contentTypes.length === 0 || contentTypes.some((type) => /[/+]json\b|^\*\/\*/i.test(type));
  return isJson && sizeIn(paged) !== undefined;
}

function sizeIn({ candidates, schemas }: Paged): PageArgument | undefined {
  return candidates.find(({ binding, schema }) => isSize(binding.name) && isNumber(schema, schemas));
}

/** Where the first page begins, unless that is as usual. */
function firstOf(
  by: PageCount["by"],
  { binding, schema, description = "" }: PageArgument,
  schemas: ApiModel["schemas"],
): Pick<PageCount, "first"> {
  if (by === "last") return {};
  const { default: given, minimum } = settledSchema(schema, schemas);
  const letters = lettersOf(binding.name);
  const isFromZero =
    minimum === 0 ||
    letters === "pageindex" ||
    /\b(0|zero)[- ](based|indexed)|starts? (at|from|with) (0|zero)\b/i.test(description);
  const usual = by === "page" ? 1 : 0;
  const guessed = by === "page" ? (isFromZero ? 0 : 1) : letters === "startindex" && !isFromZero ? 1 : 0;
  const first = Number.isInteger(given) ? (given as number) : guessed;
  return first === usual ? {} : { first };
}

function sizeOf(
  size: PageArgument | undefined,
  schemas: ApiModel["schemas"],
): Pick<PageCount, "size" | "records"> {
  if (size === undefined) return {};
  const { default: records } = settledSchema(size.schema, schemas);
  const isKnown = Number.isInteger(records) && (records as number) > 0;
  return { size: size.name, ...(isKnown ? { records: records as number } : {}) };
}

function isNumber(schema: Schema, schemas: ApiModel["schemas"]): boolean {
  return schemaTypes(schema, schemas).some((type) => type === "integer" || type === "number");
}
