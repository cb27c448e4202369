/**
 * The words of a text, lower case: what is no letter or digit separates them, and so does the hump in `listCalls`.
 * Accents are dropped; of writing without spaces (Han, kana), every two neighbours are a word.
 */
export function splitWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, "$& ");
  return (plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) ? pairsOf(word) : [word],
  );
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length < 3) return [word];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/**
 * What different forms of a word have in common: `lists`, `listed` and `listing` are `list`; `create` and `creating`
 * are `creat`. Not a word for people.
 */
export function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let stem = word;
  if (/ies$/.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|x|z|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1);
  const ending = /(?:ing|ed)$/.exec(stem)?.[0];
  if (ending !== undefined) {
    const rest = stem.slice(0, -ending.length);
    if (rest.length > 2 && /[aeiouy]/.test(rest)) stem = rest.replace(/([^aeiouylsz])\1$/, "$1");
  }
  return stem.length > 3 ? stem.replace(/e$/, "").replace(/([^aeiou])y$/, "$1i") : stem;
}
