import { lettersOf } from "../../templates/runtime/result/letters-of.ts";
import type { PagingDefinition } from "../../templates/runtime/tool.ts";
import type { ApiModel, Operation } from "../api/model.ts";
import { countPages, isPageNumber, isSize, mayList, type PageArgument, type Paged } from "./count-pages.ts";
import { schemaTypes } from "./schema-types.ts";

/** Arguments that take the place where a page begins, by letters only; the surest first. */
const beginnings: readonly RegExp[] = [
  /^(cursor|startcursor|pagecursor|nextcursor|aftercursor)$/,
  /^(pagetoken|nexttoken|nextpagetoken|continuationtoken|nextcontinuationtoken|paginationtoken|pageinfo)$/,
  /^(paginationkey|startkey|nextkey|marker)$/,
  /^(after|afterid|startingafter|(startafter|startingafter)[a-z]*)$/,
  /^(page|pagenumber|pageno|pagenum|pageindex|pageafter)$/,
  /^(offset|pageoffset|skip|skiptoken|start|startat|startindex)$/,
];

/** What all of them have; most names need no second look. */
const mayBegin = /cursor|token|key|marker|after|page|offset|skip|start/;

/** Only the address of a next page sets these: alone they also choose by date. */
const furtherBeginnings = /^(since|sinceid|until|before|beforeid|maxid)$/;

/** Members that may hold the address of the next page, which is read apart. */
const addresses = /^(next|href|ur[il]|nextur[il]|nextpageur[il]|nextlink|odatanextlink)$/;

/** Arguments that take nothing but what an answer gave. */
const opaque = beginnings.slice(0, 3);

/**
 * How the next page of an operation's answer is asked for: the argument that takes where it begins, and what says where that is.
 * Undefined where the document does not show both.
 *
 * @param reads the operation changes nothing: where no member of the answer leads on, other ways are looked for in such ones,
 * and in a POST that takes both a place and a size
 */
export function findPaging(
  { method, responses }: Operation,
  args: readonly PageArgument[],
  schemas: ApiModel["schemas"],
  reads: boolean,
): PagingDefinition | undefined {
  const [only, ...others] = responses.filter(({ status }) => status.startsWith("2"));
  if (only === undefined || others.length > 0) return undefined;
  const candidates = args.filter(({ binding }) => binding.in === "query" || binding.in === "body");
  if (candidates.length === 0) return undefined;
  const paged: Paged = { response: only, candidates, places: placesAmong(candidates), schemas };
  const led = ledByMember(paged);
  if (led !== undefined) return led;
  const isSearch = method === "POST" && isSized(paged);
  if (!reads && !isSearch) return undefined;
  const [linked] = only.link === true ? settable(paged) : [];
  if (linked !== undefined) return withOthers(linked, settable(paged));
  const token = paged.places.find((place) => isOpaque(place, schemas));
  if (token !== undefined && mayLead(paged)) return withOthers(token, paged.places);
  const counted = countPages(paged);
  return counted === undefined
    ? undefined
    : { ...withOthers(counted.argument, paged.places), count: counted.count };
}

/** A size in the body, or one of a documented list: some documents give that of other operations to all. */
function isSized({ candidates, response }: Paged): boolean {
  const sizes = candidates.filter(({ binding }) => isSize(binding.name));
  return sizes.some(({ binding }) => binding.in === "body" || response.list !== undefined);
}

/** A list that is the whole answer has no member beside it. */
function mayLead(paged: Paged): boolean {
  const { list } = paged.response;
  return mayList(paged) && (list === undefined || list.member !== undefined);
}

function placesAmong(candidates: readonly PageArgument[]): PageArgument[] {
  const named = candidates.map((argument) => ({ argument, letters: lettersOf(argument.binding.name) }));
  const likely = named.filter(({ letters }) => mayBegin.test(letters));
  return beginnings.flatMap((pattern) =>
    likely.filter(({ letters }) => pattern.test(letters)).map(({ argument }) => argument),
  );
}

/** A member of the answer leads to the next page, and an argument takes its value. */
function ledByMember(paged: Paged): PagingDefinition | undefined {
  const { response, candidates, places, schemas } = paged;
  const { next } = response;
  if (next === undefined) return undefined;
  const alike = candidates.find(({ binding }) => next.some((member) => stem(member) === stem(binding.name)));
  const argument = alike ?? places[0];
  if (argument === undefined) return undefined;
  const wireName = argument.binding.name;
  const isPage = isPageNumber(argument, schemas);
  const fitting = next.filter((member) => fits(lastName(member), lettersOf(wireName), isPage));
  const member = fitting.find((each) => stem(each) === stem(wireName)) ?? fitting[0];
  if (member === undefined) return undefined;
  return { ...withOthers(argument, addresses.test(lastName(member)) ? settable(paged) : places), member };
}

function withOthers(
  { name }: PageArgument,
  places: readonly PageArgument[],
): Pick<PagingDefinition, "argument" | "others"> {
  const others = places.map((place) => place.name).filter((other) => other !== name);
  return { argument: name, ...(others.length === 0 ? {} : { others: [...new Set(others)].sort() }) };
}

/** Query parameters with a single value that say where a page begins. */
function settable({ candidates, places, schemas }: Paged): PageArgument[] {
  const further = candidates.filter(({ binding }) => furtherBeginnings.test(lettersOf(binding.name)));
  return [...places, ...further].filter(({ binding, schema }) => {
    const types = schemaTypes(schema, schemas);
    const isPlain = binding.style === undefined && binding.contentType === undefined;
    return binding.in === "query" && isPlain && !types.includes("array") && !types.includes("object");
  });
}

/** A record is no page, a text no number of one, and only an address or a number is an offset. */
function fits(member: string, argument: string, isPage: boolean): boolean {
  if (/^last[a-z]*id$/.test(member)) return /after/.test(argument);
  if (isPage) return !/(cursor|token|key|marker)$/.test(member);
  return (
    !/^(offset|pageoffset|skip|start|startat|startindex)$/.test(argument) ||
    addresses.test(member) ||
    /^(next)?offset$/.test(member)
  );
}

/** An offset that is a text is a cursor by another name. */
function isOpaque({ binding, schema }: PageArgument, schemas: ApiModel["schemas"]): boolean {
  const letters = lettersOf(binding.name);
  const isText = schemaTypes(schema, schemas).join() === "string";
  return opaque.some((pattern) => pattern.test(letters)) || (letters === "offset" && isText);
}

/** What is left of `response_metadata.next_cursor` and of `start_cursor`: they mean the same. */
function stem(name: string): string {
  return lastName(name).replace(/^(next|start|starting|end)(?=.)/, "");
}

function lastName(member: string): string {
  return lettersOf(member.slice(member.lastIndexOf(".") + 1));
}
