type Json = Record<string, unknown>;

/** One operation, with further keys of the root. */
export function demo(more: Json = {}): Json {
  return {
    openapi: "3.1.0",
    info: { title: "Demo", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths: { "/items": { get: demoOperation() } },
    ...more,
  };
}

export function demoOperation(more: Json = {}): Json {
  return { operationId: "listItems", responses: { 200: { description: "ok" } }, ...more };
}

/** The document with one more operation, `POST /other`. */
export function withOther(operation: Json, more: Json = {}): Json {
  return demo({ paths: { "/items": { get: demoOperation() }, "/other": { post: operation } }, ...more });
}

/** The document with a schema as the JSON body of one more operation. */
export function withSchema(schema: unknown, more: Json = {}): Json {
  return withOther({ requestBody: { content: { "application/json": { schema } } } }, more);
}

export const json = (root: unknown, space?: number | string): string => JSON.stringify(root, null, space);

/** The same small document in YAML, line by line; `#` lines stand in front. */
export const yaml = `openapi: 3.1.0
info:
  title: Demo
  version: "1"
servers:
  - url: https://api.example.com
paths:
  /items:
    get:
      operationId: listItems
      responses:
        200:
          description: ok
`;

/** The YAML document with text in place of other text, which must be there. */
export function yamlWith(old: string, text: string): string {
  if (!yaml.includes(old)) throw new Error(`The document has no ${old}.`);
  return yaml.replace(old, () => text);
}
