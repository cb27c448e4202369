import { codePointClass, hiddenRanges } from "../../templates/runtime/result/hidden-characters.ts";

/**
 * Characters that are not seen, or that make a line look as it is not: controls, format and bidirectional characters,
 * line ends of Unicode and tags. Joiners and variation selectors stay, since scripts and emoji need them.
 */
const hidden = new RegExp(`[${codePointClass(hiddenRanges)}\\r]`, "gu");

/** Replaces each of them by what `write` makes of its UTF-16 code units. */
export function replaceHidden(text: string, write: (codes: number[]) => string): string {
  return text.replace(hidden, (found) =>
    write(Array.from({ length: found.length }, (_, at) => found.charCodeAt(at))),
  );
}
