import { applyEdits, type JSONPath, modify, type ParseError, parse, printParseErrorCode } from "jsonc-parser";

/** A configuration file that cannot be changed safely: the message says why, and nothing is written. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

/**
 * Puts values into a JSON text at their paths; comments, order and the other entries stay as they are. An empty text
 * becomes a new object.
 * @throws {ConfigurationError} when the text is no JSON object (comments and trailing commas are let through).
 */
export function editJson(text: string, changes: readonly { path: JSONPath; value: unknown }[]): string {
  let edited = text.replace(/^\uFEFF/, "").trim() === "" ? "{}\n" : text;
  readJson(edited);
  for (const { path, value } of changes) {
    const edits = modify(edited, path, value, { formattingOptions: formatOf(edited) });
    edited = applyEdits(edited, edits);
  }
  return edited.endsWith("\n") ? edited : `${edited}\n`;
}

/** @throws {ConfigurationError} when the text is no JSON object. */
export function readJson(text: string): Record<string, unknown> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ""), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) {
    const line = text.slice(0, error.offset).split("\n").length;
    throw new ConfigurationError(`line ${line}: ${printParseErrorCode(error.error)}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ConfigurationError("it holds no JSON object");
  return value as Record<string, unknown>;
}

/** As the file is indented already, else by two spaces. */
function formatOf(text: string) {
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol,
  };
}
