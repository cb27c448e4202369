import { isDeepStrictEqual } from "node:util";
import { InputError } from "../diagnostics/diagnostic.ts";
import { type Fence, findFences } from "./find-fences.ts";
import { nameForeignText } from "./name-foreign-text.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import { type DocumentText, placePointer } from "./place-pointer.ts";
import { checkOpenApi, claimsToBeOpenApi } from "./require-openapi.ts";
import type { TextPlace } from "./text-position.ts";

/** A document, and the text that it was read from. */
export interface ParsedDocument {
  root: unknown;
  source: DocumentText;
}

/**
 * The OpenAPI documents of a text, at least one: JSON, YAML, or the fences of a Markdown page, told apart by content.
 * Equal documents of a page are given once. Throws an `InputError` that names what the text is otherwise.
 */
export async function parseDocuments(text: string, location: string): Promise<ParsedDocument[]> {
  const place: TextPlace = { location };
  const first = firstCharacter(text);
  if (first === "") throw new InputError("input-empty", `${location} is empty.`, location);
  if (looksLikeJson(text)) {
    try {
      const { root, isJson } = await parseValue(text, place);
      return [await openApiOf(root, { ...place, text, isJson })];
    } catch (error) {
      // A page may begin with a link or a badge.
      const inFences = first === "[" ? await parseFences(text, location) : [];
      if (inFences.length > 0) return inFences;
      throw (first === "[" ? foreignError(text, location) : undefined) ?? error;
    }
  }
  if (!keyBeforeFence(text)) {
    const inFences = await parsePage(text, location);
    if (inFences.length > 0) return inFences;
    const foreign = foreignError(text, location);
    if (foreign !== undefined) throw foreign;
    if (!beginsWithKey(text)) throw proseError(text, location);
  }
  const root = await parseYaml(text, place).catch((error: unknown) => {
    // A page may hold a document that is no code.
    const markup = first === "<" ? foreignError(text, location) : undefined;
    throw markup ?? (keyBeforeFence(text) || !hasHeading(text) ? error : proseError(text, location));
  });
  if (root === undefined)
    throw new InputError("input-empty", `${location} holds only comments.`, `${location}:1:1`);
  return [await openApiOf(root, { ...place, text, isJson: false })];
}

/** Lets an OpenAPI document through; what is wrong with another is told with its line and column. */
async function openApiOf(root: unknown, source: DocumentText): Promise<ParsedDocument> {
  const problem = checkOpenApi(root, source.location);
  if (problem === undefined) return { root, source };
  const { code, message, pointer, help } = problem;
  throw new InputError(code, message, await placePointer(source, pointer), help);
}

/** A document that is only referred to: an object or an array, of any kind. Throws `InputError`. */
export async function parseReferenced(text: string, location: string): Promise<ParsedDocument> {
  const { root, isJson } = await parseValue(text, { location });
  if (typeof root === "object" && root !== null) return { root, source: { location, text, isJson } };
  throw new InputError(
    "reference-unreadable",
    `${location} is neither a JSON nor a YAML document.`,
    location,
  );
}

function firstCharacter(text: string): string {
  const at = text.search(/\S/);
  return at === -1 ? "" : text.charAt(at);
}

/** JSON by its first characters, else YAML; in a file that is named as YAML, what is no JSON may be a flow mapping. */
async function parseValue(text: string, place: TextPlace): Promise<{ root: unknown; isJson: boolean }> {
  if (looksLikeJson(text)) {
    try {
      return { root: parseJson(text, place), isJson: true };
    } catch (error) {
      const isSyntax = error instanceof InputError && error.diagnostic.code === "json-syntax";
      if (!isSyntax || isCommentedJson(text) || !/\.ya?ml(?:[?#]|$)/i.test(place.location)) throw error;
    }
  }
  return { root: await parseYaml(text, place), isJson: false };
}

/** An array, or an object that begins with a name in double quotes or with a comment: any other is a flow mapping of YAML. */
function looksLikeJson(text: string): boolean {
  return /^\s*(?:\[|\{\s*(?:["}]|\/[/*]|$))/.test(text) || isCommentedJson(text);
}

/** Whether an object with names in double quotes follows comments as JavaScript has them. */
function isCommentedJson(text: string): boolean {
  const comment = /\s*(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)/y;
  const object = /\s*\{\s*"/y;
  let end = 0;
  for (; comment.test(text); comment.lastIndex = end) end = comment.lastIndex;
  object.lastIndex = end;
  return end > 0 && object.test(text);
}

const versionKey = /^(?:openapi|swagger|"openapi"|"swagger"|'openapi'|'swagger')[ \t]*:/m;

/** Whether the text itself is a document: its version stands before the first fence, at the beginning of a line. */
function keyBeforeFence(text: string): boolean {
  const key = text.search(versionKey);
  if (key === -1) return false;
  const fence = text.search(/^[ \t]*(?:```|~~~)/m);
  return fence === -1 || key < fence;
}

/** Whether the first line that is no comment, marker or directive is a mapping's key, or a flow mapping. */
function beginsWithKey(text: string): boolean {
  const line = text.split("\n", 2000).find((each) => !/^\s*(?:#.*|---.*|%.*)?\s*$/.test(each));
  return line === undefined || /^\s*(?:[^\s#>*|:-][^:\n]{0,200}:(?:\s|$)|\{|\? |- |&|!)/.test(line);
}

function hasHeading(text: string): boolean {
  return /^(?:#{1,6} |> |\[[^\]\n]*\]\(|```|~~~)/m.test(text);
}

/** Fences come second where the page itself begins like YAML: its descriptions may quote an OpenAPI document. */
async function parsePage(text: string, location: string): Promise<ParsedDocument[]> {
  if (beginsWithKey(text) && versionKey.test(text)) {
    const root = await parseYaml(text, { location }).catch(() => undefined);
    if (claimsToBeOpenApi(root)) return [];
  }
  return await parseFences(text, location);
}

/** Blocks of a page that are parsed; a page with more is no documentation. */
const maxFences = 1000;

async function parseFences(page: string, location: string): Promise<ParsedDocument[]> {
  const documents: ParsedDocument[] = [];
  const errors: unknown[] = [];
  for (const fence of findFences(page).filter(mayBeOpenApi).slice(0, maxFences)) {
    const place: TextPlace = { location, linesBefore: fence.linesBefore, indent: fence.indent };
    try {
      const { root, isJson } = await parseValue(fence.text, place);
      if (!claimsToBeOpenApi(root)) continue;
      const document = await openApiOf(root, { ...place, text: fence.text, isJson });
      if (!documents.some((other) => isDeepStrictEqual(other.root, root))) documents.push(document);
    } catch (error) {
      errors.push(error);
    }
  }
  if (documents.length === 0 && errors.length > 0) throw errors[0];
  return documents;
}

function mayBeOpenApi(fence: Fence): boolean {
  return versionKey.test(fence.text) || /^\s*\{[\s\S]*"(?:openapi|swagger)"\s*:/.test(fence.text);
}

function foreignError(text: string, location: string): InputError | undefined {
  const foreign = nameForeignText(text);
  if (foreign === undefined) return undefined;
  const message = `${location} is ${foreign.name}, not an OpenAPI document.`;
  return new InputError("not-openapi", message, `${location}:1:1`, foreign.help);
}

function proseError(text: string, location: string): InputError {
  return hasHeading(text)
    ? new InputError(
        "markdown-without-openapi",
        `${location} is a Markdown page without a code fence that holds an OpenAPI document.`,
        `${location}:1:1`,
      )
    : new InputError("not-openapi", `${location} is plain text, not an OpenAPI document.`, `${location}:1:1`);
}
