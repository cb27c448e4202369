import { createHash } from "node:crypto";
import type { NamedSchema, Schema } from "../api/model.ts";

interface Definition {
  entry: NamedSchema;
  target: Schema;
  uses: { target: Schema }[];
}

/**
 * Gives the definitions of one tool their names under `$defs` and points every use at them. Two schemas of the
 * same name, of different documents or places, end in a short hash of where they are.
 */
export function nameDefinitions(
  definitions: [key: string, definition: Definition][],
): Record<string, Schema> {
  const byName = new Map<string, string[]>();
  for (const [key, { entry }] of definitions) {
    const plain = plainName(entry.name);
    byName.set(plain, [...(byName.get(plain) ?? []), key]);
  }
  const named = definitions.map(([key, definition]): [string, Definition] => {
    const plain = plainName(definition.entry.name);
    const alone = byName.get(plain)?.length === 1;
    return [
      alone ? plain : `${plain}_${createHash("sha256").update(key).digest("hex").slice(0, 6)}`,
      definition,
    ];
  });
  const defs: Record<string, Schema> = Object.create(null);
  for (const [name, { target, uses }] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
    defs[name] = target;
    for (const use of uses) use.target.$ref = `#/$defs/${name}`;
  }
  return defs;
}

function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9_.-]+/g, "_").slice(0, 60) || "schema";
}
