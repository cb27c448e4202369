/** Characters of JSON schemas that make up one token of o200k, measured over the documents of the corpus. */
const charactersPerToken = 4.2;

/** Tokens of a JSON text, estimated from its length: within about a tenth for lists of tools. */
export function estimateTokens(json: string): number {
  return Math.ceil(json.length / charactersPerToken);
}
