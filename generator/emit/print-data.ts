/**
 * The one way from data to TypeScript source: JSON text, with what JSON allows and source must not hold written
 * otherwise. U+2028 and U+2029 are escaped; a `__proto__` key is computed, since plain it would set the prototype.
 */
export function printData(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  if (!/[\u2028\u2029]|__proto__/.test(json)) return json;
  return json
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029")
    .replace(/^( *)"__proto__": /gm, '$1["__proto__"]: ');
}

/** Indents every line but the first by two spaces a level. */
export function indent(text: string, levels: number): string {
  return text.replaceAll("\n", `\n${"  ".repeat(levels)}`);
}
