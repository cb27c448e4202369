/** A parameter of a media type, with what leads to it (RFC 9110, 5.6.6). */
function parameterPattern(name: string): RegExp {
  return new RegExp(`[ \\t]*;[ \\t]*${name}=("[^"]*"|[^;\\s]*)`, "i");
}

/** The value of a parameter, without quotes. */
export function parameterOf(contentType: string, name: string): string | undefined {
  return parameterPattern(name).exec(contentType)?.[1]?.replaceAll('"', "");
}

/** The media type with a parameter in place of the one that it has. */
export function withParameter(contentType: string, name: string, value: string): string {
  return `${contentType.replace(parameterPattern(name), "")}; ${name}=${value}`;
}

/** Without parameters, in lower case. */
export function essenceOf(contentType: string): string {
  return (contentType.split(";")[0] as string).trim().toLowerCase();
}

const anyBytes = "application/octet-stream";

/**
 * The type of a file: its own where the document lists it, has a range for it or says no more than that it is bytes; else
 * the first that the document names. Parameters that the document gives its types stay.
 */
export function fileType(own: string | undefined, declared: readonly string[]): string {
  const concrete = declared.filter((type) => !type.includes("*"));
  const [first] = concrete;
  if (own === undefined || first === undefined) return own ?? first ?? anyBytes;
  const plain = own.toLowerCase().replace(/\s/g, "");
  const known =
    concrete.find((type) => type.toLowerCase().replace(/\s/g, "") === plain) ??
    concrete.find((type) => essenceOf(type) === essenceOf(own));
  if (known !== undefined) return known.includes(";") ? known : own;
  const isTaken = declared.some((type) => isRangeOf(essenceOf(type), essenceOf(own)));
  return isTaken || (declared.length === 1 && first === anyBytes) ? own : first;
}

/** RFC 9110, 12.5.1. */
function isRangeOf(range: string, type: string): boolean {
  return range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
}

/**
 * Text in the charset of its media type, where Node writes it and it has every character; else in UTF-8, and the type says
 * so. A URIError for half of a surrogate pair, which Buffer would silently replace.
 */
export function encodeText(text: string, contentType: string): { contentType: string; bytes: Buffer } {
  const bytes = utf8(text);
  const charset = parameterOf(contentType, "charset")?.toLowerCase();
  if (charset === undefined || /^utf-?8$/.test(charset)) return { contentType, bytes };
  const isAscii = bytes.length === text.length;
  if (/^(us-)?ascii$/.test(charset) && isAscii) return { contentType, bytes };
  if (/^(iso-8859-1|latin1)$/.test(charset) && !/[^\0-\xff]/.test(text))
    return { contentType, bytes: Buffer.from(text, "latin1") };
  if (charset === "utf-16le") return { contentType, bytes: Buffer.from(text, "utf16le") };
  return { contentType: withParameter(contentType, "charset", "utf-8"), bytes };
}

/** UTF-8 bytes; a URIError for half of a surrogate pair. */
export function utf8(text: string): Buffer {
  if (/\p{Surrogate}/u.test(text)) throw new URIError("half of a surrogate pair");
  return Buffer.from(text);
}
