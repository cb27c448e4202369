const mask = "***";
const minOpaqueChars = 16;

/**
 * A URL for the log: no user, no fragment, every query value masked, and path segments masked that are long and
 * look like a key or an id rather than a word. What is not a URL is masked as a whole.
 */
export function redactUrl(url: URL | string): string {
  if (typeof url === "string" && !URL.canParse(url)) return mask;
  const { protocol, host, pathname, search } = new URL(url);
  const path = pathname
    .split("/")
    .map((segment) => (isOpaque(segment) ? mask : segment))
    .join("/");
  return `${protocol}//${host}${path}${maskQuery(search)}`;
}

function maskQuery(search: string): string {
  if (search === "") return "";
  const pairs = search.slice(1).split("&");
  return `?${pairs.map(maskPair).join("&")}`;
}

/** A part without `=` may be a key that stands alone, so it is masked where it looks like one. */
function maskPair(pair: string): string {
  const equals = pair.indexOf("=");
  const name = equals === -1 ? pair : pair.slice(0, equals);
  return `${isOpaque(name) ? mask : name}${equals === -1 ? "" : `=${mask}`}`;
}

/** Long, and either with several digits or in one piece: words of a path are joined by `-`, `_` or `.`. */
function isOpaque(segment: string): boolean {
  return (
    segment.length >= minOpaqueChars && (/(\d.*){3}/.test(segment) || !/[-_.]/.test(segment.slice(1, -1)))
  );
}
