import type { Code } from "../diagnostics/codes.ts";
import type { Body, BodyContent, Schema } from "./model.ts";
import { child, entries, isObject, members, type Place, type Reading, shown } from "./reading.ts";

/** Callbacks (OpenAPI 3.1.1, 4.8.18) are requests from the API to an address of the caller's, which no tool receives. */
export function loseCallbacks(reading: Reading, operation: Place): void {
  if (!isObject(operation.value) || operation.value.callbacks === undefined) return;
  const callbacks = child(operation, "callbacks");
  const names = namesOf(callbacks);
  if (names === "") return;
  lose(
    reading,
    "callback-ignored",
    callbacks,
    names,
    (owners) => `No tool receives the callbacks of ${owners}: ${names}.`,
  );
}

/**
 * Media types of a body beyond the one that is sent. Ranges, and further spellings of JSON beside JSON, offer nothing
 * that the chosen one does not; of files the caller may say which of the types they have.
 */
export function loseAlternatives(reading: Reading, body: Body | undefined): void {
  const [chosen, ...others] = body?.contents ?? [];
  if (chosen === undefined || body === undefined) return;
  const isJson = (type: string): boolean => /[/+]json$/.test(type);
  const types = others
    .filter(({ contentType: type }) => !type.includes("*") && !(isJson(type) && isJson(chosen.contentType)))
    .filter((other) => !(isFile(reading, other) && isFile(reading, chosen)))
    .map(written)
    .sort();
  if (types.length === 0) return;
  const [document = "", pointer = ""] = body.origin.split("#");
  const list = types.slice(0, 6).map(shown).join(", ");
  const sent = shown(written(chosen));
  lose(
    reading,
    "body-alternative",
    { value: undefined, document, pointer },
    `${sent} ${list}`,
    (owners) => `The body of ${owners} is sent as ${sent}; the document also offers ${list}.`,
  );
}

/** Bytes of a type that is no text: the caller gives a file. */
function isFile(reading: Reading, { contentType, schema }: BodyContent): boolean {
  let given: unknown = schema;
  for (let step = 0; step < 8 && isObject(given) && typeof given.$ref === "string"; step++)
    given = reading.documents.resolve(given.$ref, reading.documents.entries[0]?.name ?? "")?.value;
  if (!isObject(given) || given.$ref !== undefined) return false;
  if (given.format === "binary") return !/json|x-www-form-urlencoded|^multipart\//.test(contentType);
  const isBytes =
    /^(image|audio|video)\/|octet-stream$/.test(contentType) && !/[+/](json|xml)$/.test(contentType);
  return isBytes && given.format !== "byte" && given.contentEncoding === undefined;
}

function written({ contentType, parameters = "" }: BodyContent): string {
  return contentType + parameters;
}

/** Headers that the runtime tells or reads itself, or that only concern the connection and browsers. */
const plainHeaders =
  /^(content-(type|length|encoding|disposition)|access-control-.*|transfer-encoding|connection|date|vary|server|retry-after|location|link|etag|last-modified|allow)$/i;

/**
 * Headers and links of a Response Object (OpenAPI 3.1.1, 4.8.17) that is no error: a result is the body of the answer.
 * A header is told once for all operations whose answers have it.
 */
export function loseAnswerParts(reading: Reading, response: Place, status: string): void {
  if (!isObject(response.value) || !/^(2|default$)/i.test(status)) return;
  if (response.value.headers === undefined && response.value.links === undefined) return;
  for (const [name, place] of entries(child(response, "headers"))) {
    // Of an answer to HEAD the headers are the result.
    if (reading.operation?.startsWith("HEAD ") === true || plainHeaders.test(name)) continue;
    lose(
      reading,
      "answer-header-ignored",
      place,
      name.toLowerCase(),
      (owners) => `The header ${shown(name)} of answers to ${owners} is not part of the result.`,
    );
  }
  const links = child(response, "links");
  const names = namesOf(links);
  if (names === "") return;
  lose(
    reading,
    "link-ignored",
    links,
    names,
    (owners) => `The links of the answers to ${owners} are not told: ${names}.`,
  );
}

/** Parts of a Media Type or Encoding Object that no request has: headers of a part, positional and nested encodings. */
export function loseEncodingParts(reading: Reading, place: Place, fields: readonly string[]): void {
  for (const field of fields) {
    const part = child(place, field);
    const isSaid = isObject(part.value) ? namesOf(part) !== "" : members(part).length > 0;
    if (!isSaid) continue;
    lose(
      reading,
      "encoding-ignored",
      part,
      field,
      (owners) => `The ${field} of a part of the body of ${owners} is not applied.`,
    );
  }
}

/** `allowEmptyValue` (OpenAPI 3.1.1, 4.8.12.2.1) matters where the schema itself has no place for the empty text. */
export function loseEmptyValue(reading: Reading, parameter: Place, schema: Schema): void {
  if (!isObject(parameter.value) || parameter.value.allowEmptyValue !== true || takesEmpty(schema)) return;
  const name = shown(parameter.value.name);
  lose(
    reading,
    "empty-value",
    child(parameter, "allowEmptyValue"),
    name,
    (owners) =>
      `The parameter ${name} of ${owners} may be sent without a value, which its schema leaves no way to ask for.`,
  );
}

function takesEmpty({ type, $ref, anyOf, oneOf, allOf, minLength, pattern, ...rest }: Schema): boolean {
  if (Array.isArray(rest.enum)) return rest.enum.includes("");
  if ([$ref, anyOf, oneOf, allOf, pattern, rest.const].some((keyword) => keyword !== undefined)) return false;
  return (type === undefined || [type].flat().includes("string")) && (minLength ?? 0) === 0;
}

function lose(
  reading: Reading,
  code: Code,
  place: Place,
  subject: string,
  sentence: (owners: string) => string,
): void {
  reading.losses.push({ code, subject, owner: reading.operation, place, sentence });
}

function namesOf(place: Place): string {
  if (!isObject(place.value)) return "";
  const names = Object.keys(place.value)
    .filter((name) => !name.startsWith("x-"))
    .sort();
  return names.slice(0, 6).map(shown).join(", ");
}
