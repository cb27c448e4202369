import type { Dialect } from "./choose-dialect.ts";
import { type JsonSchema, toGeminiSchema } from "./gemini-schema.ts";

/** Lists that are kept in translation: one for each narrowed view that clients ask for. */
const maxKept = 8;

/** Makes the function that gives a complete `tools/list` result in a dialect: the same text again for the same list. */
export function createTranslator(): (list: string, dialect: Dialect) => string {
  const kept = new Map<string, string>();
  return (list, dialect) => {
    if (dialect === "json-schema") return list;
    let translated = kept.get(list);
    if (translated === undefined) {
      translated = translate(list);
      const [oldest] = kept.keys();
      if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
      kept.set(list, translated);
    }
    return translated;
  };
}

function translate(list: string): string {
  const { tools } = JSON.parse(list) as { tools: { inputSchema: JsonSchema }[] };
  return JSON.stringify({
    tools: tools.map((tool) => ({
      ...tool,
      inputSchema: { type: "object", ...toGeminiSchema(tool.inputSchema) },
    })),
  });
}
