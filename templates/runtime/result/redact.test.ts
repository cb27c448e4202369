import { makeRedactor, redact } from "./redact.ts";
import { redactUrl } from "./redact-url.ts";

const secret = 'k/9+"é &<zq';
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("redact [threat: secrets]", () => {
  test.each<[title: string, text: string, want: string]>([
    ["raw", `<${secret}>`, "<[redacted]>"],
    ["JSON", JSON.stringify({ a: secret }), '{"a":"[redacted]"}'],
    ["JSON with escaped slashes", JSON.stringify(secret).replaceAll("/", "\\/"), '"[redacted]"'],
    ["JSON in ASCII", '"k/9+\\"\\u00e9 \\u0026\\u003czq"', '"[redacted]"'],
    ["JSON of .NET", '"k/9\\u002B\\u0022\\u00E9 \\u0026\\u003Czq"', '"[redacted]"'],
    ["base64", base64(secret), "[redacted]"],
    ["base64url", Buffer.from(secret).toString("base64url"), "[redacted]"],
    ["Basic, as password", `Basic ${base64(`me:${secret}`)}`, "Basic bWU6[redacted]"],
    ["Basic, as password at an odd offset", `Basic ${base64(`john:${secret}`)}`, "Basic am9objp[redacted]E="],
    ["Basic, as password at another offset", `Basic ${base64(`jon:${secret}`)}`, "Basic am9uOm[redacted]Q=="],
    ["Basic, as user name", `Basic ${base64(`${secret}:`)}`, "Basic [redacted]Og=="],
    ["percent-encoded", `?key=${encodeURIComponent(secret)}`, "?key=[redacted]"],
    ["percent-encoded in lower case", "k%2f9%2b%22%c3%a9%20%26%3czq", "[redacted]"],
    ["form-encoded", new URLSearchParams({ key: secret }).toString(), "key=[redacted]"],
    ["HTML", "<b>k/9+&quot;é &amp;&lt;zq</b>", "<b>[redacted]</b>"],
  ])("finds it as %s", (_, text, want) => {
    expect(redact(text, [secret])).toBe(want);
  });

  test("leaves everything around it", () => {
    expect(redact('{"echo":"Bearer sk-123456","n":1}', ["sk-123456"])).toBe(
      '{"echo":"Bearer [redacted]","n":1}',
    );
    expect(redact("$& sk-123456 $1 sk-123456", ["sk-123456"])).toBe("$& [redacted] $1 [redacted]");
  });

  test("a secret that contains another one goes as a whole", () => {
    expect(redact("abcdef-ghijkl", ["abcdef", "abcdef-ghijkl"])).toBe("[redacted]");
  });

  test("short secrets and lone surrogates", () => {
    expect(redact("12345 is five", ["12345"])).toBe("12345 is five");
    expect(redact("x\ud800yyyyy", ["x\ud800yyyyy"])).toBe("[redacted]");
  });

  test("without secrets it is the identity", () => {
    const text = "anything";
    expect(makeRedactor([])(text)).toBe(text);
    expect(makeRedactor(["abc"])(text)).toBe(text);
  });
});

describe("redact, whatever an API makes of a secret [threat: secrets]", () => {
  const key = "sk_live/Ab12=cd34";
  const each = (write: (code: number) => string) => [...key].map((one) => write(one.charCodeAt(0))).join("");
  const hex = (code: number) => code.toString(16);
  const inJson = each((code) => `\\u00${hex(code)}`);

  test.each<[title: string, text: string, want: string]>([
    ["every letter an escape of JSON", `{"a":"x${inJson}y"}`, '{"a":"x[redacted]y"}'],
    ["one letter an escape", '{"a":"\\u0073k_live\\/Ab12=cd34"}', '{"a":"[redacted]"}'],
    ["JSON in JSON", `"${inJson.replaceAll("\\", "\\\\")}"`, '"[redacted]"'],
    ["escapes of JavaScript", each((code) => `\\x${hex(code)}`), "[redacted]"],
    ["every letter percent-encoded", each((code) => `%${hex(code)}`), "[redacted]"],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(key)), "[redacted]"],
    ["percent signs that are escapes", each((code) => `\\u0025${hex(code)}`), "[redacted]"],
    ["entities", each((code) => `&#${code};`), "[redacted]"],
    ["entities in a URL", each((code) => `%26%23x${hex(code)};`), "[redacted]"],
    ["upper case", key.toUpperCase(), "[redacted]"],
    ["hexadecimal", Buffer.from(key).toString("hex").toUpperCase(), "[redacted]"],
    ["UTF-16 in bytes", `\0${Buffer.from(key, "utf16le").toString("latin1")}`, "\0[redacted]\0"],
    ["base64, percent-encoded", encodeURIComponent(base64(`ab${key}==`)), "YWJ[redacted]D09"],
    ["twice, once escaped", `${key} ${inJson} \\u0041`, "[redacted] [redacted] \\u0041"],
  ])("%s", (_, text, want) => {
    expect(redact(text, [key])).toBe(want);
  });

  test("of a text that was cut the beginning of a secret at its end goes, too", () => {
    const redactor = makeRedactor([key]);
    expect(redactor("x sk_live/Ab", true)).toBe("x [redacted]");
    expect(redactor('"x \\u0073k_live/A', true)).toBe('"x [redacted]');
    expect(redactor("x sk_live/Ab")).toBe("x sk_live/Ab");
    expect(redactor("x sk_li", true)).toBe("x sk_li");
  });

  test("a short secret is no word in another case", () => {
    expect(redact("Password and password", ["password"])).toBe("Password and [redacted]");
  });

  test.each(["\\", "%25", "%", "25", "&amp;", "&#", "&#0", "\\u", "s", "sk_live"])(
    "a megabyte of %j is looked through, and comes back as it is",
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(redact(text, [key]) === text).toBe(true);
    },
    5_000,
  );

  test("JSON stays JSON", () => {
    const value = { [key]: [key, `a"${key}\\`], b: `\n${key}/` };
    const escaped = JSON.stringify(value).replaceAll("/", "\\/").replaceAll("_", "\\u005F");
    expect(JSON.parse(redact(escaped, [key]))).toEqual({
      "[redacted]": ["[redacted]", 'a"[redacted]\\'],
      b: "\n[redacted]/",
    });
  });
});

describe("redact, a secret that itself looks escaped [threat: secrets]", () => {
  const json = (text: string) => JSON.stringify(text).slice(1, -1);
  const php = (text: string) => json(text).replaceAll("/", "\\/");
  const html = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const form = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
  const writers: [name: string, write: (text: string) => string][] = [
    ["raw", (text) => text],
    ["JSON", json],
    ["JSON with escaped slashes", php],
    ["JSON in JSON", (text) => json(json(text))],
    ["three times JSON", (text) => json(json(json(text)))],
    ["JSON with escaped slashes in JSON", (text) => json(php(text))],
    ["percent-encoded", encodeURIComponent],
    ["percent-encoded twice", (text) => encodeURIComponent(encodeURIComponent(text))],
    ["percent-encoded in JSON with escaped slashes", (text) => php(encodeURIComponent(text))],
    ["form-encoded", form],
    ["HTML", html],
    ["HTML in JSON", (text) => json(html(text))],
    ["JSON in HTML", (text) => html(json(text))],
  ];
  const keys = [
    "a\\sec/ret12345",
    "p%41ss/%word12",
    "pa%20word/12345",
    "a+b c/d%2Fe1234",
    "x%25yzzz/12345",
    "%2541/top-secret",
    "top&amp;sec/123",
    "a&amp;amp;lt;b/1234",
    "t\\u0041secret/1",
    "back\\nslash/123",
    "abc\\\\defg/12345",
    "100%sure!!/1234",
    '\\"quoted/12345\\',
  ];
  const rows = keys.flatMap((key) => writers.map(([name, write]) => [key, name, write(key)] as const));

  test.each(rows)("%s as %s", (key, _, text) => {
    expect(redact(`<${text}>`, [key])).toBe("<[redacted]>");
  });

  test("what is left of it is not looked for where it is too short to tell", () => {
    expect(redact("ABC, %41%42%43, %2541%2542%2543 and %252541%252542%252543", ["%41%42%43"])).toBe(
      "ABC, [redacted], [redacted] and [redacted]",
    );
  });
});

describe("redactUrl [threat: secrets]", () => {
  test.each<[given: string, want: string]>([
    [
      "https://api.test/v1/list-phone-numbers-v2?key=abc&limit=5",
      "https://api.test/v1/list-phone-numbers-v2?key=***&limit=***",
    ],
    ["https://u:p@api.test:8443/a#frag", "https://api.test:8443/a"],
    [
      "https://api.test/agents/3f1c2e5a-9d70-4c51-8a11-0d2a6a3b9c11/calls",
      "https://api.test/agents/***/calls",
    ],
    ["https://api.test/hook/QmFzZVNpeHR5Rm91cg", "https://api.test/hook/***"],
    ["https://api.test/?sk0123456789abcdefgh", "https://api.test/?***"],
    ["https://api.test/?flag", "https://api.test/?flag"],
    ["not a url", "***"],
  ])("%s", (given, want) => {
    expect(redactUrl(given)).toBe(want);
  });
});
