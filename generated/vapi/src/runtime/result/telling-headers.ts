/** Headers of a connection, of caches, sessions and browsers: they say nothing of the resource. */
const silent = new Set([
  ...["connection", "keep-alive", "transfer-encoding", "date", "server", "via", "age", "alt-svc", "vary"],
  ...["expires", "cache-control", "pragma", "set-cookie", "set-cookie2", "strict-transport-security"],
  ...["content-security-policy", "content-security-policy-report-only", "x-content-type-options"],
  ...["x-frame-options", "x-xss-protection", "referrer-policy", "permissions-policy", "feature-policy"],
  ...["nel", "report-to", "reporting-endpoints", "expect-ct", "server-timing", "x-powered-by", "x-served-by"],
]);
const silentKinds = /^(?:access-control-|cross-origin-|cf-|x-amz-cf-|x-cache)/;

const maxHeaders = 40;

/** The headers that say something of the resource, in lower case, at most 40; none is cut, lest a part of a secret stays. */
export function tellingHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const told = Object.entries(headers).filter(([name]) => !silent.has(name) && !silentKinds.test(name));
  return Object.fromEntries(told.slice(0, maxHeaders));
}

/** Those that are told with an answer without content (RFC 9110: 10.2.2, 8.8.3, 8.8.2, 10.2.1; RFC 8288). */
const withNothing = [
  ["location", "Location"],
  ["etag", "ETag"],
  ["last-modified", "Last-Modified"],
  ["allow", "Allow"],
  ["link", "Link"],
] as const;

/** The headers that are the whole answer where there is no content, for example ` Location: /calls/7`; "" without any. */
export function headersWithNothing(headers: Readonly<Record<string, string>>): string {
  const told = withNothing.flatMap(([name, written]) =>
    headers[name] === undefined ? [] : [`${written}: ${headers[name]}`],
  );
  return told.length === 0 ? "" : ` ${told.join("; ")}`;
}
