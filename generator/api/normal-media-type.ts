const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";

const range = new RegExp(`^${token}/${token}$`);

const withParameters = new RegExp(
  `^${token}/${token}(?:[ \\t]*;[ \\t]*${token}=(?:${token}|"[^"\\\\\\x00-\\x1f\\x7f-\\uffff]*"))*$`,
);

/**
 * Lower case, without parameters: `Application/JSON; charset=utf-8` becomes `application/json`, and so does a word
 * without a slash. Undefined for what is no media range (RFC 9110, 12.5.1): no header could carry it.
 */
export function normalMediaType(written: string): string | undefined {
  const bare = (written.split(";")[0] as string).trim().toLowerCase();
  if (!bare.includes("/")) return "application/json";
  return range.test(bare) ? bare : undefined;
}

/** Whether each member of a list with commas is a media range, with or without parameters. */
export function isMediaTypeList(written: string): boolean {
  return written.split(",").every((type) => withParameters.test(type.trim()));
}
