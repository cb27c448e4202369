/** A request as it stood on the wire. */
export interface RecordedRequest {
  method: string;
  /** Path and query, not decoded. */
  target: string;
  /** In the order and spelling of the wire. */
  headers: [name: string, value: string][];
  body: Buffer;
}

/** The values of one header, joined as RFC 9110, 5.3 says; undefined without it. */
export function headerOf(request: RecordedRequest, name: string): string | undefined {
  const values = request.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase());
  return values.length === 0 ? undefined : values.map(([, value]) => value).join(", ");
}

/** The same request with one header replaced, or taken away. */
export function withHeader(
  request: RecordedRequest,
  name: string,
  value: string | undefined,
): RecordedRequest {
  const others = request.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: value === undefined ? others : [...others, [name, value]] };
}
