import fc from "fast-check";
import { hostileStrings } from "../hostile-strings.ts";

/** Beyond `hostileStrings`: what shells, YAML, Markdown, URLs, templates of paths and readers of CSV take for their own. */
const further: readonly string[] = [
  "",
  " ",
  ".",
  "..",
  "%2e%2e",
  "../../etc/passwd",
  "a/../b",
  "\x24(touch x) \x24{IFS} `id` && rm -rf . ; #",
  "---\nkey: !!js/function x\n...",
  "- item: &a [*a]",
  "> quote\n# heading\n* item",
  "a|b\\|c\\\\|d",
  "<script>alert(1)</script",
  "<!--",
  "-->",
  "&lt;b&gt;&#60;i&#62;",
  "![x](http://evil.example/x.png)",
  "[x]: http://evil.example",
  "https://user:pass@evil.example/a?b#c",
  "javascript:alert(1)",
  "{",
  "}",
  "{}",
  "{a}{b}",
  "{{{x}}}",
  "?a=b&c={d}",
  "#fragment",
  "a&b=c",
  "a=b; c=d",
  "a[b]",
  "a[b][c]",
  "x]",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "prototype",
  "\ufeffbom",
  "a\u0301\u00e9\u{1f468}\u200d\u{1f469}",
  "\u{e0041}\u{e0042}\u{e007f}",
  "\u202eabc\u2066d\u2069",
  "\udc00\ud800",
  "\t\v\f\u0085\u00a0",
  "CON",
  "nul.txt",
  "null",
  "true",
  "0",
  "1e400",
  "-0",
  "Authorization",
  "Set-Cookie: a=b\r\nX: y",
  'application/json; charset="x\r\ny"',
  "(a+)+$",
  "[",
  "(?<=a)\\p{L}{1,99999}",
  "export default 1;\n};\n",
  '"]: 1, ["__proto__',
  "\u2028".repeat(70),
  "x".repeat(90),
];

const long = fc.constantFrom(
  "very long ".repeat(600),
  "<b>".repeat(900),
  `${"\\|".repeat(700)}\``,
  "x".repeat(5000),
);

const plain = [
  ...["id", "name", "page", "limit", "filter", "user", "status", "body", "data", "path"],
  ...["a", "b", "X-Trace", "api_key", "file", "version", "next_cursor", "items", "type"],
  ...["filter[status]", "a[b]", "user", "user[id]"],
];

const piece = fc.constantFrom(...hostileStrings, ...further);

/** Text that somebody wrote to do harm, and joined pieces of such text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: piece },
  { weight: 20, arbitrary: fc.tuple(piece, piece).map((pieces) => pieces.join("")) },
  { weight: 10, arbitrary: fc.tuple(fc.constantFrom(...plain), piece).map((pieces) => pieces.join("")) },
  { weight: 10, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  { weight: 1, arbitrary: long },
);

/** Any string of a document: as often harmless, so that what it names is reached. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...plain) },
  { weight: 1, arbitrary: hostileText },
);

/** A key that is mostly harmless: of what is found by its name. */
export const mostlyPlain: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...plain) },
  { weight: 1, arbitrary: hostileText },
);

/** A word of the standard, or now and then something else in its place. */
export function wordOf(...words: [string, ...string[]]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: hostileText },
  );
}
