import { loseAnswerParts } from "./lose-operation-parts.ts";
import type { Response } from "./model.ts";
import { readAnswer } from "./read-answer.ts";
import { legacyMediaTypes } from "./read-legacy-body.ts";
import {
  child,
  entries,
  follow,
  isObject,
  type JsonObject,
  originOf,
  type Place,
  type Reading,
  readOnce,
  text,
} from "./reading.ts";

/** The answers an operation documents (OpenAPI 3.1.1, 4.8.16), by status. A broken reference says nothing and harms nothing. */
export function readResponses(reading: Reading, operation: Place): Response[] {
  const quiet: Reading = { ...reading, report: () => {} };
  const responses: Response[] = [];
  for (const [written, reference] of entries(child(operation, "responses"))) {
    const spelled = written.toUpperCase();
    if (!/^(?:[1-5](?:\d\d|XX)|DEFAULT)$/.test(spelled)) continue;
    const place = follow(quiet, reference);
    if (place === undefined || !isObject(place.value)) continue;
    loseAnswerParts(reading, place, written);
    const status = spelled === "DEFAULT" ? "default" : spelled;
    const read = status.startsWith("2") ? readSuccess : readResponse;
    const response = place === reference ? read(quiet, place) : readOnce(quiet, place, read);
    const isLegacy = reading.dialect === "2.0" && place.value.schema !== undefined;
    responses.push({
      ...response,
      status,
      ...(isLegacy ? { contentTypes: legacyMediaTypes(reading, operation, "produces") } : {}),
    });
  }
  return responses;
}

/** What does not depend on the operation. */
type SharedResponse = Omit<Response, "status">;

function readResponse({ dialect }: Reading, place: Place): SharedResponse {
  const { description, content, headers } = place.value as JsonObject;
  const said = text(description);
  return {
    ...(said === undefined ? {} : { description: said }),
    contentTypes: dialect === "2.0" ? [] : namesIn(content),
    ...(namesIn(headers).some((name) => /^link$/i.test(name)) ? { link: true } : {}),
    origin: originOf(place),
  };
}

function readSuccess(reading: Reading, place: Place): SharedResponse {
  const response = readResponse(reading, place);
  const schema = reading.dialect === "2.0" ? (place.value as JsonObject).schema : jsonSchemaOf(place);
  if (schema === undefined) return response;
  return { ...response, ...readAnswer(reading, { value: schema, document: place.document }) };
}

/** The schema of the first JSON among the media types. */
function jsonSchemaOf({ value }: Place): unknown {
  const { content } = value as JsonObject;
  const json = namesIn(content).find((type) => /[/+]json\b/i.test(type));
  const holder = json === undefined ? undefined : (content as JsonObject)[json];
  return isObject(holder) ? holder.schema : undefined;
}

/** Sorted. */
function namesIn(value: unknown): string[] {
  return isObject(value) ? Object.keys(value).sort() : [];
}
