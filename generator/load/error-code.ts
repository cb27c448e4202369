/** `code` of an error of Node such as `ENOENT`; empty when there is none. Errors of another realm count too. */
export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
