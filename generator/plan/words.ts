/** Letters that Unicode does not decompose into a Latin letter and a mark. */
const plainLetters = new Map(
  Object.entries({
    ß: "ss",
    æ: "ae",
    Æ: "Ae",
    œ: "oe",
    Œ: "Oe",
    ø: "o",
    Ø: "O",
    ł: "l",
    Ł: "L",
    đ: "d",
    Đ: "D",
  }).concat(Object.entries({ ð: "d", Ð: "D", þ: "th", Þ: "Th", ı: "i", ħ: "h", Ħ: "H" })),
);

/** Written with inner capitals or digits, read as one word. */
const solidWords = [
  "OAuth|OpenAI|OpenAPI|OpenID|OpenId|GitHub|GitLab|YouTube|LinkedIn|PayPal|WhatsApp|HubSpot|WordPress|DocuSign|BigQuery",
  "WebRTC|WebSocket|WebSockets|GraphQL|JavaScript|TypeScript|MongoDB|MySQL|PostgreSQL|NoSQL|DevOps|LaTeX",
  "IPv4|IPv6|IPV4|IPV6|iPhone|iPad|iFrame|eBay|iOS|macOS|mTLS|eSIM|eSIMs|WiFi|SaaS|PaaS|IaaS|B2B|B2C|P2P|A2P|I18n|L10n|K8s",
].join("|");

const solidNumbers = "2FA|3DS|3D|2D|4K|5G";

/** Acronyms that are also met directly before a small letter, as in `APIkey`. */
const acronyms = "API|URL|MCP|LLM|SMS|PDF|CSV|JSON|XML|HTML|HTTP|SQL|SSH|GPG";

const wordPattern = new RegExp(
  [
    `(?:${solidWords}|${solidNumbers})\\d*(?![a-z])`,
    "[A-Z]{2,}s(?![a-z])",
    `(?:${acronyms})(?=[a-z]{3})`,
    "[A-Z]{2,}(?=V\\d)",
    "[A-Z]+(?![a-z])\\d*",
    `[A-Z]?[a-z]+(?:(?!(?:${solidNumbers})(?![a-z]))\\d+)?`,
    "\\d+(?:[a-z]+|[A-Z]+(?![a-z]))?",
  ].join("|"),
  "g",
);

const fillers = new Set(["a", "an", "the", "of", "for", "by", "with"]);
const joiners = new Set(["in", "on", "at", "to", "from", "and", "or", "as", "via", "per", "all"]);

/** A word that a name can lose first when it is too long: articles and the commonest prepositions. */
export const isFiller = (word: string): boolean => fillers.has(word);

/** A word that carries a little sense, the next to go. */
export const isJoiner = (word: string): boolean => joiners.has(word);

export const isArticle = (word: string): boolean => word === "a" || word === "an" || word === "the";

/** `v2`, `v2beta1`, `v1.1` without its dot. A number alone is not a version here. */
export const isVersion = (word: string): boolean => /^v\d+(?:(?:alpha|beta|rc|p)\d*)?$/.test(word);

/** A word of hexadecimal digits too long and too mixed to be a name, or a UUID. */
export const isHash = (text: string): boolean =>
  /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(text) ||
  (/^[0-9a-f]{6,}$/i.test(text) && /[a-f]/i.test(text) && /\d/.test(text)) ||
  /^[0-9a-f]{16,}$/i.test(text);

/** Reserved on Windows, where no file or folder may have it, with whatever extension. */
export const isDeviceName = (name: string): boolean =>
  /^(?:con|nul|aux|prn|com\d|lpt\d|clock|conin|conout)$/.test(name);

/** Characters of a document's text that a name is made from; what follows could not reach it, and costs time. */
export const longestSource = 500;

/**
 * Text in ASCII: accents fall away (NFKD), a few letters are spelled out, every other character becomes a space.
 * `lost` is true when that dropped letters or digits, as with a script other than Latin.
 */
export function toAscii(text: string): { text: string; lost: boolean } {
  if (/^[\x00-\x7f]*$/.test(text)) return { text, lost: false };
  let lost = false;
  const plain = text
    .replace(/[’ʼ]/g, "'")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x00-\x7f]/gu, (character) => {
      const spelled = plainLetters.get(character);
      if (spelled === undefined && /[\p{L}\p{N}]/u.test(character)) lost = true;
      return spelled ?? " ";
    });
  return { text: plain, lost };
}

/**
 * Lower-case words of an identifier, a title or a path segment, in their order: `listOAuthApps` is list, oauth, apps;
 * `getMCPTools` is get, mcp, tools. Digits stay with their word (`v2`, `s3`, `ipv4`). Only `[a-z0-9]` remains;
 * letters outside the Latin script separate words. Only the first 500 characters count.
 */
export function splitWords(text: string): string[] {
  const ascii = toAscii(text.slice(0, longestSource))
    .text.replace(/'s\b/g, "")
    .replaceAll("'", "")
    .replaceAll("&", " and ");
  const words: string[] = [];
  for (const chunk of ascii.split(/[^A-Za-z0-9]+/)) {
    if (chunk === "") continue;
    if (/^[a-z0-9]+$/.test(chunk)) words.push(chunk);
    else for (const word of chunk.match(wordPattern) ?? []) words.push(word.toLowerCase());
  }
  return words;
}

/** First letter upper case; common acronyms in capitals: `retell llms` is `Retell LLMs`. */
export function titleOf(words: readonly string[]): string {
  const shown = words.map((word) => {
    const singular = word.endsWith("s") ? word.slice(0, -1) : word;
    if (shownInCapitals.has(word)) return word.toUpperCase();
    return shownInCapitals.has(singular) ? `${singular.toUpperCase()}s` : word;
  });
  const text = shown.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const shownInCapitals = new Set(
  "api url id llm mcp sms mms sip sdk pdf csv json xml html http https sql ssh gpg ip dns vpn sku crm kpi rag ai oidc sso saml 2fa ui qa".split(
    " ",
  ),
);
