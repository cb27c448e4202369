import type { ToolDefinition } from "../../templates/runtime/tool.ts";

/** The tools of a module as `print-tools.ts` prints it, for a package whose document is not at hand; without those that a person edited. */
export function readPrintedTools(source: string): ToolDefinition[] {
  const literals = source.matchAll(/^export const \w+: ToolDefinition = (\{\n[\s\S]*?\n\});$/gm);
  return [...literals].flatMap(([, literal = ""]) => {
    const json = literal.replace(/^( *)\["(\w+)" as string\]: /gm, '$1"$2": ');
    try {
      return [JSON.parse(json) as ToolDefinition];
    } catch {
      return [];
    }
  });
}
