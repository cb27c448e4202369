import type { OpenAPIV3 } from "openapi-types";
import type { ApiDocument } from "../api-document.ts";

/**
 * The part of Vapi's published document that a stand-in plays, in a form that a strict validator compiles. The vendor's
 * own API is more lenient than the document's letter, so what the validator refuses to compile or judges otherwise than
 * the API is loosened, and nothing else:
 * - operations that are not played, and schemas that none of the others reaches, are left out: the validator walks
 *   through all of them for each operation;
 * - refusals may have any body: the document names hardly one, and none with its form;
 * - an empty `enum`, which no value could match, is dropped;
 * - `nullable` beside no `type` is dropped: it has no effect (OpenAPI 3.0.3, 4.7.24.1);
 * - a pattern between slashes (`/^a$/`) is taken out of them, as JSON Schema writes patterns without;
 * - alternatives that overlap (a list of known names, or any text) are `anyOf` instead of `oneOf`;
 * - `discriminator` is dropped: the validator applies a nested one to the whole body, and each alternative names its
 *   kind in an `enum` of its own.
 */
export function mendDocument<Document extends ApiDocument>(
  document: Document,
  played: ReadonlySet<string>,
): Document {
  const paths: ApiDocument["paths"] = {};
  for (const route of played) {
    const [verb = "", template = ""] = route.split(" ");
    const method = verb.toLowerCase() as OpenAPIV3.HttpMethods;
    const operation = document.paths[template]?.[method];
    if (operation === undefined) continue;
    const { responses } = operation;
    paths[template] = {
      ...paths[template],
      [method]: { ...operation, responses: openRefusals(responses) },
    };
  }
  const mended = structuredClone({ ...document, paths });
  mend(mended);
  keepReached(mended);
  return mended;
}

function keepReached(document: ApiDocument): void {
  const all = document.components?.schemas;
  if (document.components === undefined || all === undefined) return;
  const reached = new Set<string>();
  const follow = (node: unknown): void => {
    for (const [, name = ""] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      follow(all[name]);
    }
  };
  follow(document.paths);
  document.components.schemas = Object.fromEntries(Object.entries(all).filter(([name]) => reached.has(name)));
}

function openRefusals(responses: OpenAPIV3.ResponsesObject): OpenAPIV3.ResponsesObject {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const content = { "application/json": { schema: {} } };
  return { ...Object.fromEntries(successes), default: { description: "A refusal.", content } };
}

function mend(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) mendSchema(node as Record<string, unknown>);
  for (const value of Object.values(node)) mend(value);
}

function mendSchema(schema: Record<string, unknown>): void {
  if (Array.isArray(schema.enum) && schema.enum.length === 0) delete schema.enum;
  if (schema.nullable === true && schema.type === undefined) delete schema.nullable;
  if (typeof schema.pattern === "string") schema.pattern = schema.pattern.replace(/^\/(.*)\/[a-z]*$/s, "$1");
  if (Array.isArray(schema.oneOf) && schema.anyOf === undefined) {
    schema.anyOf = schema.oneOf;
    delete schema.oneOf;
    delete schema.discriminator;
  }
}
