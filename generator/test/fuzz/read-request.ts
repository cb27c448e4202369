import type { UpstreamRequest } from "../../../templates/runtime/upstream/http-message.ts";
import { demand } from "./finding.ts";

/** One thing of a request that has a name and a value, as it stands on the wire. */
export interface Item {
  in: "query" | "header" | "cookie" | "body";
  /** As a server reads it. */
  name: string;
  raw: string;
}

/** A request taken apart by means of our own, not by those that made it. */
export interface ReadRequest {
  segments: string[];
  items: Item[];
}

/** Reads what goes out: everything a server can find in it by a name. The whole of a body that names nothing is one item, "". */
export function readRequest({ url, headers, body }: UpstreamRequest): ReadRequest {
  const items: Item[] = [];
  for (const raw of url.search.replace(/^\?/, "").split("&"))
    if (raw !== "") items.push({ in: "query", name: formName(raw), raw });
  for (const [name, value] of headers) {
    demand(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name), `a header is called ${JSON.stringify(name)}`);
    demand(!/[^\t\x20-\x7e\x80-\xff]/.test(value), `the header ${name} has ${JSON.stringify(value)}`);
    if (name.toLowerCase() === "cookie") {
      for (const raw of value.split("; "))
        items.push({ in: "cookie", name: raw.split("=")[0] as string, raw });
    } else items.push({ in: "header", name: name.toLowerCase(), raw: value });
  }
  const type = headers.find(([name]) => name === "Content-Type")?.[1] ?? "";
  if (body !== undefined) items.push(...readBody(type, body));
  return {
    segments: url.pathname.split("/"),
    items: items.filter(({ in: place, name }) => place !== "header" || !perRequest.has(name)),
  };
}

/** Headers that follow from the body. */
const perRequest = new Set(["content-length", "content-type"]);

/** How a form decoder reads the name; one that cannot is left as it is. */
function formName(raw: string): string {
  return [...new URLSearchParams(raw)][0]?.[0] ?? "";
}

function readBody(type: string, body: Buffer): Item[] {
  const text = body.toString("latin1");
  const item = (name: string, raw: string): Item => ({ in: "body", name, raw });
  if (/^[^;]*[/+]json *(;|$)/.test(type)) {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [item("", text)];
    return Object.entries(value).map(([name, inner]) => item(name, JSON.stringify(inner)));
  }
  if (type.startsWith("application/x-www-form-urlencoded"))
    return text.split("&").flatMap((raw) => (raw === "" ? [] : [item(formName(raw), raw)]));
  const boundary = /^multipart\/.*boundary=(.*)$/.exec(type)?.[1];
  if (boundary === undefined) return [item("", text)];
  const parts = text.split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const head = part.slice(0, part.indexOf("\r\n\r\n"));
    const lines = head.split("\r\n").slice(1);
    demand(
      lines.length <= 2 && !/[\r\n]/.test(lines.join("")),
      `a part has more headers: ${JSON.stringify(head)}`,
    );
    const name = /^Content-Disposition: form-data; name="([^"]*)"(; filename="[^"]*")?$/.exec(
      lines[0] ?? "",
    )?.[1];
    demand(name !== undefined, `a part is not told by its name: ${JSON.stringify(lines[0])}`);
    return item(Buffer.from(name, "latin1").toString(), part);
  });
}
