/** A part of an answer, with those of its headers that say how to read it. */
export interface Part {
  headers: Record<string, string>;
  body: Buffer;
}

/** An answer of more parts is not taken apart: the time it takes is the server's. */
const maxParts = 1_000;

/**
 * The parts of a multipart answer (RFC 2046, 5.1), decoded where they are in base64; without those that are empty.
 * Undefined when there is no boundary, when the last one is missing, or when there are more than a thousand.
 */
export function splitMultipart(body: Buffer, contentType: string): Part[] | undefined {
  const boundary = readBoundary(contentType);
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`\n--${boundary}`, "latin1");
  const parts: Part[] = [];
  const find = (from: number): number | undefined => {
    const found = body.indexOf(delimiter, from);
    return found === -1 ? undefined : found;
  };
  // The line end before a delimiter belongs to it; one that begins the body has none.
  const isFirst = body.subarray(0, delimiter.length - 1).equals(delimiter.subarray(1));
  let at = isFirst ? -1 : find(0);
  let start: number | undefined;
  for (let seen = 0; at !== undefined && seen <= maxParts; seen++) {
    const after = at + delimiter.length;
    const isLast = body.toString("latin1", after, after + 2) === "--";
    const lineEnd = body.indexOf(lineFeed, after);
    // Other lines may begin as a delimiter does.
    const isDelimiter = isLast || (lineEnd !== -1 && body.toString("latin1", after, lineEnd).trim() === "");
    if (isDelimiter && start !== undefined && at > start) {
      const part = readPart(body.subarray(start, body[at - 1] === carriageReturn ? at - 1 : at));
      if (part.body.length > 0) parts.push(part);
    }
    if (isLast) return parts;
    if (isDelimiter) start = lineEnd + 1;
    at = find(isDelimiter ? lineEnd : after);
  }
  return undefined;
}

const maxHeadBytes = 16_384;
const lineFeed = 10;
const carriageReturn = 13;

function readBoundary(contentType: string): string | undefined {
  const [, quoted, bare] =
    /;\s*boundary\s*=\s*(?:"([^"\\]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(contentType) ?? [];
  return quoted ?? bare;
}

function readPart(bytes: Buffer): Part {
  const { head, body } = splitHead(bytes);
  const type = headerOf(head, "content-type") ?? "text/plain";
  const isBase64 = headerOf(head, "content-transfer-encoding")?.toLowerCase() === "base64";
  return {
    headers: { "content-type": type },
    body: isBase64 ? Buffer.from(body.toString("latin1"), "base64") : body,
  };
}

/** Up to the first empty line are headers; a part that begins with it has none. */
function splitHead(bytes: Buffer): { head: string; body: Buffer } {
  if (bytes[0] === lineFeed) return { head: "", body: bytes.subarray(1) };
  if (bytes[0] === carriageReturn && bytes[1] === lineFeed) return { head: "", body: bytes.subarray(2) };
  const long = bytes.indexOf("\r\n\r\n");
  const short = bytes.indexOf("\n\n");
  const end = long === -1 || (short !== -1 && short < long) ? short : long;
  const head = bytes.toString("latin1", 0, Math.min(end === -1 ? bytes.length : end, maxHeadBytes));
  return { head, body: bytes.subarray(end === -1 ? bytes.length : end + (end === long ? 4 : 2)) };
}

function headerOf(head: string, name: string): string | undefined {
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split("\n");
  const found = lines.find((line) => line.slice(0, line.indexOf(":")).trim().toLowerCase() === name);
  const value = found?.slice(found.indexOf(":") + 1).trim();
  return value === "" ? undefined : value;
}
