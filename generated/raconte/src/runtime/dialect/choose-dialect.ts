/**
 * How input schemas are written: as JSON Schema, which nearly all clients take, or as the subset of Gemini's function
 * declarations.
 */
export type Dialect = "json-schema" | "gemini";

/**
 * The dialect of a client, by the name that it gives in `initialize` (MCP 2025-06-18, "Implementation") or that the
 * operator gives with `--client`. A client that is not known gets JSON Schema.
 */
export function dialectOf(client: string | undefined): Dialect {
  return client !== undefined && /\b(?:gemini|vertex)/i.test(client.slice(0, 128)) ? "gemini" : "json-schema";
}
