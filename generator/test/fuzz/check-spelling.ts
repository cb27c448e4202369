import fc from "fast-check";
import { dump } from "js-yaml";
import { type BuiltPackage, buildInMemory } from "./build-in-memory.ts";
import { demand } from "./finding.ts";

/** A way to write a document as YAML. */
export interface YamlSpelling {
  /** From which level on collections stand in brackets; -1 never. */
  flowLevel: number;
  indent: number;
}

export const yamlSpelling: fc.Arbitrary<YamlSpelling> = fc.record({
  flowLevel: fc.constantFrom(-1, 1, 2, 4),
  indent: fc.constantFrom(1, 2, 4),
});

/** Demands that the document makes the same package when it is written as YAML. */
export async function checkSpelling(
  built: BuiltPackage | undefined,
  document: unknown,
  spelling: YamlSpelling,
): Promise<void> {
  // JSON has no undefined, nor objects that stand in two places.
  const text = dump(JSON.parse(JSON.stringify(document)), { ...spelling, noRefs: true });
  const other = await buildInMemory(Buffer.from(text).toString());
  demand(
    (built === undefined) === (other === undefined),
    `as YAML it is ${other ? "built" : "refused"}\n${text}`,
  );
  for (const [path, { contents }] of built?.files ?? [])
    demand(contents === other?.files.get(path)?.contents, `as YAML it makes another ${path}\n${text}`);
}
