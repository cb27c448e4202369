import { escapeHiddenInJson, escapeHiddenInText } from "./escape-hidden.ts";

const cp = String.fromCodePoint;

describe("escapeHiddenInText [threat: answers]", () => {
  test.each<[title: string, given: string, want: string]>([
    ["plain text", "naïve 日本語 مرحبا 🎉\t\r\n", "naïve 日本語 مرحبا 🎉\t\r\n"],
    ["controls", "a\u0000b\u001b[2J\u007f\u0085", "a\\u{0000}b\\u{001B}[2J\\u{007F}\\u{0085}"],
    ["bidi override and isolate", "a\u202eb\u2066c", "a\\u{202E}b\\u{2066}c"],
    ["zero-width space, mark, soft hyphen", "a\u200bb\ufeffc\u00ad", "a\\u{200B}b\\u{FEFF}c\\u{00AD}"],
    ["tag characters", `a${cp(0xe0041)}`, "a\\u{E0041}"],
    ["variation selectors supplement", `a${cp(0xe0100)}`, "a\\u{E0100}"],
    ["musical control, clef kept", `${cp(0x1d173)}${cp(0x1d11e)}`, `\\u{1D173}${cp(0x1d11e)}`],
    [
      "joiners of languages and emoji",
      "می\u200cخواهم 👨\u200d👩 ❤\ufe0f\u200d🔥",
      "می\u200cخواهم 👨\u200d👩 ❤\ufe0f\u200d🔥",
    ],
    ["joiners that spell bytes", "a\u200c\u200d\u200c", "a\u200c\\u{200D}\\u{200C}"],
    ["selectors that spell bytes", "a\ufe00\ufe01\ufe02", "a\ufe00\\u{FE01}\\u{FE02}"],
    ["one Mongolian selector", "ᠠ\u180bᠡ", "ᠠ\u180bᠡ"],
    ["Mongolian selectors that spell bytes", "a\u180b\u180d\u180f", "a\u180b\\u{180D}\\u{180F}"],
    ["controls of hieroglyphs", `a${cp(0x13430)}${cp(0x1343f)}`, "a\\u{13430}\\u{1343F}"],
    ["Hangul filler, line separator", "\u3164\u2028", "\\u{3164}\\u{2028}"],
  ])("%s", (_, given, want) => {
    expect(escapeHiddenInText(given)).toBe(want);
  });
});

test("all that Unicode calls a control, a format, ignorable or a separator of lines [threat: answers]", () => {
  const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]/u;
  // Tab and line ends, and the signs that are seen though Unicode calls them formats.
  const seen = /[\t\n\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
  const passed: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const one = cp(code);
    if (!unseen.test(one) || seen.test(one)) continue;
    if (escapeHiddenInText(`a${one}${one}${one}`).split(one).length > 2) passed.push(code.toString(16));
  }
  expect(passed).toEqual([]);
});

describe("escapeHiddenInJson [threat: answers]", () => {
  test.each<[title: string, given: string, want: string]>([
    ["nothing hidden", '{"a": "é"}\n', '{"a": "é"}\n'],
    ["bidi in a value and a key", '{"k\u200b":"\u202e"}', '{"k\\u200b":"\\u202e"}'],
    ["a tag becomes two escapes", JSON.stringify(cp(0xe0041)), '"\\udb40\\udc41"'],
    ["C1 and delete", '"\u007f\u009b"', '"\\u007f\\u009b"'],
  ])("%s", (_, given, want) => {
    expect(escapeHiddenInJson(given)).toBe(want);
    expect(JSON.parse(want)).toEqual(JSON.parse(given));
  });
});
