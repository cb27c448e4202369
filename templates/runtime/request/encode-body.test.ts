import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Binding, BodyDefinition, FixedValue } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { collectBody, planBody } from "./collect-body.ts";
import { encodeBody } from "./encode-body.ts";
import { encodeMultipart } from "./encode-multipart.ts";
import type { FileAccess } from "./read-file-argument.ts";

const noFiles: FileAccess = { allowed: false, reason: "only on stdio" };

/** `a` is the property, `/a/b` a pointer, `*` the whole body. */
function bind(...names: string[]): Binding[] {
  return names.map((name) => ({
    argument: name,
    in: "body",
    name: name === "*" ? "" : name,
    ...(name.startsWith("/") && { pointer: true }),
  }));
}

async function encode(
  body: BodyDefinition,
  bindings: Binding[],
  args: Record<string, unknown>,
  fixed: FixedValue[] = [],
  files: FileAccess = noFiles,
) {
  const plan = planBody({ method: "POST", path: "/", bindings, fixed });
  return encodeBody(body, collectBody(plan, args), files);
}

async function refusal(made: Promise<unknown>): Promise<ToolError> {
  const error = await made.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ToolError)) throw new Error(`not refused as it should be: ${String(error)}`);
  return error;
}

test.each<[contentType: string, kind: "form" | "multipart"]>([
  ["application/x-www-form-urlencoded", "form"],
  ["multipart/form-data", "multipart"],
])("%s: no key of an object names another field [threat: query-and-body]", async (contentType, kind) => {
  const exploded: BodyDefinition = { contentType, kind, encoding: { o: { style: "form", explode: true } } };
  const deep: BodyDefinition = { contentType, kind, encoding: { o: { style: "deepObject" } } };
  const bindings = bind("o", "role", "o[x]");
  const cases: [BodyDefinition, Record<string, unknown>][] = [
    [exploded, { role: "admin" }],
    [exploded, { ROLE: "admin" }],
    [exploded, { "role[0]": "admin" }],
    [deep, { x: 1 }],
  ];
  for (const [body, o] of cases) {
    expect((await refusal(Promise.resolve().then(() => encode(body, bindings, { o })))).message).toContain(
      '"o"',
    );
    const fixed: FixedValue[] = bindings.slice(1).map(({ name }) => ({ in: "body", name, value: "fixed" }));
    await refusal(Promise.resolve().then(() => encode(body, bind("o"), { o }, fixed)));
  }
  expect((await encode(exploded, bindings, { o: { other: 1, "é f": 2 } }))?.bytes.toString()).toMatch(
    /other/,
  );
  expect((await encode(deep, bindings, { o: { role: 1 } }))?.bytes.toString()).toMatch(/role/);
});

describe("json", () => {
  const json: BodyDefinition = { contentType: "application/json", kind: "json" };
  const bodyValue = (name: string, value: unknown, pointer?: true): FixedValue => ({
    in: "body",
    name,
    value,
    ...(pointer && { pointer }),
  });

  test.each<[string, Binding[], string, FixedValue[], string | undefined]>([
    ["properties", bind("a", "b"), '{"b":[1],"a":"é"}', [], '{"a":"é","b":[1]}'],
    ["null is sent", bind("a"), '{"a":null}', [], '{"a":null}'],
    ["what is not given is left out", bind("a", "b"), '{"b":1}', [], '{"b":1}'],
    ["nothing given", bind("a"), "{}", [], undefined],
    ["whole", bind("*"), '{"*":[1,2]}', [], "[1,2]"],
    ["whole null", bind("*"), '{"*":null}', [], "null"],
    ["whole text", bind("*"), '{"*":"x"}', [], '"x"'],
    ["pointers", bind("/a/b", "/a/c~1d~0e"), '{"/a/b":1,"/a/c~1d~0e":2}', [], '{"a":{"b":1,"c/d~e":2}}'],
    ["pointer into an argument", bind("/a/b", "a"), '{"a":{"x":1},"/a/b":2}', [], '{"a":{"x":1,"b":2}}'],
    ["pointer into the whole", bind("/a/b", "*"), '{"*":{"a":{"x":1}},"/a/b":2}', [], '{"a":{"x":1,"b":2}}'],
    ["a tilde and a one", bind("/~01"), '{"/~01":1}', [], '{"~1":1}'],
    ["digits are names", bind("/a/0"), '{"/a/0":1}', [], '{"a":{"0":1}}'],
    ["__proto__ as property", bind("__proto__"), '{"__proto__":{"x":1}}', [], '{"__proto__":{"x":1}}'],
    ["__proto__ in a pointer", bind("/__proto__/x"), '{"/__proto__/x":1}', [], '{"__proto__":{"x":1}}'],
    [
      "constructor in a pointer",
      bind("/constructor/x"),
      '{"/constructor/x":1}',
      [],
      '{"constructor":{"x":1}}',
    ],
    ["fixed", bind("a"), '{"a":1}', [bodyValue("b", 2)], '{"a":1,"b":2}'],
    ["fixed alone", bind("a"), "{}", [bodyValue("b", 2)], '{"b":2}'],
    ["fixed wins", bind("a"), '{"a":1}', [bodyValue("a", 2)], '{"a":2}'],
    ["fixed by pointer", bind("a"), '{"a":{"x":1}}', [bodyValue("/a/y", 2, true)], '{"a":{"x":1,"y":2}}'],
    [
      "fixed inside __proto__",
      bind("a"),
      '{"a":1}',
      [bodyValue("/__proto__/y", 2, true)],
      '{"a":1,"__proto__":{"y":2}}',
    ],
  ])("%s", async (_title, bindings, args, fixed, want) => {
    const given = JSON.parse(args);
    const got = await encode(json, bindings, given, fixed);
    expect(got && String(got.bytes)).toBe(want);
    expect(JSON.stringify(given)).toBe(JSON.stringify(JSON.parse(args)));
    expect([Reflect.get({}, "x"), Reflect.get({}, "y")]).toEqual([undefined, undefined]);
  });

  test("a required body without arguments is an empty object", async () => {
    const got = await encode({ ...json, required: true }, bind("a"), {});
    expect(String(got?.bytes)).toBe("{}");
  });

  test("a pointer into something that is no object is refused by name", async () => {
    const error = await refusal(encode(json, bind("a", "/a/b"), { a: 5, "/a/b": 1 }));
    expect(error.message).toContain('"/a/b"');
  });
});

describe("form [threat: query-and-body]", () => {
  const form = (encoding?: BodyDefinition["encoding"]): BodyDefinition => ({
    contentType: "application/x-www-form-urlencoded",
    kind: "form",
    ...(encoding && { encoding }),
  });

  test.each<[string, BodyDefinition, Record<string, unknown>, string]>([
    [
      "primitives",
      form(),
      { a: "x y&z=1+2", b: true, c: 1e21 },
      "a=x+y%26z%3D1%2B2&b=true&c=1000000000000000000000",
    ],
    ["the alphabet of the URL standard", form(), { a: "*-._~!'()é" }, "a=*-._%7E%21%27%28%29%C3%A9"],
    ["null is empty", form(), { a: null }, "a="],
    ["array: repeated", form(), { a: [1, "b"], c: [] }, "a=1&a=b"],
    ["object: JSON", form(), { a: { b: "x y" } }, "a=%7B%22b%22%3A%22x+y%22%7D"],
    ["objects in an array: JSON each", form(), { a: [{ b: 1 }] }, "a=%7B%22b%22%3A1%7D"],
    ["names", form(), { "a[b]&": 1 }, "a%5Bb%5D%26=1"],
    [
      "deepObject",
      form({ a: { style: "deepObject" } }),
      { a: { b: { c: 1 }, d: ["x", null] } },
      "a%5Bb%5D%5Bc%5D=1&a%5Bd%5D%5B0%5D=x&a%5Bd%5D%5B1%5D=",
    ],
    ["style form without explode", form({ a: { explode: false } }), { a: ["x,y", "z"] }, "a=x%2Cy,z"],
    ["style form of an object", form({ a: { style: "form" } }), { a: { b: 1, c: 2 } }, "b=1&c=2"],
    ["spaceDelimited", form({ a: { style: "spaceDelimited" } }), { a: ["x", "y"] }, "a=x+y"],
    [
      "media type",
      form({ a: { contentType: "application/json" } }),
      { a: ["x"], b: ["x"] },
      "a=%5B%22x%22%5D&b=x",
    ],
    [
      "style wins over media type",
      form({ a: { style: "form", contentType: "application/json" } }),
      { a: ["x"] },
      "a=x",
    ],
    ["allowReserved", form({ a: { allowReserved: true } }), { a: "/ &?" }, "a=/+%26?"],
    [
      "names of Object.prototype in the encoding",
      form({}),
      { constructor: "x", toString: "y" },
      "constructor=x&toString=y",
    ],
  ])("%s", async (_title, body, args, want) => {
    const got = await encode(body, bind(...Object.keys(args)), args);
    expect(got).toEqual({ contentType: "application/x-www-form-urlencoded", bytes: Buffer.from(want) });
    const whole = await encode(body, bind("*"), { "*": args });
    expect(String(whole?.bytes)).toBe(want);
  });

  test("the argument is named, not the field", async () => {
    const bindings: Binding[] = [{ argument: "body_id", in: "body", name: "id" }];
    expect((await refusal(encode(form(), bindings, { body_id: "\udc00" }))).message).toContain('"body_id"');
    expect((await refusal(encode(form(), bind("*"), { "*": 5 }))).message).toContain('"*"');
  });
});

describe("multipart [threat: query-and-body]", () => {
  const data = (bytes: string) => Buffer.from(bytes).toString("base64");
  const multipart = (encoding?: BodyDefinition["encoding"]): BodyDefinition => ({
    contentType: "multipart/form-data",
    kind: "multipart",
    ...(encoding && { encoding }),
  });
  const disposition = "Content-Disposition: form-data; ";

  test.each<[string, BodyDefinition, Record<string, unknown>, string[]]>([
    [
      "text",
      multipart(),
      { a: "x\r\ny", n: 1.5, z: null },
      [
        `${disposition}name="a"\r\n\r\nx\r\ny`,
        `${disposition}name="n"\r\n\r\n1.5`,
        `${disposition}name="z"\r\n\r\n`,
      ],
    ],
    [
      "object",
      multipart(),
      { a: { b: 1 } },
      [`${disposition}name="a"\r\nContent-Type: application/json\r\n\r\n{"b":1}`],
    ],
    [
      "array",
      multipart(),
      { a: ["x", { b: 1 }] },
      [
        `${disposition}name="a"\r\n\r\nx`,
        `${disposition}name="a"\r\nContent-Type: application/json\r\n\r\n{"b":1}`,
      ],
    ],
    [
      "media type",
      multipart({ a: { contentType: "application/xml; charset=utf-8" } }),
      { a: "<é/>" },
      [`${disposition}name="a"\r\nContent-Type: application/xml; charset=utf-8\r\n\r\n<é/>`],
    ],
    [
      "a string as JSON",
      multipart({ a: { contentType: "application/json" } }),
      { a: "x" },
      [`${disposition}name="a"\r\nContent-Type: application/json\r\n\r\n"x"`],
    ],
    [
      "styles",
      multipart({ a: { style: "deepObject" }, b: { style: "pipeDelimited" } }),
      { a: { "x y": 1 }, b: [1, 2] },
      [`${disposition}name="a[x y]"\r\n\r\n1`, `${disposition}name="b"\r\n\r\n1|2`],
    ],
    [
      "file",
      multipart({ f: { file: true } }),
      { f: { data: data("\0ÿ"), mimeType: "image/png", filename: "a.png" } },
      [`${disposition}name="f"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\0ÿ`],
    ],
    [
      "files",
      multipart({ f: { file: true } }),
      { f: [{ data: data("1") }, { data: data("2"), filename: "b" }] },
      [
        `${disposition}name="f"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\n1`,
        `${disposition}name="f"; filename="b"\r\nContent-Type: application/octet-stream\r\n\r\n2`,
      ],
    ],
    [
      "files after what is said of them",
      multipart({ a: { file: true } }),
      { a: { data: data("1") }, b: "2" },
      [
        `${disposition}name="b"\r\n\r\n2`,
        `${disposition}name="a"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\n1`,
      ],
    ],
    [
      "files of any name",
      { ...multipart({ a: {} }), others: { file: true, contentType: "image/png" } },
      { f: { data: data("1") }, a: { data: "x" }, g: "text" },
      [
        `${disposition}name="a"\r\nContent-Type: application/json\r\n\r\n{"data":"x"}`,
        `${disposition}name="g"\r\nContent-Type: image/png\r\n\r\ntext`,
        `${disposition}name="f"; filename="file"\r\nContent-Type: image/png\r\n\r\n1`,
      ],
    ],
    [
      "a file or something else",
      multipart({ f: { file: true }, g: { file: true }, h: { file: true } }),
      { f: "https://example.com", g: ["a", "b"], h: { id: "1" } },
      [
        `${disposition}name="f"\r\n\r\nhttps://example.com`,
        `${disposition}name="g"\r\n\r\na`,
        `${disposition}name="g"\r\n\r\nb`,
        `${disposition}name="h"\r\nContent-Type: application/json\r\n\r\n{"id":"1"}`,
      ],
    ],
    [
      "one declared type wins",
      multipart({ f: { file: true, contentType: "audio/wav" } }),
      { f: { data: "", mimeType: "a/b" } },
      [`${disposition}name="f"; filename="file"\r\nContent-Type: audio/wav\r\n\r\n`],
    ],
    [
      "of several the first",
      multipart({ f: { file: true, contentType: "image/*, image/png" } }),
      { f: { data: "" } },
      [`${disposition}name="f"; filename="file"\r\nContent-Type: image/png\r\n\r\n`],
    ],
    [
      "of several the first in place of one that is not listed",
      multipart({ f: { file: true, contentType: "image/png, image/jpeg, audio/*" } }),
      {
        f: [
          { data: "", mimeType: "image/gif" },
          { data: "", mimeType: "audio/wav" },
        ],
      },
      [
        `${disposition}name="f"; filename="file"\r\nContent-Type: image/png\r\n\r\n`,
        `${disposition}name="f"; filename="file"\r\nContent-Type: audio/wav\r\n\r\n`,
      ],
    ],
    [
      "of several its own",
      multipart({ f: { file: true, contentType: "image/png, image/jpeg" } }),
      { f: { data: "", mimeType: "image/jpeg" } },
      [`${disposition}name="f"; filename="file"\r\nContent-Type: image/jpeg\r\n\r\n`],
    ],
    [
      "nothing breaks out of a name",
      multipart({ 'f"\r\n': { file: true } }),
      { 'f"\r\n': { data: "", filename: '"\r\nX: "\0' } },
      [
        `${disposition}name="f%22%0D%0A"; filename="%22%0D%0AX: %22%00"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ],
    ],
  ])("%s", async (_title, body, args, want) => {
    const got = await encode(body, bind(...Object.keys(args)), args);
    const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(got?.contentType ?? "")?.[1] ?? "none";
    const parts = String(got?.bytes).split(`--${boundary}`);
    expect(parts.slice(1, -1).map((part) => part.slice(2, -2))).toEqual(want);
    expect([parts[0], parts.at(-1)]).toEqual(["", "--\r\n"]);
  });

  test.each([{}, { filename: "a" }, { data: "", path: "x" }])("no file: %j", async (f) => {
    expect((await refusal(encode(multipart({ f: { file: true } }), bind("f"), { f }))).message).toContain(
      '"f"',
    );
  });

  test("a boundary that a part holds is not used", () => {
    const offered = ["inside", "inside", "free"];
    const parts = [{ name: "a", bytes: Buffer.from("--inside--") }];
    const got = encodeMultipart(parts, "multipart/form-data", () => offered.shift() ?? "");
    expect(got.contentType).toBe("multipart/form-data; boundary=free");
  });

  test("the boundary is another one each time", () => {
    const boundaries = new Set<string>();
    for (let round = 0; round < 50; round += 1) {
      const { contentType } = encodeMultipart(
        [{ name: "a", bytes: Buffer.from("x") }],
        "multipart/form-data; boundary=x",
      );
      boundaries.add(contentType);
    }
    expect(boundaries.size).toBe(50);
    const first = [...boundaries][0];
    expect(first).toMatch(/^multipart\/form-data; boundary=[\w-]{30,70}$/);
  });

  test.each<
    [
      what: string,
      contentType: string,
      encoding: BodyDefinition["encoding"],
      args: object,
      type: string,
      names: string,
    ]
  >([
    [
      "JSON is the root",
      "multipart/related",
      { a: { file: true } },
      { a: { data: data("1") }, t: "x", z: {} },
      "application/json",
      "z t a",
    ],
    [
      "else text",
      "multipart/related",
      { a: { file: true } },
      { a: { data: data("1") }, t: "x" },
      "text/plain",
      "t a",
    ],
    [
      "else a file",
      "multipart/related",
      { a: { file: true, contentType: "image/png" } },
      { a: { data: data("1") } },
      "image/png",
      "a",
    ],
    [
      "as the document says",
      'multipart/related; type="text/xml"',
      { t: { contentType: "text/xml; charset=utf-8" } },
      { t: "<a/>" },
      "text/xml",
      "t",
    ],
  ])(
    "related parts name the type of the first (RFC 2387, 3.1): %s",
    async (_, contentType, encoding, args, type, names) => {
      const got = await encode({ ...multipart(encoding), contentType }, bind(...Object.keys(args)), {
        ...args,
      });
      expect(got?.contentType).toMatch(`multipart/related; type="${type}"; boundary=----mcpgen`);
      expect([...String(got?.bytes).matchAll(/; name="(.)"/g)].map(([, name]) => name).join(" ")).toBe(names);
    },
  );

  test("a web platform parser reads the same", async () => {
    const args = { 'a"b': "x", f: { data: data("bytes"), mimeType: "text/csv", filename: "t.csv" } };
    const got = await encode(multipart({ f: { file: true } }), bind(...Object.keys(args)), args);
    const form = await new Response(new Uint8Array(got?.bytes ?? []), {
      headers: { "Content-Type": got?.contentType ?? "" },
    }).formData();
    expect(form.get('a"b')).toBe("x");
    const file = form.get("f");
    if (typeof file === "string" || file === null) throw new Error("the file part was not read as a file");
    expect([file.name, file.type, await file.text()]).toEqual(["t.csv", "text/csv", "bytes"]);
  });

  test("files together stay below the cap", async () => {
    const half = { data: Buffer.alloc(26 * 1024 * 1024).toString("base64") };
    const error = await refusal(encode(multipart({ f: { file: true } }), bind("f"), { f: [half, half] }));
    expect(error.message).toContain("too large");
  });
});

describe("text, binary, lines", () => {
  test.each<[string, BodyDefinition, unknown, string, string]>([
    ["text", { contentType: "application/sdp", kind: "text" }, "v=0\r\né", "application/sdp", "v=0\r\né"],
    ["binary", { contentType: "image/png", kind: "binary" }, { data: "AAE=" }, "image/png", "\0\x01"],
    [
      "binary of a range",
      { contentType: "audio/*", kind: "binary" },
      { data: "", mimeType: "audio/wav" },
      "audio/wav",
      "",
    ],
    [
      "binary of one of several types",
      { contentType: "image/jpeg", contentTypes: ["image/jpeg", "image/png"], kind: "binary" },
      { data: "", mimeType: "image/PNG" },
      "image/PNG",
      "",
    ],
    [
      "binary of none of them",
      { contentType: "image/jpeg", contentTypes: ["image/jpeg", "image/png"], kind: "binary" },
      { data: "", mimeType: "image/gif" },
      "image/jpeg",
      "",
    ],
    [
      "binary of several types",
      { contentType: "application/octet-stream", contentTypes: ["*/*", "image/png"], kind: "binary" },
      { data: "" },
      "application/octet-stream",
      "",
    ],
    [
      "binary of a type with parameters",
      {
        contentType: "audio/l16; rate=8000",
        contentTypes: ["audio/l16; rate=8000", "audio/l16; rate=16000"],
        kind: "binary",
      },
      { data: "", mimeType: "audio/L16;rate=16000" },
      "audio/l16; rate=16000",
      "",
    ],
    [
      "binary of one type with parameters",
      { contentType: "audio/l16; rate=8000", kind: "binary" },
      { data: "", mimeType: "audio/L16" },
      "audio/l16; rate=8000",
      "",
    ],
    [
      "binary of no known type",
      { contentType: "*/*", kind: "binary" },
      { data: "" },
      "application/octet-stream",
      "",
    ],
    [
      "lines",
      { contentType: "application/jsonl", kind: "lines" },
      [{ a: "\n" }, 1],
      "application/jsonl",
      '{"a":"\\n"}\n1\n',
    ],
    [
      "a sequence of JSON texts (RFC 7464, 2.2)",
      { contentType: "application/geo+json-seq", kind: "lines" },
      [{ a: 1 }, "b"],
      "application/geo+json-seq",
      '\x1e{"a":1}\n\x1e"b"\n',
    ],
    [
      "lines that are text",
      { contentType: "application/x-ndjson", kind: "text" },
      '{"a":1}\n',
      "application/x-ndjson",
      '{"a":1}\n',
    ],
    [
      "text in its charset",
      { contentType: "text/plain; charset=iso-8859-1", kind: "text" },
      "€",
      "text/plain; charset=utf-8",
      "€",
    ],
    ["no lines", { contentType: "application/jsonl", kind: "lines" }, [], "application/jsonl", ""],
  ])("%s", async (_title, body, value, contentType, want) => {
    const got = await encode(body, bind("*"), { "*": value });
    expect(got).toEqual({ contentType, bytes: Buffer.from(want) });
  });

  test.each<[string, BodyDefinition, unknown]>([
    ["text with half of a surrogate pair", { contentType: "text/plain", kind: "text" }, "\ud800"],
    ["lines that are no array", { contentType: "application/jsonl", kind: "lines" }, { a: 1 }],
    ["a file that is a string", { contentType: "image/png", kind: "binary" }, "AAE="],
  ])("refuses %s", async (_title, body, value) => {
    expect((await refusal(encode(body, bind("*"), { "*": value }))).message).toContain('"*"');
  });

  test("a file by path", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mcpgen-"));
    try {
      await writeFile(join(folder, "a.bin"), "bytes");
      const files: FileAccess = { allowed: true, roots: [folder] };
      const body: BodyDefinition = { contentType: "application/octet-stream", kind: "binary" };
      const got = await encode(body, bind("*"), { "*": { path: "a.bin" } }, [], files);
      expect(String(got?.bytes)).toBe("bytes");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
