/**
 * A URL as a message may repeat it: without user, password, query and fragment, in which documents hold keys. It is read as
 * text, since what is told of is often no URL.
 */
export function hideUrlSecrets(written: string): string {
  const [, start = "", rest = "", tail = ""] = parts.exec(written) ?? [];
  // A password may hold a question mark.
  if (tail.includes("@") && !rest.includes("@") && (rest.includes(":") || !rest.includes("/")))
    return `${start}***`;
  return start + rest.replace(/^[\s\S]*@/, "***@") + (tail.length > 1 ? `${tail[0]}***` : tail);
}

/** Scheme and slashes, authority and path, query and fragment (RFC 3986, appendix B). */
const parts = /^((?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?)([^?#]*)([?#][\s\S]*)?$/i;
