import {
  codePointClass,
  hiddenRanges,
  selectorRanges,
} from "../../templates/runtime/result/hidden-characters.ts";
import { shorten } from "../diagnostics/shorten.ts";

/**
 * Text of the document that a model will read, without what only a machine or an attacker would put there:
 * HTML comments and tags, invisible, bidirectional, tag and control characters. Entities are decoded and the
 * result is cleaned again, until nothing changes. White space is folded; newlines of Markdown lists stay.
 */
export function cleanText(whole: string): string {
  const written = shorten(whole, maxRead);
  if (unmarked.test(written)) return foldable.test(written) ? foldSpace(written) : written.trim();
  let text = written;
  for (let round = 0; ; round++) {
    const cleaned = decodeEntities(dropMarkup(text.normalize("NFC").replace(hidden, "")));
    if (cleaned === text) break;
    // Nobody writes markup that is escaped so often: what is left of it is taken out.
    text = round < maxRounds ? cleaned : cleaned.replace(/[<>&]/g, "");
  }
  return foldSpace(text);
}

/** Each run of white space becomes one character, without a match for the many that are one already. */
function foldSpace(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, " ")
    .replace(/ \n ?|\n /g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** What is looked at of a text, in characters: many times more than is ever kept of one. */
const maxRead = 100_000;

const maxRounds = 4;

/** White space that is not one space between words. */
const foldable = /[\t\n\r]| {2}/;

/** No markup, no entity and nothing that is not seen: the common case, decided by one pass. */
const unmarked = /^[\t\n\r !"#$%'-;=>?@A-Z[\\\]^_`a-z{|}~]*$/;

/** What is hidden in answers, too, and what prose does not need: variation selectors and private characters. */
const hidden = new RegExp(`[${codePointClass([...hiddenRanges, ...selectorRanges])}\\p{Co}]`, "gu");

/**
 * Characters that nobody writes for people: controls, tags, overrides of direction, private and zero-width characters,
 * several selectors in a row.
 */
const unseen =
  /\p{Cc}(?<![\t\n\r])|[\u200b\u202a-\u202e\u2060-\u206f]|\p{Co}|[\u{e0000}-\u{e0fff}]|\p{Variation_Selector}{2}/u;

/** Such characters, or a comment. */
const suspicious = new RegExp(`<!--|${unseen.source}`, "u");

/** Whether a text holds more than a person sees, as it is or behind entities. */
export function hidesText(whole: string): boolean {
  const written = whole.slice(0, maxRead);
  if (unmarked.test(written)) return false;
  return suspicious.test(written) || suspicious.test(decodeEntities(written));
}

/** Whether a name or a value, which is no prose, holds characters that a person does not see. */
export function hidesCharacters(value: string): boolean {
  return !unmarked.test(value) && unseen.test(value);
}

/** One look-ahead-free pass over the text: an unfinished comment hides the rest, so the rest goes. */
function dropMarkup(text: string): string {
  let result = "";
  let index = 0;
  for (let open = text.indexOf("<"); open !== -1; open = text.indexOf("<", index)) {
    result += text.slice(index, open);
    if (text.startsWith("<!--", open)) {
      const close = text.indexOf("-->", open + 4);
      if (close === -1) return result;
      index = close + 3;
      continue;
    }
    const tag = /^<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,400})?\/?>/.exec(text.slice(open, open + 450));
    if (tag === null) {
      result += "<";
      index = open + 1;
    } else {
      result += /^<\/?(?:p|br|div|li|ul|ol|tr|h[1-6]|pre|table)\b/i.test(tag[0]) ? "\n" : "";
      index = open + tag[0].length;
    }
  }
  return result + text.slice(index);
}

const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["amp", "&"],
]);

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return entities.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}

/** At most so many characters, cut at the end of a sentence where one is near, else at a word. */
export function capText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const head = text.slice(0, maxChars - 1);
  const sentence = Math.max(head.lastIndexOf(". "), head.lastIndexOf(".\n"));
  if (sentence > maxChars / 2) return head.slice(0, sentence + 1);
  const word = Math.max(head.lastIndexOf(" "), head.lastIndexOf("\n"));
  const cut = word > maxChars / 2 ? head.slice(0, word) : head.replace(/[\ud800-\udbff]$/, "");
  return `${cut.replace(/[\s,;:(-]+$/, "")}…`;
}
