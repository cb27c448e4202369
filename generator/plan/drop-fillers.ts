/**
 * Takes off the words that a description of a value begins with and that say nothing of it, as `This is the` or
 * `Boolean indicating whether`. The text is whole otherwise; one that would be nothing else stays.
 */
export function dropFillers(text: string): string {
  if (!mayBegin.test(text)) return text;
  let said = text;
  if (onlyArticle.test(text)) said = text.slice(text.indexOf(" ") + 1);
  else for (const opening of openings) said = said.replace(opening, "");
  said = said.replace(/^whether or not |^if (?=.)/i, (asked) => (said === text ? asked : "whether "));
  if (said === text || said.length < minLeft) return text;
  return plainWord.test(said) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

/** Characters that must be left for a text to say anything. */
const minLeft = 3;

/** A word of prose: `dueDate` and `due_date` are names, which stay as they are written. */
const plainWord = /^[a-z]+(?![A-Za-z0-9_.]*[A-Z0-9_])/;

/** What some opening begins with; the others need no second look. */
const mayBegin =
  /^(?:\(?(?:optional|required)\b|(?:if|this|these|the|an?|bool(?:ean)?|flag|indicat\w+|specif\w+|determin\w+|controls?|describ\w+|defin\w+|whether) )/i;

const holder =
  "(?:field|parameter|property|value|argument|option|attribute|setting|hash|object|list|array|flag)";
const says =
  "(?:indicat|specif|determin|control|describ|defin|denot|decid|configur)(?:s|es|e|ies|y|ing|l(?:s|ing))?";
const asks = "(?:whether|if|how|when|what|which|where|who|why)";

const boolean = `(?:an? |the )?(?:optional )?(?:boolean|bool|flag)(?: ${holder})?,? (?:(?:that|which) |used to |to )?`;
const subject = `(?:(?:this|the)(?: ${holder})? )?(?:is used to |can be used to )?`;

/** In this order, each at most once. */
const openings: readonly RegExp[] = [
  /^\(?(?:optional|required)(?:\)|[:.-]|\)[:.-]) /i,
  /^optional (?=[a-z])/i,
  /^if (?:specified|provided|set|given|present|supplied|included), (?!and\b|or\b|but\b)/i,
  new RegExp(`^${boolean}(?:represent(?:s|ing)?|${says}) (?=${asks}\\b)`, "i"),
  new RegExp(`^${subject}${says} (?=${asks}\\b)`, "i"),
  new RegExp(
    `^(?:this|the) ${holder} (?:is|contains?|holds?|represents?|specifies|defines?|describes?|indicates?) `,
    "i",
  ),
  /^(?:this is|these are|these is) /i,
  /^an? (?:string|object|hash|dictionary) (?:that|which) (?=[a-z]+s )/i,
  /^(?:the|an?) (?=[a-z0-9])/i,
];

/** The common case, of which the article goes and nothing else can. */
const onlyArticle = new RegExp(
  `^(?:the|an?) (?!(?:${holder}|optional|boolean|bool|string|dictionary|${says})\\b)[a-z0-9]`,
  "i",
);
