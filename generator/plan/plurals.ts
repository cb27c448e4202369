/** English singular and plural, as far as names of things in APIs need them. All words are lower case. */

const irregular: readonly (readonly [singular: string, plural: string])[] = [
  ["person", "people"],
  ["child", "children"],
  ["man", "men"],
  ["woman", "women"],
  ["index", "indices"],
  ["vertex", "vertices"],
  ["matrix", "matrices"],
  ["analysis", "analyses"],
  ["diagnosis", "diagnoses"],
  ["hypothesis", "hypotheses"],
  ["crisis", "crises"],
  ["synopsis", "synopses"],
  ["criterion", "criteria"],
  ["leaf", "leaves"],
  ["shelf", "shelves"],
  ["half", "halves"],
  ["life", "lives"],
  ["knife", "knives"],
  ["wife", "wives"],
  ["wolf", "wolves"],
  ["quiz", "quizzes"],
  ["movie", "movies"],
  ["cookie", "cookies"],
  ["calorie", "calories"],
  ["selfie", "selfies"],
  ["pie", "pies"],
  ["tie", "ties"],
  ["die", "dies"],
  ["cache", "caches"],
  ["niche", "niches"],
  ["axe", "axes"],
  ["shoe", "shoes"],
  ...["emoji", "wiki", "api", "kpi", "uri", "ui", "cli", "taxi"].map((word) => [word, `${word}s`] as const),
  ["menu", "menus"],
  ["sku", "skus"],
  ["cpu", "cpus"],
  ["gpu", "gpus"],
  ["bus", "buses"],
  ["gas", "gases"],
  ["lens", "lenses"],
  ["alias", "aliases"],
  ["canvas", "canvases"],
  ["atlas", "atlases"],
  ["bias", "biases"],
];

const pluralOf = new Map(irregular);
const singularOf = new Map(irregular.map(([singular, plural]) => [plural, singular] as const));

/** The same in both numbers, or never counted. Most end in s without being plural. */
const unchanging = new Set(
  `access analytics aws basics chaos compliance concurrency connectivity content css data diagnostics
  dns economics equipment ethics feedback gps graphics health history https identity info information inventory ios
  is js kubernetes logistics mathematics media metadata metaverse news oauth oauth2 physics politics progress redis
  sales search security series sms mms software species sports stats statistics statistics storage tls
  telemetry traffic usage windows yes auth billing me self this us its always plus
  contains exists has`.split(/\s+/),
);

/** Plural in form, one thing in fact: a GET reads it rather than listing it. */
const singletons = new Set(
  `settings preferences stats statistics analytics metrics details credentials terms specs basics diagnostics insights
  counts totals defaults parameters`.split(/\s+/),
);

const isUncounted = (word: string): boolean => unchanging.has(word) || /\d$/.test(word);

/** The word for one of them; a word that is no plural comes back as it is. */
export function singular(word: string): string {
  const known = singularOf.get(word);
  if (known !== undefined) return known;
  if (isUncounted(word) || word.length < 3 || !word.endsWith("s") || pluralOf.has(word)) return word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|us|x|zz|ch|sh)es$/.test(word) && !/(?:[aeiou]us|ous)es$/.test(word)) return word.slice(0, -2);
  if (/[^aeiou]oes$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The word for several of them; a plural, or a word that is not counted, comes back as it is. */
export function plural(word: string): string {
  const known = pluralOf.get(word);
  if (known !== undefined) return known;
  if (isPlural(word) || isUncounted(word) || /(?:ics|ness|ware)$/.test(word)) return word;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

/** True for the plural of a counted word. */
export const isPlural = (word: string): boolean => singular(word) !== word;

/** True where a GET lists: a plural that is not one thing under a plural name (`settings`, `metrics`). */
export const namesCollection = (word: string): boolean => isPlural(word) && !singletons.has(word);

/** The words with the last one in the singular, or in the plural. */
export const singularPhrase = (words: readonly string[]): string[] => changeLast(words, singular);
export const pluralPhrase = (words: readonly string[]): string[] => changeLast(words, plural);

function changeLast(words: readonly string[], change: (word: string) => string): string[] {
  // A version or number that closes the phrase says nothing about how many: look at the noun before it.
  let at = words.length - 1;
  while (at > 0 && /\d$/.test(words[at] ?? "")) at--;
  return words.map((word, index) => (index === at ? change(word) : word));
}
