import type { PagingDefinition } from "../../templates/runtime/tool.ts";
import type { Operation } from "../api/model.ts";
import type { BoundArgument } from "./bind-arguments.ts";

/** Arguments that take the place where a page begins, by letters only; the surest first. */
const beginnings: readonly RegExp[] = [
  /^(cursor|startcursor|pagecursor|nextcursor|aftercursor)$/,
  /^(pagetoken|nexttoken|nextpagetoken|continuationtoken|nextcontinuationtoken|paginationtoken)$/,
  /^(paginationkey|startkey|nextkey|marker)$/,
  /^(after|afterid|startingafter|startafter)$/,
  /^(page|pagenumber|pageafter)$/,
  /^(offset|skip|start|startat)$/,
];

/** Members that may hold the address of the next page, which is read apart. */
const addresses = /^(next|nexturl|nextpageurl)$/;

/**
 * How the next page of an operation's answer is asked for: the member that leads there, and the argument of the tool that takes its
 * value. Undefined where the document does not show both.
 */
export function findPaging(
  { responses }: Operation,
  args: readonly Pick<BoundArgument, "name" | "binding">[],
): PagingDefinition | undefined {
  const [only, ...others] = responses.filter(({ status }) => status.startsWith("2"));
  const members = others.length > 0 ? [] : (only?.next ?? []);
  if (members.length === 0) return undefined;
  const candidates = args.filter(({ binding }) => binding.in === "query" || binding.in === "body");
  const alike = candidates.find(({ binding }) =>
    members.some((member) => stem(member) === stem(binding.name)),
  );
  const argument =
    alike ??
    beginnings
      .map((pattern) => candidates.find(({ binding }) => pattern.test(lettersOf(binding.name))))
      .find((found) => found !== undefined);
  if (argument === undefined) return undefined;
  const wireName = argument.binding.name;
  const fitting = members.filter((member) => fits(lastName(member), lettersOf(wireName)));
  const member = fitting.find((each) => stem(each) === stem(wireName)) ?? fitting[0];
  return member === undefined ? undefined : { argument: argument.name, member };
}

/** A record is no page, and only an address or a number is an offset. */
function fits(member: string, argument: string): boolean {
  if (member === "lastid") return /after/.test(argument);
  return !/^(offset|skip|start|startat)$/.test(argument) || addresses.test(member) || member === "nextoffset";
}

/** What is left of `response_metadata.next_cursor` and of `start_cursor`: they mean the same. */
function stem(name: string): string {
  return lastName(name).replace(/^(next|start|starting|end)(?=.)/, "");
}

function lastName(member: string): string {
  return lettersOf(member.slice(member.lastIndexOf(".") + 1));
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
