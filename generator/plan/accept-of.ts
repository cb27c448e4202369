import type { Operation } from "../api/model.ts";

/**
 * `Accept` with the media types of successful answers (RFC 9110, 12.5.1), with the parameters that make them another type;
 * undefined where JSON alone would be asked for.
 */
export function acceptOf({ responses }: Operation): string | undefined {
  const listed = responses.flatMap(({ status, contentTypes }) =>
    /^2|^default$/.test(status) ? contentTypes : [],
  );
  if (listed.every((type) => type === "application/json")) return undefined;
  const types = new Set(listed.map(range).filter((type) => type !== undefined));
  // One without parameters stands for all that have some.
  const unique = [...types]
    .filter((type) => !type.includes(";") || !types.has(essence(type)))
    .sort((a, b) => Number(isJson(b)) - Number(isJson(a)) || (a < b ? -1 : 1));
  if (unique.every((type) => type === "application/json" || type === "*/*")) return undefined;
  return [...unique.filter((type) => type !== "*/*").slice(0, 6), "*/*;q=0.1"].join(", ");
}

/** A parameter that a header can carry, and a client can choose by: not the charset, not a weight. */
const parameter =
  /^(?!(?:q|charset)=)[!#$%&'*+.^_`|~\w-]+=(?:[!#$%&'*+.^_`|~\w-]+|"[^"\\\x00-\x1f\x7f-\uffff]*")$/i;

function range(written: string): string | undefined {
  const type = essence(written);
  if (!/^[a-z0-9!#$&^_.+*-]+\/[a-z0-9!#$&^_.+*-]+$/.test(type)) return undefined;
  const parameters = written.includes(";") ? written.split(";").slice(1) : [];
  return [type, ...parameters.map((each) => each.trim()).filter((each) => parameter.test(each))].join("; ");
}

function essence(type: string): string {
  return (type.split(";")[0] as string).trim().toLowerCase();
}

function isJson(type: string): boolean {
  return /json/.test(essence(type));
}
