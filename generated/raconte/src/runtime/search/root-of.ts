/** What ends like a noun made of a verb and is none. */
const plain = new Set(
  "custom numb serv lett fold head chapt charact comput provid ord us lay pap fold mann pow lev ev oth und".split(
    " ",
  ),
);

/** Endings that make nouns of verbs and the other way around, the longest first, and what stays in their place. */
const endings: readonly [ending: RegExp, left: string][] = [
  [/ifications?$/, "ifi"],
  [/i[sz]ations?$/, "iz"],
  [/iz$|is$/, "iz"],
  [/scriptions?$/, "scrib"],
  [/(?:at)?ions?$|at$|ators?$/, ""],
  [/ments?$|ances?$|ences?$|able?$|ibl$|nesses$|ness$/, ""],
  [/ers?$|ors?$/, ""],
];

/** Letters that a root keeps at least. */
const shortest = 4;

/**
 * What verb and noun have in common, from the stem of a word: `cancellation` and `cancel`, `deployment` and `deploy`,
 * `subscriber` and `subscription`. Coarser than `stemOf`: words that are no kin may share one.
 */
export function rootOf(stem: string): string {
  for (const [ending, left] of endings) {
    const root = stem.replace(ending, left);
    if (root === stem || root.length < shortest || plain.has(root)) continue;
    return bare(root);
  }
  return bare(stem);
}

function bare(root: string): string {
  return root.replace(/([^aeiouy])\1$/, "$1").replace(/e$/, "");
}
