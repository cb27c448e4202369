/**
 * The URL of a Server Object (OpenAPI 3.1.1, 4.8.5) made absolute by RFC 3986, 5.2: http or https, no userinfo, query,
 * fragment or backslash; without a slash at the end. Its `{variables}` stay. Undefined where it has no absolute form.
 *
 * @param documentUrl where the document was read, when that was a URL
 * @param origin what a path from the root belongs to in a document without URL; may have `{variables}`, too
 */
export function resolveBaseUrl(
  written: string,
  documentUrl: string | undefined,
  origin?: string,
): string | undefined {
  const text = written.trim();
  if (/[\\?#\s]/.test(text)) return undefined;
  if (documentUrl === undefined && origin !== undefined && /^\/(?!\/)/.test(text))
    return resolveBaseUrl(origin + text, undefined);
  const whole = text.startsWith("//") ? schemeOf(documentUrl) + text : text;
  if (whole.includes("{")) return resolveTemplate(whole, documentUrl);
  try {
    const url = new URL(whole, documentUrl);
    if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
    return trimmed(`${url.origin}${url.pathname}`);
  } catch {
    return undefined;
  }
}

/** Scheme and host of a base URL that is absolute, with their `{variables}`; undefined for `{url}/v1`. */
export function originOfBaseUrl(url: string): string | undefined {
  return /^[^/]+:\/\/[^/]+/.exec(url)?.[0];
}

/** Of a document that was not read by URL: https, which gives nothing away. */
function schemeOf(documentUrl: string | undefined): string {
  return documentUrl === undefined ? "https:" : new URL(documentUrl).protocol;
}

/** `{scheme}://host` and `{url}` are left to the operator's variables; only the steps before a relative path are resolved. */
function resolveTemplate(whole: string, documentUrl: string | undefined): string | undefined {
  if (/^(https?:\/\/|\{[^{}]+\})[^@]*$/i.test(whole)) return trimmed(whole);
  if (documentUrl === undefined || /^[^/]*:/.test(whole) || whole.includes("@")) return undefined;
  if (whole.startsWith("/")) return trimmed(new URL(documentUrl).origin + whole);
  const steps = /^(\.{1,2}\/)*/.exec(whole)?.[0] ?? "";
  const { origin, pathname } = new URL(steps === "" ? "." : steps, documentUrl);
  return trimmed(origin + pathname + whole.slice(steps.length));
}

function trimmed(url: string): string {
  return url.replace(/(?<!\/)\/+$/, "");
}
