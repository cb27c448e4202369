/** JSON text of the files of a package. U+2028 and U+2029, which end a line for some readers, are escaped. */
export function printJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/**
 * The one way from data to TypeScript source: JSON text, with what JSON allows and source must not hold written
 * otherwise. A `__proto__` key is computed, since plain it would set the prototype.
 */
export function printData(value: unknown): string {
  const json = printJson(value);
  return json.includes('"__proto__"') ? json.replace(/^( *)"__proto__": /gm, '$1["__proto__"]: ') : json;
}

/** Indents every line but the first by two spaces a level. */
export function indent(text: string, levels: number): string {
  return text.replaceAll("\n", `\n${"  ".repeat(levels)}`);
}
