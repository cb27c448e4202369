import { loseAnswerParts } from "./lose-operation-parts.ts";
import type { Response } from "./model.ts";
import { legacyMediaTypes } from "./read-body.ts";
import { readOutline } from "./read-outline.ts";
import { child, entries, follow, isObject, originOf, type Place, type Reading, text } from "./reading.ts";

/** The answers an operation documents (OpenAPI 3.1.1, 4.8.16), by status. A broken reference says nothing and harms nothing. */
export function readResponses(reading: Reading, operation: Place): Response[] {
  const quiet: Reading = { ...reading, report: () => {} };
  return entries(child(operation, "responses")).flatMap(([status, written]) => {
    if (!/^([1-5](\d\d|XX)|default)$/i.test(status)) return [];
    const place = follow(quiet, written);
    if (place === undefined || !isObject(place.value)) return [];
    loseAnswerParts(reading, place, status);
    const description = text(place.value.description);
    const content = entries(child(place, "content"));
    const contentTypes =
      reading.dialect === "2.0"
        ? place.value.schema === undefined
          ? []
          : legacyMediaTypes(reading, operation, "produces")
        : content.map(([type]) => type);
    const json = content.find(([type]) => /[/+]json\b/i.test(type))?.[1];
    const schema =
      reading.dialect === "2.0"
        ? child(place, "schema")
        : json === undefined
          ? undefined
          : child(json, "schema");
    const outline = schema !== undefined && status.startsWith("2") ? readOutline(quiet, schema) : undefined;
    return [
      {
        status: status.toUpperCase() === "DEFAULT" ? "default" : status.toUpperCase(),
        ...(description === undefined ? {} : { description }),
        contentTypes,
        ...(outline === undefined ? {} : { outline }),
        origin: originOf(place),
      },
    ];
  });
}
