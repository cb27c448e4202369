/**
 * The words of a text, lower case: what is no letter or digit separates them, and so does the hump in `listCalls`.
 * Accents are dropped; of writing without spaces (Han, kana), every two neighbours are a word.
 */
export function splitWords(written: string): string[] {
  // Of `URLs` and `PRs`, too, the last letter is no word.
  const text = written.replace(/([A-Z]{2})s\b/g, "$1S");
  const isPlain = !/[^\n -~]/.test(text);
  const plain = isPlain ? text : text.normalize("NFKD").replace(/\p{M}+/gu, "");
  if (isPlain)
    return (
      plain
        .replace(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$& ")
        .toLowerCase()
        .match(/[a-z\d]+/g) ?? []
    );
  const apart = plain.replace(/(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, "$& ");
  return (apart.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) ? pairsOf(word) : [word],
  );
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length < 3) return [word];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Words that are cut short or spelt in two ways, and how they are written here. */
const spellings = new Map(
  (
    "repo repository, org organization, organisation organization, app application, config configuration, conf configuration, msg message, " +
    "env environment, db database, doc document, docs document, admin administrator, img image, pic picture, pics picture, num number, " +
    "dev developer, perm permission, perms permission, pref preference, prefs preference, addr address, acct account, amt amount, " +
    "txn transaction, tx transaction, qty quantity, param parameter, params parameter, arg argument, args argument, lang language, " +
    "lib library, libs library, ref reference, refs reference, dir directory, dirs directory, attr attribute, attrs attribute, " +
    "auth authentication, authn authentication, authz authorization, cert certificate, certs certificate, creds credential, info information, " +
    "vm machine, vms machine, spec specification, specs specification, stat statistic, stats statistic, tel telephone, pwd password, " +
    "passwd password, vuln vulnerability, vulns vulnerability, sub subscription, subs subscription, temp temporary, util utility, " +
    "colour color, favourite favorite, favour favor, licence license, centre center, cancelled canceled, labelled labeled, catalogue catalog, " +
    "cheque check, grey gray, behaviour behavior, dialogue dialog, programme program, analyse analyze, analysed analyzed, " +
    "enrol enroll, fulfil fulfill, artefact artifact, artefacts artifact, notif notification, notifs notification, biz business, " +
    "exec execution, gen generate, del delete, upd update, calc calculate, cust customer, prod production, svc service, mgmt management"
  )
    .split(", ")
    .map((pair) => pair.split(" ") as [string, string]),
);

/**
 * What different forms of a word have in common: `lists`, `listed` and `listing` are `list`; `create` and `creating`
 * are `creat`. Not a word for people.
 */
export function stemOf(written: string): string {
  const word = spellings.get(written) ?? spelling(written);
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

/** Of a plural, the spelling of its singular: `repos`. */
function spelling(word: string): string {
  const singular = word.endsWith("s") ? spellings.get(word.slice(0, -1)) : undefined;
  return singular ?? word.replace(/is(e|es|ed|ing|ation|ations)$/, word.length > 7 ? "iz$1" : "is$1");
}
