import { loseAnswerParts } from "./lose-operation-parts.ts";
import type { Response } from "./model.ts";
import { readAnswerFields } from "./read-answer-fields.ts";
import { legacyMediaTypes } from "./read-body.ts";
import { readList } from "./read-list.ts";
import { readNextMembers, saysMore } from "./read-next-members.ts";
import { readOutline } from "./read-outline.ts";
import {
  child,
  entries,
  follow,
  isObject,
  originOf,
  type Place,
  type Reading,
  readOnce,
  text,
} from "./reading.ts";

/** The answers an operation documents (OpenAPI 3.1.1, 4.8.16), by status. A broken reference says nothing and harms nothing. */
export function readResponses(reading: Reading, operation: Place): Response[] {
  const quiet: Reading = { ...reading, report: () => {} };
  return entries(child(operation, "responses")).flatMap(([written, reference]) => {
    if (!/^([1-5](\d\d|XX)|default)$/i.test(written)) return [];
    const place = follow(quiet, reference);
    if (place === undefined || !isObject(place.value)) return [];
    loseAnswerParts(reading, place, written);
    const status = written.toUpperCase() === "DEFAULT" ? "default" : written.toUpperCase();
    const { schema, ...response } = readOnce(quiet, place, readResponse);
    const isSuccess = status.startsWith("2");
    const list = schema !== undefined && isSuccess ? readList(quiet, schema) : undefined;
    const next = schema !== undefined && isSuccess ? readNextMembers(quiet, schema) : [];
    const more = schema !== undefined && isSuccess && saysMore(quiet, schema);
    const fields = schema !== undefined && isSuccess ? readAnswerFields(quiet, schema) : [];
    const outline = schema !== undefined && isSuccess ? readOutline(quiet, schema) : undefined;
    return [
      {
        status,
        ...response,
        ...(reading.dialect === "2.0" && schema !== undefined
          ? { contentTypes: legacyMediaTypes(reading, operation, "produces") }
          : {}),
        ...(outline === undefined ? {} : { outline }),
        ...(list === undefined ? {} : { list }),
        ...(next.length === 0 ? {} : { next }),
        ...(more ? { more } : {}),
        ...(fields.length === 0 ? {} : { fields }),
      },
    ];
  });
}

/** What does not depend on the operation: of its media types JSON has a schema that is looked at. */
function readResponse(
  { dialect }: Reading,
  place: Place,
): Omit<Response, "status"> & { schema: Place | undefined } {
  const value = place.value as Record<string, unknown>;
  const description = text(value.description);
  const content = dialect === "2.0" ? [] : entries(child(place, "content"));
  const json = content.find(([type]) => /[/+]json\b/i.test(type))?.[1];
  const holder = dialect === "2.0" && value.schema !== undefined ? place : json;
  return {
    ...(description === undefined ? {} : { description }),
    contentTypes: content.map(([type]) => type),
    ...(entries(child(place, "headers")).some(([name]) => /^link$/i.test(name)) ? { link: true } : {}),
    origin: originOf(place),
    schema: holder && child(holder, "schema"),
  };
}
