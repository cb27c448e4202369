import type { Code } from "../../diagnostics/codes.ts";

/**
 * What becomes of one fixed field of the specification.
 * `carried`: it changes the tools, or what the package says of itself; with a `code`, parts of it are told instead.
 * `ledgered`: it changes what a caller can do or should know, is not carried, and a diagnostic with that code names the place.
 * `irrelevant`: no request and no result depends on it.
 */
export type FieldFate =
  | { class: "carried"; how: string; code?: Code }
  | { class: "ledgered"; how: string; code: Code }
  | { class: "irrelevant"; how: string };

/** See `FieldFate`; the code is that of the parts which are told. */
export const carried = (how: string, code?: Code): FieldFate => ({
  class: "carried",
  how,
  ...(code === undefined ? {} : { code }),
});
export const ledgered = (code: Code, how: string): FieldFate => ({ class: "ledgered", how, code });
export const irrelevant = (how: string): FieldFate => ({ class: "irrelevant", how });

/** `each("Info", "title version", fate)`: the same fate for several fields of one Object. */
export function each(object: string, fields: string, fate: FieldFate): [string, FieldFate][] {
  return fields.split(" ").map((field) => [`${object}.${field}`, fate]);
}
