/** An escape such as `\ud800`, which may write half of a character; UTF-8 itself cannot. */
const surrogateEscape = /\\(?:u|U0000)[dD][89a-fA-F]/;

/**
 * The parsed value of a text, with U+FFFD for every half of a surrogate pair in names and strings: no encoding carries
 * one, so that neither a file nor a request could be written with it. Costs nothing where the text has no such escape.
 */
export function wellFormed(value: unknown, text: string): unknown {
  if (!surrogateEscape.test(text)) return value;
  const copies = new Map<object, unknown>();
  const copy = (part: unknown): unknown => {
    if (typeof part === "string") return part.toWellFormed();
    if (typeof part !== "object" || part === null) return part;
    // What YAML aliases share is copied once.
    const known = copies.get(part);
    if (known !== undefined) return known;
    const made = Array.isArray(part)
      ? part.map(copy)
      : Object.fromEntries(Object.entries(part).map(([key, inner]) => [key.toWellFormed(), copy(inner)]));
    copies.set(part, made);
    return made;
  };
  return copy(value);
}
