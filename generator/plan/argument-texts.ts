import type { Schema } from "../api/model.ts";
import type { ShownText, Texts } from "./brevity.ts";
import { cleanText } from "./clean-text.ts";
import { dropFillers } from "./drop-fillers.ts";
import { dropListings } from "./drop-listings.ts";
import { repeatsName } from "./repeats-name.ts";
import { shortenProse } from "./shorten-prose.ts";

/** An example that is longer, as JSON, is left out. */
const maxExample = 120;

/**
 * What a model is told of an argument or of a property: the text of the document without hidden parts, cut to what it is
 * for and what it must keep to; "" when that says no more than the name, or than the values that `schema` lists.
 */
export function showArgumentText(
  written: string,
  name: string | undefined,
  texts: Texts,
  maxChars: number,
  schema: Schema = {},
): string {
  const { enum: values } = schema;
  const listed = Array.isArray(values) ? JSON.stringify(values) : "";
  const key = `${maxChars} ${name?.length} ${listed.length} ${name}${listed}${written}`;
  const shown = texts.known.get(key) ?? shownText(written, name, texts, maxChars, schema);
  texts.known.set(key, shown);
  if (shown === repeating) texts.repeating++;
  else if (shown.isShortened) texts.shortened.arguments++;
  return shown.text;
}

const repeating = { text: "", isShortened: true };

function shownText(
  written: string,
  name: string | undefined,
  texts: Texts,
  maxChars: number,
  schema: Schema,
): ShownText {
  const whole = cleanText(written);
  const text = shortenProse(plainly(whole, schema, texts), maxChars, roomFor(maxChars, texts));
  return name !== undefined && repeatsName(text, name) ? repeating : { text, isShortened: text !== whole };
}

/** What a call must keep to is told where the purpose alone is cut closer. */
function roomFor(maxChars: number, { brevity }: Texts): number {
  return brevity.terse ? 1.4 * maxChars : maxChars;
}

/** Without phrases that say nothing, where many tools are listed. */
function plainly(text: string, { enum: values }: Schema, { brevity }: Texts): string {
  if (!brevity.terse) return text;
  return dropFillers(Array.isArray(values) ? dropListings(text, values) : text);
}
/** An example is shown where it says more than the type does: not beside an enumeration, a default or a known format. */
export function showsExample(
  example: unknown,
  { enum: values, format, type }: Schema,
  { brevity }: Texts,
): boolean {
  if (!brevity.examples || values !== undefined) return false;
  if (type === "boolean" || type === "integer" || type === "number") return false;
  if (typeof format === "string" && toldFormats.has(format)) return false;
  return JSON.stringify(example ?? null).length <= maxExample;
}

/** Formats of which every model knows an example. */
const toldFormats = new Set(["date", "date-time", "email", "uri", "url", "uuid", "ipv4", "ipv6", "hostname"]);

/** Whether the keyword only limits texts to a length that nobody who writes arguments comes near. */
export function isBeyondReach(keyword: string, value: unknown, { brevity }: Texts): boolean {
  return keyword === "maxLength" && typeof value === "number" && value >= brevity.longest;
}
