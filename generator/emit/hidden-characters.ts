/**
 * Characters that are not seen, or that make a line look as it is not: controls, format and bidirectional characters,
 * line ends of Unicode and tags. Joiners stay, since scripts and emoji need them. Surrogates are matched one by one.
 */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;

/** Replaces each of them by what `write` makes of its UTF-16 code units. */
export function replaceHidden(text: string, write: (codes: number[]) => string): string {
  return text.replace(hidden, (found) =>
    write(Array.from({ length: found.length }, (_, at) => found.charCodeAt(at))),
  );
}
