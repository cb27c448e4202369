import { shorten } from "../diagnostics/shorten.ts";
import { capText } from "./clean-text.ts";

/** What is looked at of a text at most, in characters: nothing beyond it would be kept. */
const maxRead = 4_000;

/**
 * Cuts prose to what a model acts on. A text that is short enough stays whole but for marks of Markdown and pointers to
 * further reading, which it cannot follow; of a longer one its first sentence stays, which says the purpose, and those
 * after it that say a constraint, as far as all have `room`. A first sentence that is too long loses asides, then the clauses
 * that say no constraint. The result may be "" and is at most half as long again as `maxChars`, where that leaves more.
 */
export function shortenProse(text: string, maxChars: number, room = maxChars): string {
  if (text.length <= maxChars && !marked.test(text)) return text;
  const said = sentencesOf(withoutMarkdown(shorten(text, maxRead))).filter(
    (sentence) => !furtherReading.test(sentence),
  );
  const whole = said.join(" ");
  if (whole.length <= maxChars) return whole;
  const [purpose = "", ...others] = said;
  let kept = shortenSentence(purpose, maxChars);
  for (const sentence of others)
    if (kept.length + sentence.length < room && constraint.test(sentence)) kept += ` ${sentence}`;
  return kept;
}

/** What is cut in the middle of a clause is cut to the wanted length; a whole sentence may be somewhat longer. */
function shortenSentence(written: string, maxChars: number): string {
  if (written.length <= maxChars) return written;
  const sentence = written.replace(/ \([^()]{1,200}\)/g, (aside) => (constraint.test(aside) ? aside : ""));
  if (sentence.length <= maxChars) return sentence;
  let end = 0;
  for (const { index } of sentence.slice(0, maxChars + 1).matchAll(clauseEnd)) {
    if (index < maxChars / 2 || constraint.test(sentence.slice(index))) continue;
    if (isClosed(sentence.slice(0, index))) end = index;
  }
  if (end > 0) return `${sentence.slice(0, end)}.`;
  const most = values.test(sentence) ? 2 : 1.5;
  return sentence.length <= maxChars * most ? sentence : capText(sentence, maxChars);
}

/** Two of the values that may be given, or more. */
const values = /`[^`\n]{1,60}`,? (?:or )?`/;

/** Where a sentence may end, and still is one. */
const clauseEnd =
  /(?:;| [-\u2013\u2014]|,(?= (?:and|which|so|such as|including|e\.g\.|i\.e\.|for example|for instance|as well as|meaning|where|rather than|like|because|since)\b)| (?=(?:so that|in order to|because)\b))/g;

/** Whether no parenthesis and no quotation is left open. */
function isClosed(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1;
  return count("(") === count(")") && count("`") % 2 === 0 && count('"') % 2 === 0;
}

/** The sentences of a text, white space between them left out; an item of a list is one, too. */
export function sentencesOf(text: string): string[] {
  const sentences = mayEnd.test(text) ? text.split(ends) : [text];
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== "");
}

const ends =
  /\n+|(?<=[\u3002\uff01\uff1f])|(?<=[.!?]["'`)\]]{0,2})\s+(?=["'`([*-]?\p{Lu}|["'`([*-]?[0-9`"])/u;

/** Where a text may have another sentence; many have one. */
const mayEnd = /[\n\u3002\uff01\uff1f]|[.!?]["'`)\]]{0,2}\s/;

/** Something that only a reader of the rendered text has use for. */
const marked =
  /\]\(|^\s*>|\*\*|\\[_*`[\]]|^#{1,6} |\b(?:see|refer|learn|read|more|check|details|docs|examples?)\b/im;

/** Sentences that send a person to another page. */
const furtherReading =
  /^(?:[-*] )?\(?(?:(?:for|to (?:get|find|learn|read|see)) (?:more|further|additional|detailed|details|examples?|information)\b|(?:see|refer to|check(?: out)?) (?:also |the |our |https?:|["'[])|(?:learn|read|find out) (?:more|about)|more (?:information|details|about|on)\b|details:|docs?:|documentation:|https?:\/\/\S+$)/i;

/** Words by which documentation says what a call must keep to. */
const constraint =
  /\b(?:must|only|cannot|can't|can not|required?|requires|needs?|at (?:most|least)|max(?:imum)?|min(?:imum)?|up to|limit(?:ed|s)?|not|never|defaults? (?:to|is|value)|format|ISO|either|between|separated|ignored|unless|one of|irreversibl[ey]|permanently|charged?)\b/i;

function withoutMarkdown(text: string): string {
  let plain = text;
  if (plain.includes("](")) plain = plain.replace(link, "$1");
  if (plain.includes(">")) plain = plain.replace(/^\s*>\s?(?:\[![A-Z]+\]\s*$)?/gm, "");
  if (plain.includes("#")) plain = plain.replace(/^#{1,6} +/gm, "");
  if (plain.includes("**")) plain = plain.replace(/\*\*([^*\n]{1,300})\*\*/g, "$1");
  return plain.includes("\\") ? plain.replace(/\\([_*`~[\]()#>-])/g, "$1") : plain;
}

/** A link or an image; its address may hold a pair of parentheses. */
const link = /!?\[([^\][\n]{0,300})\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,500}(?:\s"[^"\n]{0,200}")?\)/g;
