import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import type { MediaType } from "./media-type.ts";

/** What windows-1252 has in place of the C1 controls, from 0x80 on. */
const windows1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

const utf8Labels = new Set(["utf-8", "utf8", "us-ascii", "ascii"]);

/**
 * Text of a body. A byte order mark decides, else the charset of the media type, else what an XML or HTML text says
 * of itself, else UTF-8; bytes that are no UTF-8 are then read as windows-1252. The mark is left out.
 * A character that was cut in two at the end of a truncated body is dropped.
 */
export function decodeText(body: Buffer, mediaType: MediaType, truncated = false): string {
  const marked = charsetOfMark(body);
  const charset = marked ?? mediaType.charset ?? charsetWithin(body, mediaType.type);
  if (charset !== undefined && !utf8Labels.has(charset)) {
    const decoder = decoderOf(charset);
    // With `stream` an incomplete character at the end is held back.
    if (decoder?.encoding === "windows-1252") return decodeWindows1252(body);
    if (decoder !== undefined) return decoder.decode(body, { stream: truncated });
  }
  const start = marked === "utf-8" ? 3 : 0;
  const text = body.toString("utf8", start, truncated ? endOfWholeCharacters(body) : body.length);
  const undeclared = charset === undefined && mediaType.type !== "application/json";
  const foreign = undeclared && !truncated && text.includes("\uFFFD") && !isUtf8(body);
  return foreign ? decodeWindows1252(body) : text;
}

/** True when the bytes are UTF-8 without NUL: a body without a type that is given as text. */
export function looksLikeText(body: Buffer): boolean {
  return charsetOfMark(body) !== undefined || (!body.includes(0) && isUtf8(body));
}

function charsetOfMark(body: Buffer): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "utf-8";
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  return body[0] === 0xfe && body[1] === 0xff ? "utf-16be" : undefined;
}

/** Encoding that the first bytes of a markup text name (XML declaration, HTML `meta`). */
function charsetWithin(body: Buffer, type: string): string | undefined {
  if (!/[/+](xml|html|xhtml\+xml)$/.test(type)) return undefined;
  const head = body.toString("latin1", 0, 1_024);
  return /(?:^<\?xml[^>]*\sencoding|<meta[^>]*charset)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
}

function decoderOf(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}

/** By hand, since the TextDecoder of Node 20 confuses it with ISO-8859-1. */
function decodeWindows1252(body: Buffer): string {
  return body
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (found) => windows1252[found.charCodeAt(0) - 0x80] ?? found);
}

/** Length of the body without the bytes of an incomplete UTF-8 character at its end. */
function endOfWholeCharacters(body: Buffer): number {
  for (let back = 1; back <= 3 && back <= body.length; back += 1) {
    const byte = body[body.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? body.length - back : body.length;
    }
  }
  return body.length;
}
