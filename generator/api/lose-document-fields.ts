import type { Code } from "../diagnostics/codes.ts";
import { child, isObject, type Place, type Reading, shown } from "./reading.ts";

/** Fields of the OpenAPI Object (OpenAPI 3.2.0, 4.1) that no tool carries: webhooks, and what changes how schemas and references are read. */
export function loseDocumentFields(reading: Reading, root: Place): void {
  const webhooks = child(root, "webhooks");
  const count = isObject(webhooks.value) ? Object.keys(webhooks.value).length : 0;
  if (count > 0) {
    const what = count === 1 ? "One webhook is a request" : `${count} webhooks are requests`;
    lose(
      reading,
      "webhook-ignored",
      webhooks,
      "",
      () => `${what} from the API to its user, which no tool receives.`,
    );
  }
  loseDialect(reading, child(root, "jsonSchemaDialect"));
  loseSelf(reading, child(root, "$self"));
}

/** Dialects whose keywords are all known here. */
const knownDialect =
  /^https?:\/\/(json-schema\.org\/(draft-0[4-7]\/schema|draft\/(2019-09|2020-12)\/schema)|spec\.openapis\.org\/oas\/3\.\d+\/(dialect|schema).*)#?$/;

/** Tells of a `$schema` or `jsonSchemaDialect` (JSON Schema 2020-12 Core, 8.1.1) under which keywords may mean something else. */
export function loseDialect(reading: Reading, place: Place): void {
  const { value } = place;
  if (typeof value !== "string" || value.trim() === "" || knownDialect.test(value)) return;
  lose(
    reading,
    "dialect-ignored",
    place,
    value,
    (owners) =>
      `The dialect ${shown(value)} at ${owners} is not known; keywords are read as those of JSON Schema 2020-12.`,
  );
}

/** Tells of a `$self` (OpenAPI 3.2.0, 4.1): by it documents that were read are found, and no others are read. */
function loseSelf(reading: Reading, place: Place): void {
  if (typeof place.value !== "string" || place.value === "") return;
  const sentence = "Other documents are not read relative to $self, but to where this document was read.";
  lose(reading, "base-ignored", place, "$self", () => sentence);
}

/** Tells of an `$id` (JSON Schema 2020-12 Core, 8.2.1): references are relative to where the document was read. */
export function loseBase(reading: Reading, place: Place): void {
  if (typeof place.value !== "string" || place.value === "") return;
  const keyword = place.pointer.slice(place.pointer.lastIndexOf("/") + 1);
  lose(
    reading,
    "base-ignored",
    place,
    keyword,
    (owners) =>
      `Nothing is read from the ${keyword} at ${owners}: references that lead to no schema of the documents by it are relative to where the document was read.`,
  );
}

function lose(
  reading: Reading,
  code: Code,
  place: Place,
  subject: string,
  sentence: (owners: string) => string,
): void {
  reading.losses.push({ code, subject, owner: place.pointer, place, sentence });
}
