import type { ApiModel, SecurityScheme } from "../api/model.ts";
import type { CuratedCredential } from "../curation/model.ts";
import type { CurationProblems } from "./curation-problems.ts";

/** Reports credentials of the curation whose scheme no tool needs, and what does not go with the kind of a scheme. */
export function checkCredentials(
  curated: ReadonlyMap<string, CuratedCredential>,
  needed: readonly { scheme: SecurityScheme; variables: number }[],
  { securitySchemes }: Pick<ApiModel, "securitySchemes">,
  problems: CurationProblems,
): void {
  for (const [name, { env, prefix }] of curated) {
    const path = ["credentials", name];
    const found = needed.find(({ scheme }) => scheme.name === name);
    if (found === undefined) {
      if (securitySchemes.has(name))
        problems.refused(path, `No tool needs the security scheme ${JSON.stringify(name)}.`);
      else
        problems.unmatched(
          path,
          `The document declares no security scheme ${JSON.stringify(name)}.`,
          name,
          needed.map(({ scheme }) => scheme.name),
        );
      continue;
    }
    const { scheme, variables } = found;
    const names = [env ?? []].flat();
    if (names.length > variables || new Set(names).size < names.length)
      problems.refused(
        [...path, "env"],
        `${JSON.stringify(name)} is of the kind ${scheme.type}, which takes ${variables} different variable${variables === 1 ? "" : "s"}.`,
      );
    if (prefix !== undefined && scheme.type !== "apiKey")
      problems.refused(
        [...path, "prefix"],
        `${JSON.stringify(name)} is of the kind ${scheme.type}; only the value of an apiKey has a prefix.`,
      );
  }
}
