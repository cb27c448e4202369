import { ToolError } from "../tool-error.ts";
import { beginJson } from "./begin-json.ts";
import { cutText } from "./cut-text.ts";
import { groupDigits } from "./group-digits.ts";
import type { AnswerText, Onward } from "./onward.ts";
import { jsonResult, parseJson } from "./read-json.ts";
import type { ToolResult } from "./result.ts";
import { selectPath } from "./select-path.ts";
import { openSlices, type Position } from "./slice-json.ts";

/** One part of an answer. */
interface Piece {
  text: string;
  page: number;
  /** Where it begins; empty for the beginning of all. */
  from: string;
  rest?: Position;
  leftOut: number;
}

/**
 * The wanted part of an answer, at most `maxChars` characters long: valid JSON with the root of the whole, or text. A second item
 * says which part it is, and how the next one is read.
 * @throws {ToolError} when the answer has no such part.
 */
export function readPart(answer: AnswerText, onward: Required<Onward>, maxChars: number): ToolResult {
  const { json, path } = onward.wanted.from;
  const piece = json ? takeJson(answer, onward.wanted, maxChars) : takeText(answer, onward.wanted, maxChars);
  const rest = piece.rest && { json, ...(path === undefined ? {} : { path }), position: piece.rest };
  const told = rest && onward.tell({ ...rest, page: piece.page + 1 }, answer);
  const said = describe(piece, answer, told);
  const notices = said === "" ? [] : [{ type: "text" as const, text: said }];
  if (!json) return { content: [{ type: "text", text: piece.text }, ...notices] };
  const root = parseJson(piece.text);
  if (root === undefined)
    throw new ToolError(
      "The answer of the API is not valid JSON at this place, so it cannot be read further.",
      "Call the tool again, and ask for less at a time.",
    );
  return jsonResult(piece.text, root.value, notices);
}

function describe({ page, from, rest, leftOut }: Piece, answer: AnswerText, told = ""): string {
  const said: string[] = [];
  if (page > 1 || rest !== undefined) {
    const place = from === "" ? "" : `, from ${from} on`;
    said.push(`This is part ${groupDigits(page)}${place}${rest === undefined ? ", the last" : ""}.`);
  }
  if (leftOut > 0) said.push(`${groupDigits(leftOut)} values that are nested too deeply stand as null.`);
  if (rest === undefined && answer.truncated)
    said.push(
      "The answer goes on, but this server has not read more; its operator can allow longer answers with --max-response.",
    );
  return [...said, ...(told === "" ? [] : [told])].join(" ");
}

function takeJson(answer: AnswerText, { from, page }: Required<Onward>["wanted"], maxChars: number): Piece {
  const text = from.path === undefined ? answer.text : textAt(answer.text, from.path);
  let number = from.page;
  let position = from.position;
  if (position === undefined) {
    const first = takeFirst(text, maxChars, answer.truncated);
    if (page === 1) return first;
    if (first.rest === undefined) throw beyond(1);
    position = first.rest;
    number = 2;
  }
  const next = openSlices(text, position, maxChars);
  let slice = next();
  if (slice === undefined) throw gone();
  for (; number < page; number += 1) {
    slice = next();
    if (slice === undefined) throw beyond(number);
  }
  const { next: rest, ...shown } = slice;
  return { ...shown, page, ...(rest === undefined ? {} : { rest }) };
}

/** The same beginning that the tool itself gives. */
function takeFirst(text: string, maxChars: number, truncated: boolean): Piece {
  const begin = { page: 1, from: "", leftOut: 0 };
  if (text.length <= maxChars && !truncated) return { ...begin, text };
  if (text.length <= maxChars && parseJson(text) !== undefined) return { ...begin, text };
  const cut = beginJson(text, maxChars, !truncated);
  return cut === undefined ? { ...begin, text } : { ...begin, text: cut.text, rest: cut.rest };
}

function textAt(text: string, path: string): string {
  const selection = selectPath(text, path);
  if ("text" in selection) return selection.text;
  const { reached, names = [] } = selection;
  const place = reached === "" ? "Its root" : `What is at ${JSON.stringify(reached)}`;
  throw new ToolError(
    `The answer has nothing at ${JSON.stringify(path.slice(0, 200))}.`,
    names.length === 0
      ? `${place} has no such element: write names and numbers with dots between them, such as data.0.id.`
      : `${place} has the members ${names.map((name) => JSON.stringify(name.slice(0, 80))).join(", ")}.`,
  );
}

function takeText({ text }: AnswerText, { from, page }: Required<Onward>["wanted"], maxChars: number): Piece {
  if (from.path !== undefined)
    throw new ToolError(
      "This answer is text, not JSON, so no path leads into it.",
      'Read it part by part: leave "path" out.',
    );
  let start = from.position?.at[0] ?? 0;
  let shown = cutText(text.slice(start, start + maxChars + 1), maxChars);
  if (shown === "") throw gone();
  for (let number = from.page; number < page; number += 1) {
    start += shown.length;
    shown = cutText(text.slice(start, start + maxChars + 1), maxChars);
    if (shown === "") throw beyond(number);
  }
  const end = start + shown.length;
  const place = start === 0 ? "" : `character ${groupDigits(start + 1)}`;
  const rest = end < text.length ? { rest: { at: [end], within: 0 } } : {};
  return { text: shown, page, from: place, leftOut: 0, ...rest };
}

function beyond(pages: number): ToolError {
  return new ToolError(
    `There is no such part: this answer has ${groupDigits(pages)}${pages === 1 ? " part" : " parts"}.`,
    `Ask for a page from 1 to ${groupDigits(pages)}.`,
  );
}

function gone(): ToolError {
  return new ToolError(
    "The answer ends before this part: it has become shorter since it was first read.",
    "Call the tool again for the answer as it is now.",
  );
}
