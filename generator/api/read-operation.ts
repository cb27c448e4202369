import { loseAlternatives, loseCallbacks } from "./lose-operation-parts.ts";
import type { BaseUrl, Operation, SecurityScheme, SkippedOperation } from "./model.ts";
import { loseBaseUrls, loseSchemes, readBaseUrls } from "./read-base-urls.ts";
import { readBody } from "./read-body.ts";
import { readParameters } from "./read-parameters.ts";
import { readRequirements } from "./read-requirements.ts";
import { readResponses } from "./read-responses.ts";
import { follow, isObject, originOf, type Place, type Reading, text } from "./reading.ts";

/** What the operations of one document share. */
export interface DocumentContext {
  root: Place;
  schemes: Map<string, SecurityScheme>;
  baseUrls: BaseUrl[];
}

/** Reads one operation (OpenAPI 3.1.1, 4.8.10), or says why a request for it cannot be made. */
export function readOperation(
  reading: Reading,
  context: DocumentContext,
  at: { method: string; path: string; pathItem: Place; operation: Place },
): Operation | SkippedOperation {
  const { method, pathItem } = at;
  const [path, fixedQuery] = splitPath(at.path);
  const place = follow(reading, at.operation);
  const skip = (reason: string): SkippedOperation => ({
    method,
    path,
    reason,
    origin: originOf(at.operation),
  });
  if (place === undefined) return skip("the operation is a reference to which nothing belongs");
  if (!isObject(place.value)) return skip("the operation is not an object");
  reading.operation = `${method} ${path}`;
  const parameters = readParameters(reading, pathItem, place);
  const body = readBody(reading, pathItem, place);
  if (body === "unreadable") return skip("its body is a reference to which nothing belongs");
  const { value } = place;
  const own = { operation: readBaseUrls(reading, place), path: readBaseUrls(reading, pathItem) };
  loseCallbacks(reading, place);
  loseAlternatives(reading, body);
  loseSchemes(reading, place, context.baseUrls);
  const level = own.operation.length > 0 ? "operation" : own.path.length > 0 ? "path" : "document";
  if (level !== "document") loseBaseUrls(reading, own[level], reading.operation);
  return {
    method,
    path,
    ...(fixedQuery === undefined ? {} : { fixedQuery }),
    ...optionalText("operationId", value.operationId),
    ...optionalText(
      "summary",
      value.summary ?? (isObject(pathItem.value) ? pathItem.value.summary : undefined),
    ),
    ...optionalText(
      "description",
      value.description ?? (isObject(pathItem.value) ? pathItem.value.description : undefined),
    ),
    ...optionalText("externalDocs", isObject(value.externalDocs) ? value.externalDocs.url : undefined),
    tags: Array.isArray(value.tags) ? value.tags.flatMap((tag) => text(tag) ?? []) : [],
    deprecated: value.deprecated === true,
    parameters,
    ...(body === undefined ? {} : { body }),
    responses: readResponses(reading, place),
    security: readRequirements(reading, context.root, place, context.schemes),
    baseUrls: level === "document" ? context.baseUrls : own[level],
    baseUrlLevel: level,
    origin: originOf(place),
  };
}

function optionalText<Key extends string>(key: Key, value: unknown): Partial<Record<Key, string>> {
  const said = text(value);
  return said === undefined ? {} : ({ [key]: said } as Record<Key, string>);
}

/** `/x?beta=true` is the path `/x` with a fixed query; `#twin` only tells two operations on one path apart. */
function splitPath(written: string): [path: string, fixedQuery: string | undefined] {
  const bare = written.split("#")[0] as string;
  const mark = bare.indexOf("?");
  const path = mark === -1 ? bare : bare.slice(0, mark);
  const query = mark === -1 ? "" : bare.slice(mark + 1);
  return [path.startsWith("/") ? path : `/${path}`, query === "" ? undefined : query];
}
