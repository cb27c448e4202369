/**
 * Percent-encoding by place (RFC 3986, RFC 6570 section 3.2, OpenAPI 3.1.1 appendix E).
 * Every function throws a URIError for half of a surrogate pair.
 */

/** A character that is not unreserved (RFC 3986, section 2.3); most names and values have none. */
const notUnreserved = /[^A-Za-z0-9._~-]/;

/** Everything but the unreserved characters of RFC 3986 is encoded. */
export function encodeUnreserved(text: string): string {
  if (!notUnreserved.test(text)) return text;
  return encodeURIComponent(text).replace(/[!'()*]/g, percent);
}

/** A query name: as `encodeUnreserved`, but `$` stays, since OData servers compare `$top` before they decode. */
export function encodeQueryName(name: string): string {
  return encodeUnreserved(name).replaceAll("%24", "$");
}

/**
 * A query value with `allowReserved`: reserved characters and percent triples stay, except those that a query cannot
 * hold (`#`, `[`, `]`) and those that a form decoder takes for separators (`&`, `=`, `+`).
 */
export function encodeQueryReserved(text: string): string {
  return keep(text, /%[0-9A-Fa-f]{2}|[:/?@!$'()*,;]+/g);
}

/** A path value with `allowReserved`: what a path segment may hold stays (RFC 3986 `pchar`), never a slash. */
export function encodePathReserved(text: string): string {
  return keep(text, /%[0-9A-Fa-f]{2}|[:@!$&'()*+,;=]+/g);
}

/** The document's own text in a path segment; same alphabet as `encodePathReserved`. */
export const encodePathLiteral = encodePathReserved;

/** The document's own text in a query: legal query characters stay, `+` and separators among them. */
export function encodeQueryLiteral(text: string): string {
  return keep(text, /%[0-9A-Fa-f]{2}|[:/?@!$&()*+,;=]+/g);
}

/** One name or value of application/x-www-form-urlencoded (WHATWG URL, "urlencoded serializing"). */
export function encodeForm(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, percent)
    .replaceAll("%20", "+");
}

function keep(text: string, kept: RegExp): string {
  if (!notUnreserved.test(text)) return text;
  let encoded = "";
  let from = 0;
  for (const match of text.matchAll(kept)) {
    encoded += encodeUnreserved(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return encoded + encodeUnreserved(text.slice(from));
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
