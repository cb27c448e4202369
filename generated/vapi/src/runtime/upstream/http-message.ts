/** A request to the vendor's API, complete: nothing is added to it but framing headers. */
export interface UpstreamRequest {
  method: string;
  url: URL;
  /** In the order they are sent; names as RFC 9110 tokens, values checked. */
  headers: [name: string, value: string][];
  body?: Buffer;
  /** PEM text of a client certificate and its key (mutual TLS). */
  certificate?: { cert: string; key: string };
}

/** What came back: decoded (gzip, br, deflate), cut at the cap. */
export interface UpstreamResponse {
  status: number;
  /** Lower-case names; values of a repeated header joined with `, `. */
  headers: Record<string, string>;
  body: Buffer;
  /** True when the answer was longer than the cap and the body is only its beginning. */
  truncated: boolean;
  /** The answer is a stream that was still open when the time for the call was over. */
  stillOpen?: true;
  /** Bytes of the whole answer where it is known (Content-Length of an answer that is not compressed). */
  totalBytes?: number;
}
