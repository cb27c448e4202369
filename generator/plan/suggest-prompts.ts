import type { Group, Tool } from "./model.ts";

const most = 4;

/** What a person could ask for: one question about the whole, then a listing of each of the first groups that is offered. */
export function suggestPrompts(title: string, groups: readonly Group[]): string[] {
  const listings = groups.flatMap(({ tools }) => tools.find(needsNothing) ?? []);
  const asked = listings.slice(0, most - 1).map(({ name, definition }) => definition.title ?? name);
  return [`What can you do with ${title}?`, ...asked.map((each) => `${each}, and sum up what you find.`)];
}

/** A read without required arguments can be asked for by its title alone, where clients are offered it. */
function needsNothing({ default: isOffered, definition: { hints, inputSchema } }: Tool): boolean {
  return (
    isOffered && hints.readOnlyHint && ((inputSchema.required as unknown[] | undefined) ?? []).length === 0
  );
}
