/**
 * Whether id and secret of a client may be sent to an address of the document (RFC 6749, 3.2): absolute, without user
 * and fragment, and encrypted unless it is this machine's.
 */
export function isTokenUrl(written: string): boolean {
  if (!URL.canParse(written) || /[\\\s]/.test(written)) return false;
  const { protocol, hostname, username, password, hash } = new URL(written);
  if (username !== "" || password !== "" || hash !== "") return false;
  const isLocal = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname) || hostname.endsWith(".localhost");
  return protocol === "https:" || (protocol === "http:" && isLocal);
}
