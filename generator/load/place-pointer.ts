import { locateInJson } from "./locate-in-json.ts";
import { locateInYaml } from "./locate-in-yaml.ts";
import { positionAt, positionInFile, type TextPlace, type TextPosition } from "./text-position.ts";

/** The text of a document, kept in case that a message must say where in it something stands. */
export interface DocumentText extends TextPlace {
  text: string;
  isJson: boolean;
}

/**
 * `file:line:column#pointer` of a place in a document: that of the key, or of the item of a list. The text is read for
 * this, so only what ends a build is placed.
 */
export async function placePointer(document: DocumentText, pointer: string): Promise<string> {
  const tokens = pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const { line, column } = positionInFile(document, await positionOf(document, tokens));
  return `${document.location}:${line}:${column}${pointer === "" ? "" : `#${pointer}`}`;
}

/** A text of YAML is read once for all of its places. */
const located = new WeakMap<DocumentText, Awaited<ReturnType<typeof locateInYaml>>>();

async function positionOf(document: DocumentText, tokens: readonly string[]): Promise<TextPosition> {
  const { text, isJson } = document;
  if (isJson) return positionAt(text, locateInJson(text, tokens));
  const locate = located.get(document) ?? (await locateInYaml(document.text));
  located.set(document, locate);
  return locate(tokens.map((token) => (/^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : token)));
}
