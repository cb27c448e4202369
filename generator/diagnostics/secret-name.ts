/** Names by which a parameter is a key, whatever its document says: `xi-api-key`, `X-Auth-Token`, `access_token`. */
export const surelyCredential =
  /(^|[-_])(api[-_]?key|apikey|subscription[-_]key|access[-_]?token|auth[-_]?token|api[-_]?token|secret[-_]?token|private[-_]?token|auth[-_]?key|app[-_]?key)$/i;

/** Names that are one when something else says so. */
export const maybeCredential = /^(authorization|x-auth|auth|token|key|x-token|secret)$/i;

/** What else opens a document without a header, such as the signature of a link. */
const opensLink =
  /^code$|(^|[-_])(sig|signature|jwt|token|key|secret|credential|passw(or)?d|passphrase|pwd)$/i;

/** Whether the value of a query parameter of this name is likely to be a secret, where nothing else tells. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1-$2");
  return [surelyCredential, maybeCredential, opensLink].some((names) => names.test(words));
}
