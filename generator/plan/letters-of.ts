/** A name as its lower-case letters: `page[after_id]` and `pageAfterId` are the same. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
