/**
 * Whether a key that a caller chose names what belongs to somebody else: one of `taken` (in lower case), whatever its own
 * case, or a part of one, since to many servers `a[b]` belongs to `a`. `own` and what lies within it are the caller's.
 */
export function namesAnother(name: string, own: string, taken: ReadonlySet<string>): boolean {
  const lower = name.toLowerCase();
  const owned = own.toLowerCase();
  const ends = [...lower.matchAll(/%5b|\[/g)].map(({ index }) => index);
  return [...ends, lower.length].some((end) => {
    const prefix = lower.slice(0, end);
    return prefix !== owned && taken.has(prefix);
  });
}
