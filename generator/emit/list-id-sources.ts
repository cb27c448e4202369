import type { Tool } from "../plan/model.ts";

/** An argument that names something, and the tools whose answers have such names. */
export interface IdSource {
  argument: string;
  /** Sorted. */
  tools: string[];
}

/** A verb of listing at the start, or after the name of a group; then what is listed, without what it is narrowed to. */
const listing = /^(.*?)(?<![a-z0-9])(?:list|search|find|query|get_all)_(.+?)(?:_(?:for|by|in|of|from)_.*)?$/;

/**
 * Which tool gives the values of a required id argument, told by names alone: `call_id` comes from `list_calls`, and `id`
 * of `get_call` too. Nothing is said where no name fits. Sorted by argument.
 */
export function listIdSources(tools: readonly Tool[]): IdSource[] {
  const listers = new Map<string, string[]>();
  for (const { name, definition } of tools) {
    const [, before, noun] = listing.exec(snakeCase(name)) ?? [];
    if (noun === undefined || (before !== "" && !definition.hints.readOnlyHint)) continue;
    listers.set(singular(noun), [...(listers.get(singular(noun)) ?? []), name]);
  }
  const found = new Map<string, Set<string>>();
  for (const tool of tools) {
    for (const { name, required, in: place } of tool.arguments) {
      if (!required && place !== "path") continue;
      const noun = nounOf(name, tool);
      const names = noun === undefined ? undefined : listers.get(noun);
      const others = names?.filter((each) => each !== tool.name) ?? [];
      if (others.length > 0) found.set(name, new Set([...(found.get(name) ?? []), ...others]));
    }
  }
  return [...found]
    .map(([argument, names]) => ({ argument, tools: [...names].sort() }))
    .sort((a, b) => (a.argument < b.argument ? -1 : 1));
}

/** `call_id`, `callId` and `call` in a path are call; `id` is what the tool's own name says. */
function nounOf(argument: string, tool: Tool): string | undefined {
  const name = snakeCase(argument);
  if (name !== "id") return /^(.+)_(?:id|sid|uuid|key)$/.exec(name)?.[1];
  const words = snakeCase(tool.name).split("_").slice(1);
  return words.length === 0 ? undefined : singular(words.join("_"));
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[-.]/g, "_")
    .toLowerCase();
}

/** Of the last word, by its ending. */
function singular(noun: string): string {
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(noun)) return noun.slice(0, -2);
  return /[^s]s$/.test(noun) ? noun.slice(0, -1) : noun;
}
