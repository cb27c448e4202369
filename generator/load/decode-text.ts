import { isUtf8 } from "node:buffer";
import { InputError } from "../diagnostics/diagnostic.ts";
import { positionAt } from "./text-position.ts";

const signatures: readonly [name: string, bytes: string][] = [
  ["gzip data", "\x1f\x8b"],
  ["a ZIP archive", "PK\x03\x04"],
  ["a ZIP archive", "PK\x05\x06"],
  ["a PDF document", "%PDF-"],
  ["a 7-Zip archive", "7z\xbc\xaf\x27\x1c"],
  ["xz data", "\xfd7zXZ\x00"],
  ["bzip2 data", "BZh"],
  ["Zstandard data", "\x28\xb5\x2f\xfd"],
  ["a PNG image", "\x89PNG"],
  ["a JPEG image", "\xff\xd8\xff"],
  ["a GIF image", "GIF8"],
];

/**
 * Text of a document: UTF-8, or UTF-16 where a byte order mark says so; the mark is removed.
 * Everything else is an `InputError` that says what the bytes are.
 */
export function decodeText(bytes: Buffer, location: string): string {
  if (startsWith(bytes, "\xff\xfe\x00\x00") || startsWith(bytes, "\x00\x00\xfe\xff"))
    throw encodingError(location, "UTF-32");
  if (startsWith(bytes, "\xff\xfe")) return decodeUtf16(bytes, location);
  if (startsWith(bytes, "\xfe\xff")) {
    if (bytes.length % 2 === 1) throw truncatedUtf16(location);
    return decodeUtf16(Buffer.from(bytes).swap16(), location);
  }
  for (const [name, signature] of signatures)
    if (startsWith(bytes, signature))
      throw new InputError("input-binary", `${location} is ${name}.`, location);
  const zero = bytes.subarray(0, 65_536).indexOf(0);
  if (zero !== -1) throw zeroByteError(bytes, zero, location);
  if (!isUtf8(bytes)) throw notUtf8Error(bytes, location);
  const text = bytes.toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.subarray(0, signature.length).equals(Buffer.from(signature, "latin1"));
}

function decodeUtf16(bytes: Buffer, location: string): string {
  if (bytes.length % 2 === 1) throw truncatedUtf16(location);
  return bytes.toString("utf16le", 2);
}

function truncatedUtf16(location: string): InputError {
  return new InputError(
    "input-encoding",
    `${location} begins as UTF-16 but has an odd number of bytes: it is cut short or damaged.`,
    location,
  );
}

function encodingError(location: string, encoding: string): InputError {
  return new InputError("input-encoding", `${location} is encoded as ${encoding}.`, location);
}

/** In UTF-16 every second byte of JSON and YAML is mostly zero. */
function zeroByteError(bytes: Buffer, zero: number, location: string): InputError {
  if (zero <= 1 && bytes.length % 2 === 0 && bytes[zero + 2] === 0 && bytes[zero + 1] !== 0)
    return encodingError(location, "UTF-16 without a byte order mark");
  return new InputError("input-binary", `${location} is a binary file.`, location);
}

/** Text with single bytes above 0x7f among many printable ones is of an older encoding; the rest is binary. */
function notUtf8Error(bytes: Buffer, location: string): InputError {
  const sample = bytes.subarray(0, 65_536);
  let control = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++;
  if (control * 50 > sample.length)
    return new InputError("input-binary", `${location} is a binary file.`, location);
  const valid = validUtf8Prefix(bytes);
  const { line, column } = positionAt(valid, valid.length);
  return new InputError(
    "input-encoding",
    `${location} is not UTF-8: line ${line}, column ${column} has a byte of another encoding, such as Latin-1 or Windows-1252.`,
    `${location}:${line}:${column}`,
  );
}

function validUtf8Prefix(bytes: Buffer): string {
  let low = 0;
  let high = bytes.length;
  // A prefix may also end inside a character: up to three bytes less must then be valid.
  const valid = (length: number) =>
    [0, 1, 2, 3].some((less) => length >= less && isUtf8(bytes.subarray(0, length - less)));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (valid(middle)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !isUtf8(bytes.subarray(0, low))) low--;
  return bytes.toString("utf8", 0, low);
}
