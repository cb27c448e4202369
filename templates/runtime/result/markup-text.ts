const maxInputChars = 20_000;
const maxOutputChars = 300;

const sentenceElement = /<(?:[\w-]+:)?(?:message|faultstring|detail)\s*>([^<]{1,2000})</i;
const titleElement = /<title[^<>]{0,200}>([^<]{1,500})</i;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/**
 * The words of an XML or HTML error page, at most 300 characters: the message element of an XML error, else the
 * title with the text that follows. `""` when there are none. Takes time in proportion to its input.
 */
export function markupText(markup: string): string {
  const input = markup.slice(0, maxInputChars);
  const sentence = sentenceElement.exec(input)?.[1];
  if (sentence !== undefined) return tidy(sentence);
  const title = tidy(titleElement.exec(input)?.[1] ?? "");
  const text = tidy(withoutTags(input));
  return (text.startsWith(title) ? text : `${title} ${text}`).trim().slice(0, maxOutputChars);
}

/** Leaves out tags, comments, and elements whose text is not for reading. */
function withoutTags(markup: string): string {
  const lower = markup.toLowerCase();
  let text = "";
  let from = 0;
  while (from < markup.length) {
    const open = markup.indexOf("<", from);
    if (open === -1) return text + markup.slice(from);
    text += `${markup.slice(from, open)} `;
    const end = endOfMarkup(lower, open);
    if (end === -1) return text;
    from = end;
  }
  return text;
}

/** Index after the tag, comment or silent element that opens here; -1 when it is not closed. */
function endOfMarkup(lower: string, open: number): number {
  const closer = lower.startsWith("<!--", open)
    ? "-->"
    : lower.startsWith("<script", open)
      ? "</script>"
      : lower.startsWith("<style", open)
        ? "</style>"
        : ">";
  const end = lower.indexOf(closer, open);
  return end === -1 ? -1 : end + closer.length;
}

/** Text of markup with its entities decoded and its white space folded. */
export function tidy(text: string): string {
  return text
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, decodeEntity)
    .replace(/\s+/g, " ")
    .trim();
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
  const hex = name[1]?.toLowerCase() === "x";
  const codePoint = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
}
