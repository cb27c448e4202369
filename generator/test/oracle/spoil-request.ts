import { rawPairs } from "./decode-parameter.ts";
import type { WireDocument, WireParameter } from "./document.ts";
import { headerOf, type RecordedRequest, withHeader } from "./recorded-request.ts";
import type { SampleCall } from "./sample-calls.ts";
import { flatten } from "./sample-value.ts";
import { spoilBody } from "./spoil-body.ts";

/** A request that was good, with one thing wrong. */
export interface SpoiltRequest {
  /** What was done, and to which style or kind of body: `enum broken, query form`. */
  damage: string;
  spoilt: RecordedRequest;
}

const nonsense = "~no~such~value~";

/** Spoils a good request in each way that its parameters and its body offer. */
export function spoilRequest(
  document: WireDocument,
  call: SampleCall,
  unasked: readonly string[],
  request: RecordedRequest,
): SpoiltRequest[] {
  const spoilt: SpoiltRequest[] = [
    { damage: "another path", spoilt: { ...request, target: `/base/no/such${request.target}` } },
  ];
  for (const { parameter, value } of call.parameters) {
    if (unasked.includes(`${parameter.in} ${parameter.name}`)) continue;
    spoilt.push(...spoilParameter(document, parameter, value, request));
  }
  if (call.body !== undefined) spoilt.push(...spoilBody(document, call.body, request));
  return spoilt;
}

function spoilParameter(
  document: WireDocument,
  parameter: WireParameter,
  value: unknown,
  request: RecordedRequest,
): SpoiltRequest[] {
  const place = `${parameter.in} ${parameter.style}${parameter.explode ? " exploded" : ""}`;
  const result: SpoiltRequest[] = [];
  const add = (damage: string, spoilt: RecordedRequest | undefined): void => {
    if (spoilt !== undefined) result.push({ damage: `${damage}, ${place}`, spoilt });
  };
  const { type, enum: values } = flatten(document, parameter.schema, 0);
  const isPrimitive = typeof value !== "object";
  if (parameter.required && isPrimitive) add("dropped", replaceValue(parameter, value, undefined, request));
  if (isPrimitive && /^(integer|number|boolean)$/.test(String(type)))
    add("wrong type", replaceValue(parameter, value, nonsense, request));
  if (isPrimitive && Array.isArray(values) && type !== "boolean")
    add("enum broken", replaceValue(parameter, value, nonsense, request));
  if (Array.isArray(value) && value.length > 1) add("wrong delimiter", replaceDelimiter(parameter, request));
  return result;
}

/** The request with one primitive replaced where it stands; undefined value: taken away. */
function replaceValue(
  { in: place, name, style }: WireParameter,
  value: unknown,
  by: string | undefined,
  request: RecordedRequest,
): RecordedRequest | undefined {
  const [path = "", ...rest] = request.target.split("?");
  switch (place) {
    case "path": {
      const prefix = { label: ".", matrix: `;${encodeURIComponent(name)}=` }[style] ?? "";
      const segment = `/${prefix}${encodeURIComponent(String(value))}`;
      const at = path.lastIndexOf(segment);
      if (at < 0) return undefined;
      const changed =
        path.slice(0, at) + (by === undefined ? "" : `/${prefix}${by}`) + path.slice(at + segment.length);
      return { ...request, target: [changed, ...rest].join("?") };
    }
    case "query": {
      const pairs = rawPairs(rest.join("?"));
      const kept = pairs.flatMap(([key, text]) =>
        decodeURIComponent(key) !== name ? [[key, text]] : by === undefined ? [] : [[key, by]],
      );
      return { ...request, target: [path, kept.map((pair) => pair.join("=")).join("&")].join("?") };
    }
    case "header":
      return withHeader(request, name, by);
    case "cookie": {
      const cookies = (headerOf(request, "cookie") ?? "").split("; ");
      const kept = cookies.flatMap((pair) =>
        decodeURIComponent(pair.split("=")[0] ?? "") !== name
          ? [pair]
          : by === undefined
            ? []
            : [`${name}=${by}`],
      );
      return withHeader(request, "Cookie", kept.length === 0 ? undefined : kept.join("; "));
    }
    default:
      return undefined;
  }
}

/** A list with a separator of another style. */
function replaceDelimiter(
  { in: place, name, style, explode }: WireParameter,
  request: RecordedRequest,
): RecordedRequest {
  const [path = "", ...rest] = request.target.split("?");
  const change = (text: string): string => text.replace(/,|%20|%7C|\||%09/g, "!");
  if (place === "header") return withHeader(request, name, change(headerOf(request, name) ?? ""));
  if (place === "cookie")
    return withHeader(request, "Cookie", (headerOf(request, "cookie") ?? "").replace(/,|; /g, "!"));
  if (place === "path") {
    const wrong =
      style === "simple" ? path.replaceAll(",", "!") : path.replace(/\/[.;]/g, "/").replaceAll(",", "!");
    return { ...request, target: [wrong, ...rest].join("?") };
  }
  const pairs = rawPairs(rest.join("?"));
  const own = pairs.filter(([key]) => decodeURIComponent(key) === name);
  const others = pairs.filter(([key]) => decodeURIComponent(key) !== name);
  const joined = explode ? own.map(([, value]) => value).join("!") : change(own[0]?.[1] ?? "");
  const query = [...others, [encodeURIComponent(name), joined]].map((pair) => pair.join("=")).join("&");
  return { ...request, target: `${path}?${query}` };
}
