const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";

const range = new RegExp(`^${token}/${token}$`);

const parameter = `${token}=(?:${token}|"[^"\\\\\\x00-\\x1f\\x7f-\\uffff]*")`;

const withParameters = new RegExp(`^${token}/${token}(?:[ \\t]*;[ \\t]*${parameter})*$`);

const onlyParameters = new RegExp(`^(?:[ \\t]*;[ \\t]*${parameter})+[ \\t]*;?[ \\t]*$`);

/**
 * Lower case, without parameters: `Application/JSON; charset=utf-8` becomes `application/json`, and so does a word
 * without a slash. Undefined for what is no media range (RFC 9110, 12.5.1): no header could carry it.
 */
export function normalMediaType(written: string): string | undefined {
  const bare = (written.split(";")[0] as string).trim().toLowerCase();
  if (!bare.includes("/")) return "application/json";
  return range.test(bare) ? bare : undefined;
}

/**
 * The parameters of a media type as they are written, each as `; name=value`; `""` where there are none. Undefined for what
 * is no list of parameters (RFC 9110, 5.6.6). A charset of JSON, which is UTF-8 always, says nothing (RFC 8259, 11).
 */
export function mediaTypeParameters(written: string): string | undefined {
  const start = written.indexOf(";");
  const list = start === -1 ? "" : written.slice(start);
  if (/^[ \t;]*$/.test(list)) return "";
  if (!onlyParameters.test(list)) return undefined;
  const isJson = /[/+]json$/i.test(written.slice(0, start).trim());
  return (list.match(eachParameter) ?? [])
    .filter((each) => !(isJson && /^charset=/i.test(each)))
    .map((each) => `; ${each}`)
    .join("");
}

const eachParameter = new RegExp(parameter, "g");

/** Whether each member of a list with commas is a media range, with or without parameters. */
export function isMediaTypeList(written: string): boolean {
  return written.split(",").every((type) => withParameters.test(type.trim()));
}

/** Which media type of a body is sent, best first: JSON, then form, then multipart, then others. */
export function rankOfBody(contentType: string): number {
  if (contentType === "application/json") return 0;
  if (contentType.endsWith("+json") || contentType === "text/json") return 1;
  if (contentType === "*/*" || contentType === "application/*") return 2;
  if (contentType === "application/x-www-form-urlencoded") return 3;
  if (contentType.startsWith("multipart/")) return 4;
  return 5;
}
