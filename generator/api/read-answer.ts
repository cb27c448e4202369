import { type AnswerSchema, answerParts } from "./answer-parts.ts";
import type { Response } from "./model.ts";
import { readAnswerFields } from "./read-answer-fields.ts";
import { readList } from "./read-list.ts";
import { readNextMembers, saysMore } from "./read-next-members.ts";
import { readOutline } from "./read-outline.ts";
import { isObject, type Reading, readOnce } from "./reading.ts";

/** What the schema of a successful answer says. */
export type Answer = Pick<Response, "outline" | "list" | "next" | "more" | "fields">;

/** Reads the schema of a successful answer; one that is referred to is read once for all answers. */
export function readAnswer(reading: Reading, schema: AnswerSchema): Answer {
  const { $ref } = isObject(schema.value) ? schema.value : {};
  const target = typeof $ref === "string" ? reading.documents.resolve($ref, schema.document) : undefined;
  return target === undefined ? answerOf(reading, schema) : readOnce(reading, target, answerOf);
}

function answerOf(reading: Reading, schema: AnswerSchema): Answer {
  const parts = answerParts(reading, schema);
  const outline = readOutline(reading, schema);
  const list = readList(reading, schema, parts);
  const next = readNextMembers(reading, schema, parts);
  const fields = readAnswerFields(reading, schema);
  return {
    ...(outline === undefined ? {} : { outline }),
    ...(list === undefined ? {} : { list }),
    ...(next.length === 0 ? {} : { next }),
    ...(saysMore(parts) ? { more: true } : {}),
    ...(fields.length === 0 ? {} : { fields }),
  };
}
