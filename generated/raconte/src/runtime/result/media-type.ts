export interface MediaType {
  /** Lower case, without parameters; `""` when the header is missing or is not a media type. */
  type: string;
  /** Lower case. */
  charset?: string;
}

/** How an answer of a media type is given to a model. */
export type MediaKind = "json" | "text" | "image" | "audio" | "binary" | "unknown";

/** Reads `Content-Type` (RFC 9110, 8.3.1). */
export function readMediaType(contentType: string | undefined): MediaType {
  const [essence = "", ...parameters] = (contentType ?? "").split(";");
  const type = essence.trim().toLowerCase();
  if (!/^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/.test(type)) return { type: "" };
  for (const parameter of parameters) {
    const charset = /^\s*charset\s*=\s*["']?([^"'\s]+)/i.exec(parameter)?.[1];
    if (charset !== undefined) return { type, charset: charset.toLowerCase() };
  }
  return { type };
}

const jsonTypes = new Set(["application/json", "text/json", "application/x-json"]);
const textTypes = new Set([
  "application/xml",
  "application/javascript",
  "application/ecmascript",
  "application/yaml",
  "application/x-yaml",
  "application/toml",
  "application/sql",
  "application/graphql",
  "application/csv",
  "application/x-www-form-urlencoded",
  "application/ndjson",
  "application/x-ndjson",
  "application/jsonl",
  "application/x-jsonlines",
  "application/json-seq",
  "application/x-sh",
  "application/x-pem-file",
  "message/http",
  "application/http",
  "message/rfc822",
]);

/** `unknown` is for a missing type only: the body decides. An SVG picture is text, which a model can read. */
export function kindOf({ type }: MediaType): MediaKind {
  if (type === "") return "unknown";
  if (jsonTypes.has(type) || type.endsWith("+json")) return "json";
  if (type.startsWith("text/") || textTypes.has(type) || /\+(xml|yaml|json-seq)$/.test(type)) return "text";
  if (type.startsWith("image/")) return "image";
  return type.startsWith("audio/") ? "audio" : "binary";
}
