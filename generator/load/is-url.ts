/** Whether a spec of the command line is fetched. */
export function isUrl(spec: string): boolean {
  return /^https?:\/\//i.test(spec);
}
