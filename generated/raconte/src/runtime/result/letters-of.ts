/** A name as its lower-case letters: `next_cursor` and `nextCursor` are the same. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
