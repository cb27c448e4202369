/** At most so many UTF-16 units of a text; of one that is cut the last is an ellipsis, and no character is halved. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "");
  return `${start.trimEnd()}…`;
}
