import { capText } from "./clean-text.ts";

/** What is looked at of a text at most, in characters: nothing beyond it would be kept. */
const maxRead = 4_000;

/**
 * Cuts prose to what a model acts on. A text that is short enough stays whole but for marks of Markdown and pointers to
 * further reading, which it cannot follow; of a longer one its first sentence stays, which says the purpose, and those
 * after it that say a constraint, as far as there is room. The result may be "" and is at most half as long again as
 * `maxChars`, where the first sentence alone is longer.
 */
export function shortenProse(text: string, maxChars: number): string {
  if (text.length <= maxChars && !marked.test(text)) return text;
  const said = sentencesOf(withoutMarkdown(text.slice(0, maxRead))).filter(
    (sentence) => !furtherReading.test(sentence),
  );
  const whole = said.join(" ");
  if (whole.length <= maxChars) return whole;
  const [purpose = "", ...others] = said;
  let kept = capText(purpose, Math.ceil(maxChars * 1.5));
  for (const sentence of others)
    if (constraint.test(sentence) && kept.length + sentence.length < maxChars) kept += ` ${sentence}`;
  return kept;
}

/** The sentences of a text, white space between them left out; an item of a list is one, too. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[\u3002\uff01\uff1f])|(?<=[.!?]["'`)\]]{0,2})\s+(?=["'`([*-]?\p{Lu}|["'`([*-]?[0-9`"])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

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
  return text
    .replace(/!?\[([^\][\n]{0,300})\]\([^()\s]{0,500}(?:\s"[^"\n]{0,200}")?\)/g, "$1")
    .replace(/^\s*>\s?(?:\[![A-Z]+\]\s*$)?/gm, "")
    .replace(/^#{1,6} +/gm, "")
    .replace(/\*\*([^*\n]{1,300})\*\*/g, "$1")
    .replace(/\\([_*`~[\]()#>-])/g, "$1");
}
