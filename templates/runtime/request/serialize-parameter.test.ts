import {
  explodes,
  formEncoder,
  type ParameterStyle,
  plainEncoder,
  queryEncoder,
  reservedQueryEncoder,
  serializePairs,
  serializePathValue,
  serializeSimple,
} from "./serialize-parameter.ts";

const text = "blue";
const list = ["blue", "black", "brown"];
const map = { R: 100, G: 200, B: 150 };

// OpenAPI 3.1.1, 4.8.12.4: style, explode, then the columns undefined, string, array, object.
describe("style examples of OpenAPI 3.1.1, in a path", () => {
  test.each<[ParameterStyle, boolean, string, string, string, string]>([
    ["matrix", false, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
    ["matrix", true, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
    ["label", false, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    ["label", true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    ["simple", false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["simple", true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"],
  ])("%s explode=%s", (style, explode, ...want) => {
    const given = [null, text, list, map];
    expect(given.map((value) => serializePathValue("color", value, style, explode))).toEqual(want);
  });
});

describe("style examples of OpenAPI 3.1.1, in a query", () => {
  test.each<[ParameterStyle, boolean, string, string, string, string]>([
    ["form", false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ["form", true, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
    [
      "spaceDelimited",
      false,
      "color=",
      "color=blue",
      "color=blue%20black%20brown",
      "color=R%20100%20G%20200%20B%20150",
    ],
    [
      "pipeDelimited",
      false,
      "color=",
      "color=blue",
      "color=blue%7Cblack%7Cbrown",
      "color=R%7C100%7CG%7C200%7CB%7C150",
    ],
    [
      "tabDelimited",
      false,
      "color=",
      "color=blue",
      "color=blue%09black%09brown",
      "color=R%09100%09G%09200%09B%09150",
    ],
    [
      "pipeDelimited",
      true,
      "color=",
      "color=blue",
      "color=blue&color=black&color=brown",
      "R=100&G=200&B=150",
    ],
    [
      "deepObject",
      true,
      "color=",
      "color=blue",
      "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
      "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    ],
  ])("%s explode=%s", (style, explode, ...want) => {
    expect([null, text, list, map].map((value) => query("color", value, style, explode))).toEqual(want);
  });
});

// RFC 6570, 1.2 and 3.2, with its variables. `keys` in the order that it is written here.
describe("examples of RFC 6570", () => {
  const keys = { semi: ";", dot: ".", comma: "," };
  const count = ["one", "two", "three"];
  test.each<[string, string, unknown, ParameterStyle, boolean, string]>([
    ["{var}", "var", "value", "simple", false, "value"],
    ["{hello}", "hello", "Hello World!", "simple", false, "Hello%20World%21"],
    ["{half}", "half", "50%", "simple", false, "50%25"],
    ["{keys}", "keys", keys, "simple", false, "semi,%3B,dot,.,comma,%2C"],
    ["{keys*}", "keys", keys, "simple", true, "semi=%3B,dot=.,comma=%2C"],
    ["{.who}", "who", "fred", "label", false, ".fred"],
    ["{.half}", "half", "50%", "label", false, ".50%25"],
    ["{.list*}", "list", ["red", "green"], "label", true, ".red.green"],
    ["{.keys}", "keys", keys, "label", false, ".semi,%3B,dot,.,comma,%2C"],
    ["{.keys*}", "keys", keys, "label", true, ".semi=%3B.dot=..comma=%2C"],
    ["{.empty_keys}", "empty_keys", {}, "label", false, ""],
    ["{;half}", "half", "50%", "matrix", false, ";half=50%25"],
    ["{;empty}", "empty", "", "matrix", false, ";empty"],
    ["{;hello:5}", "hello", "Hello", "matrix", false, ";hello=Hello"],
    ["{;count*}", "count", count, "matrix", true, ";count=one;count=two;count=three"],
    ["{;keys}", "keys", keys, "matrix", false, ";keys=semi,%3B,dot,.,comma,%2C"],
    ["{;keys*}", "keys", keys, "matrix", true, ";semi=%3B;dot=.;comma=%2C"],
    ["{?who}", "who", "fred", "form", true, "who=fred"],
    ["{?half}", "half", "50%", "form", true, "half=50%25"],
    ["{?empty}", "empty", "", "form", true, "empty="],
    ["{?undef}", "undef", [], "form", true, ""],
    ["{?list}", "list", count, "form", false, "list=one,two,three"],
    ["{?keys}", "keys", keys, "form", false, "keys=semi,%3B,dot,.,comma,%2C"],
    ["{?keys*}", "keys", keys, "form", true, "semi=%3B&dot=.&comma=%2C"],
    ["{?empty_keys}", "empty_keys", {}, "form", false, ""],
  ])("%s", (_template, name, value, style, explode, want) => {
    const isPath = style === "simple" || style === "label" || style === "matrix";
    const got = isPath ? serializePathValue(name, value, style, explode) : query(name, value, style, explode);
    expect(got).toBe(want);
  });
});

describe("deepObject beyond the standard", () => {
  test.each<[unknown, string]>([
    [{ b: { c: 1 } }, "a[b][c]=1"],
    [{ b: [true, false] }, "a[b][0]=true&a[b][1]=false"],
    [[{ b: "x" }], "a[0][b]=x"],
    [{ b: null }, "a[b]="],
    [{ b: undefined, c: 1 }, "a[c]=1"],
    [{ b: {}, c: [] }, ""],
    [{ "x]&y": "1&z=2" }, "a[x]&y]=1&z=2"],
    [{ constructor: 1 }, "a[constructor]=1"],
    [JSON.parse('{"__proto__": 1}'), "a[__proto__]=1"],
  ])("%j", (value, want) => {
    const pairs = serializePairs("a", value, "deepObject", true, plainEncoder);
    expect(pairs.map((pair) => pair.join("=")).join("&")).toBe(want);
    const encoded = new URLSearchParams(query("a", value, "deepObject", true));
    expect([...encoded].map((pair) => pair.join("=")).join("&")).toBe(want);
  });

  test("refuses nesting without end", () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 100; depth += 1) value = { a: value };
    expect(() => query("a", value, "deepObject", true)).toThrow(RangeError);
  });
});

describe("values where the standard is silent", () => {
  test.each<[string, unknown, ParameterStyle, boolean, string]>([
    ["null members are left out", ["a", null, "b"], "form", true, "x=a&x=b"],
    ["null members of a joined map too", { a: null, b: 1 }, "form", false, "x=b,1"],
    ["only null members", [null], "form", false, ""],
    ["an object in an array is JSON", [{ a: 1 }], "form", true, "x=%7B%22a%22%3A1%7D"],
    ["commas of an item are encoded", ["a,b", "c"], "form", false, "x=a%2Cb,c"],
    ["a space in a value", "a b+c&d=e#f", "form", true, "x=a%20b%2Bc%26d%3De%23f"],
    ["what encodeURIComponent leaves", "!'()*-._~", "form", true, "x=%21%27%28%29%2A-._~"],
    ["large number", 1e21, "form", true, "x=1000000000000000000000"],
    ["small number", -1.5e-7, "form", true, "x=-0.00000015"],
    ["negative zero", -0, "form", true, "x=0"],
    ["true", true, "form", true, "x=true"],
  ])("%s", (_title, value, style, explode, want) => {
    expect(query("x", value, style, explode)).toBe(want);
  });

  test.each<[string, unknown, boolean, string]>([
    [
      "reserved characters stay, separators do not",
      "/a?b:@!$(),;&=+#[]",
      true,
      "x=/a?b:@!$(),;%26%3D%2B%23%5B%5D",
    ],
    ["triples stay, a lone percent sign does not", "%2F %zz 5%", true, "x=%2F%20%25zz%205%25"],
    ["commas of items are encoded all the same", ["a,b", "c/d"], false, "x=a%2Cb,c/d"],
  ])("allowReserved: %s", (_title, value, explode, want) => {
    const pairs = serializePairs("x", value, "form", explode, reservedQueryEncoder);
    expect(pairs.map((pair) => pair.join("=")).join("&")).toBe(want);
  });

  test("allowReserved in a path never lets a slash, a question mark or a hash through [threat: path-arguments]", () => {
    expect(serializePathValue("x", "a/b?c#d%2Fe:f@g", "simple", false, true)).toBe("a%2Fb%3Fc%23d%2Fe:f@g");
  });

  // Swagger 2.0, "Parameter Object": `collectionFormat` is for every place.
  test.each<[ParameterStyle, path: string, header: string]>([
    ["simple", "a%20b,c%7Cd", "a b,c|d"],
    ["spaceDelimited", "a%20b%20c%7Cd", "a b c|d"],
    ["tabDelimited", "a%20b%09c%7Cd", "a b\tc|d"],
    ["pipeDelimited", "a%20b%7Cc%7Cd", "a b|c|d"],
  ])("%s in a path and in a header", (style, path, header) => {
    expect(serializePathValue("x", ["a b", "c|d"], style, false)).toBe(path);
    expect(serializeSimple(["a b", "c|d"], false, plainEncoder, style)).toBe(header);
  });

  test("a form uses its own alphabet", () => {
    expect(serializePairs("x", ["a b", "c~d*"], "spaceDelimited", false, formEncoder)).toEqual([
      ["x", "a+b+c%7Ed*"],
    ]);
  });

  test("a header is not encoded", () => {
    expect(serializeSimple({ a: "1 2", b: "/" }, true, plainEncoder)).toBe("a=1 2,b=/");
  });

  test("half of a surrogate pair is a URIError", () => {
    expect(() => query("x", "\ud800", "form", true)).toThrow(URIError);
  });
});

test.each<[ParameterStyle, boolean | undefined, boolean]>([
  ["form", undefined, true],
  ["deepObject", undefined, true],
  ["simple", undefined, false],
  ["pipeDelimited", undefined, false],
  ["form", false, false],
  ["simple", true, true],
])("explode of %s when the document says %s is %s", (style, explode, want) => {
  expect(explodes(style, explode)).toBe(want);
});

function query(name: string, value: unknown, style: ParameterStyle, explode: boolean): string {
  return serializePairs(name, value, style, explode, queryEncoder)
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
}
