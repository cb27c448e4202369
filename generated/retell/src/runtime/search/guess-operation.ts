import { splitWords, stemOf } from "./split-words.ts";
import { rephrase } from "./thesaurus.ts";

/** Verbs of questions, and the methods of what they ask for (RFC 9110, 9.3). */
const verbs: readonly [words: string, methods: readonly string[]][] = [
  [
    "list show get read view find search look see fetch browse display check tell what which who where when does did is are was has have how",
    ["GET", "HEAD"],
  ],
  ["download export compare", ["GET", "POST"]],
  [
    "delete remove destroy erase drop discard wipe purge clear unassign detach revoke undo unsubscribe unfollow unblock unlink",
    ["DELETE", "POST", "PATCH", "PUT"],
  ],
  [
    "create make new buy purchase order upload send place dial ring call start launch run execute register open post write reply " +
      "clone copy fork generate build submit trigger retry restart rerun import invite test try analyze render convert let",
    ["POST", "PUT"],
  ],
  [
    "update change edit modify rename set assign alter adjust replace add attach bind connect link give put mark move transfer " +
      "merge approve accept reject decline dismiss publish release enable disable activate deactivate lock unlock pause resume " +
      "cancel stop end close abort block ban follow subscribe star turn switch feed bring steer",
    ["PUT", "PATCH", "POST", "DELETE"],
  ],
];

const methodsOf = new Map(
  verbs.flatMap(([words, methods]) => words.split(" ").map((word) => [stemOf(word), methods] as const)),
);

/** The methods of what a question asks for, from its first words; one without a verb asks for something to read. */
export function guessMethods(question: string): { methods: ReadonlySet<string>; isSure: boolean } {
  const [first = "", second = ""] = splitWords(rephrase(question)).map(stemOf);
  const methods = methodsOf.get(first) ?? methodsOf.get(second);
  return { methods: new Set(methods ?? ["GET", "HEAD"]), isSure: methods !== undefined };
}

/** Whether a question asks for one thing or for several; undefined when it does not say. */
export function guessShape(question: string): "one" | "several" | undefined {
  for (const word of splitWords(question)) {
    if (/^(all|list|every|which|many|search|find)$/.test(word)) return "several";
    if (/^(one|a|an|single|detail|details|specific|this|latest|newest)$/.test(word)) return "one";
    if (/[^suie]s$|[^s]es$/.test(word) && word.length > 4) return "several";
  }
  return undefined;
}
