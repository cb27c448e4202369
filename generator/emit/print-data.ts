import { replaceHidden } from "./hidden-characters.ts";

/** JSON text of the files of a package, in which every character is seen: hidden ones are written as escapes. */
export function printJson(value: unknown): string {
  return replaceHidden(JSON.stringify(value, null, 2), (codes) => codes.map(escapeUnit).join(""));
}

function escapeUnit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** Names that every object has: to TypeScript such a key is that member, and `__proto__` sets the prototype. */
const inherited = [
  ...["__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"],
  ...["toLocaleString", "toString", "valueOf"],
];
const inheritedKey = new RegExp(`^( *)"(${inherited.join("|")})": `, "gm");
/** Found in a tenth of the time, in the text of a string too; hardly any text has one. */
const mayHoldInheritedKey = new RegExp(`"(?:${inherited.join("|")})": `);

/**
 * The one way from data to TypeScript source: JSON text, with what JSON allows and source must not hold written
 * otherwise. A key that every object has is computed, so that it is one of the data and of the type of the others.
 */
export function printData(value: unknown): string {
  const json = printJson(value);
  return mayHoldInheritedKey.test(json) ? json.replace(inheritedKey, '$1["$2" as string]: ') : json;
}

/** Indents every line but the first by two spaces a level. */
export function indent(text: string, levels: number): string {
  return text.replaceAll("\n", `\n${"  ".repeat(levels)}`);
}
