import { lookup } from "node:dns";
import type { IncomingMessage } from "node:http";
import { isIP, type LookupFunction } from "node:net";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { InputError } from "../diagnostics/diagnostic.ts";
import { type CachedDocument, keepCached, readCached } from "./document-cache.ts";
import { maxDocumentBytes, tooLargeError } from "./document-size.ts";
import { errorCode } from "./error-code.ts";
import { connectionError, shownUrl, statusError } from "./fetch-errors.ts";
import { isPrivateAddress } from "./private-address.ts";

export interface FetchPolicy {
  /** Headers for a request to this URL: credentials belong to one origin. */
  headersFor(url: URL): readonly (readonly [name: string, value: string])[];
  /** Why this URL must not be requested, as a clause; undefined when it may be. */
  refusal(url: URL, redirectedFrom: URL | undefined): string | undefined;
  /** Whether the host of this URL may have a loopback or private address. */
  mayBePrivate(url: URL): boolean;
  /** For all requests together; absent means 30,000. */
  timeoutMilliseconds?: number;
}

export interface FetchedDocument {
  bytes: Buffer;
  /** The URL that answered, after redirects: what references in the document are relative to (RFC 3986, 5.1.3). */
  url: URL;
}

const maxRedirects = 5;

/**
 * Reads the document at an http(s) URL. Throws `InputError`.
 * On `node:http(s)` and not `fetch`, because only there can the address be checked that the connection is made to: a name
 * that is looked up first and connected to later can have another address by then.
 */
export async function fetchDocument(start: URL, policy: FetchPolicy): Promise<FetchedDocument> {
  const signal = AbortSignal.timeout(policy.timeoutMilliseconds ?? 30_000);
  let url = start;
  let previous: URL | undefined;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    checkUrl(url, previous, policy);
    const headers = policy.headersFor(url);
    const cached = await readCached(url, headers);
    const answer = await request(url, policy, conditions(cached), signal).catch((error: unknown) => {
      throw connectionError(url, error, signal);
    });
    if (answer.statusCode === 304 && cached !== undefined) {
      answer.destroy();
      return { bytes: cached.bytes, url };
    }
    const location = answer.headers.location;
    if ([301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) && location !== undefined) {
      answer.destroy();
      previous = url;
      if (!URL.canParse(location, url.href))
        throw new InputError(
          "fetch-refused",
          `${shownUrl(url)} redirects to something that is not a URL.`,
          shownUrl(start),
        );
      url = new URL(location, url.href);
      continue;
    }
    if (answer.statusCode !== 200) {
      answer.destroy();
      throw statusError(url, answer.statusCode ?? 0);
    }
    const bytes = await readAnswer(answer, url).catch((error: unknown) => {
      throw connectionError(url, error, signal);
    });
    await keep(url, headers, answer, bytes);
    return { bytes, url };
  }
  throw new InputError(
    "fetch-refused",
    `${shownUrl(start)} redirects more than ${maxRedirects} times.`,
    shownUrl(start),
  );
}

/** Makes the request conditional (RFC 9110, 13.1): a document that has not changed is not sent again. */
function conditions(cached: CachedDocument | undefined): [name: string, value: string][] {
  return [
    ...(cached?.etag === undefined ? [] : [["if-none-match", cached.etag] as [string, string]]),
    ...(cached?.lastModified === undefined
      ? []
      : [["if-modified-since", cached.lastModified] as [string, string]]),
  ];
}

async function keep(
  url: URL,
  headers: ReturnType<FetchPolicy["headersFor"]>,
  answer: IncomingMessage,
  bytes: Buffer,
): Promise<void> {
  const { etag, "last-modified": lastModified, "cache-control": control = "" } = answer.headers;
  if ((etag === undefined && lastModified === undefined) || /no-store/i.test(control)) return;
  await keepCached(url, headers, {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    bytes,
  });
}

/** Refuses what must not be requested, by the URL alone. @throws InputError that says why, without credentials. */
export function checkUrl(url: URL, previous: URL | undefined, policy: FetchPolicy): void {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  let why = policy.refusal(url, previous);
  if (url.protocol !== "http:" && url.protocol !== "https:") why = "only http and https URLs are read";
  else if (url.username !== "" || url.password !== "")
    why = "a URL with a user name or password in it is not sent";
  else if (previous?.protocol === "https:" && url.protocol === "http:") why = "it leaves https for http";
  else if (why === undefined && isIP(host) !== 0 && isPrivateAddress(host) && !policy.mayBePrivate(url))
    why = "its address is private";
  if (why === undefined) return;
  const what =
    previous === undefined
      ? shownUrl(url)
      : `The URL ${shownUrl(url)}, to which ${shownUrl(previous)} redirects,`;
  const help = why.includes("password") ? 'Send the credential as --header "Authorization: …".' : undefined;
  throw new InputError("fetch-refused", `${what} is not fetched: ${why}.`, shownUrl(previous ?? url), help);
}

/** Looks a name up and refuses it when any of its addresses is private; the connection uses this very answer. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, "", 0);
    const first = addresses[0];
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(Object.assign(new Error("private address"), { code: "EPRIVATE" }), "", 0);
    if (options.all === true) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

async function request(
  url: URL,
  policy: FetchPolicy,
  conditional: readonly (readonly [name: string, value: string])[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request: send } =
    url.protocol === "https:" ? await import("node:https") : await import("node:http");
  return await new Promise((resolve, reject) => {
    const outgoing = send(url, {
      agent: false,
      signal,
      ...(policy.mayBePrivate(url) ? {} : { lookup: publicLookup }),
    });
    outgoing.setHeader("accept", "application/json, application/yaml, text/yaml, text/markdown, */*;q=0.5");
    outgoing.setHeader("accept-encoding", "identity");
    outgoing.setHeader("user-agent", "mcpgen");
    for (const [name, value] of [...conditional, ...policy.headersFor(url)]) setHeader(outgoing, name, value);
    outgoing.on("response", resolve);
    outgoing.on("error", reject);
    outgoing.end();
  });
}

function setHeader(
  outgoing: { setHeader(name: string, value: string): unknown },
  name: string,
  value: string,
): void {
  try {
    outgoing.setHeader(name, value);
  } catch {
    const known = /^[\w-]{1,60}$/.test(name) ? ` ${name}` : "";
    throw new InputError("header-invalid", `The header${known} given for the document cannot be sent.`);
  }
}

async function readAnswer(answer: IncomingMessage, url: URL): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    length += chunk.length;
    if (length > maxDocumentBytes) throw tooLargeError(shownUrl(url));
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const options = { maxOutputLength: maxDocumentBytes };
  const encoding = answer.headers["content-encoding"]?.toLowerCase();
  try {
    if (encoding === "gzip" || encoding === "x-gzip") return gunzipSync(bytes, options);
    if (encoding === "br") return brotliDecompressSync(bytes, options);
    if (encoding === "deflate") return inflateSync(bytes, options);
  } catch (error) {
    if (errorCode(error) === "ERR_BUFFER_TOO_LARGE") throw tooLargeError(shownUrl(url));
    throw new InputError(
      "fetch-failed",
      `The compressed answer of ${shownUrl(url)} is damaged.`,
      shownUrl(url),
    );
  }
  return bytes;
}
