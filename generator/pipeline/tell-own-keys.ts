import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { ServerModel } from "../plan/model.ts";
import { parseObject } from "../write/read-lock.ts";

/** Keys of package.json that other files of the package repeat, and how the curation file calls them. */
const repeated = [
  { key: "name", choice: "package", of: ({ packageName }: ServerModel) => packageName },
  { key: "version", choice: "version", of: ({ version }: ServerModel) => version },
] as const;

/**
 * Tells of a name or version that a person wrote into package.json: their keys stay there, but README.md, CHANGELOG.md,
 * server.json and the program itself name what mcpgen was told.
 *
 * @param text package.json as the build leaves it
 */
export function tellOwnKeys(text: string | undefined, server: ServerModel): Diagnostic[] {
  const theirs = parseObject(text ?? "") ?? {};
  return repeated.flatMap(({ key, choice, of }) => {
    const [their, ours] = [theirs[key], of(server)];
    if (typeof their !== "string" || their === ours) return [];
    const [shown, chosen] = [their, ours].map((each) => JSON.stringify(each));
    return diagnostic(
      "package-key-differs",
      `package.json has the ${key} ${shown}; server.json, README.md, CHANGELOG.md and the server itself have ${chosen}.`,
      `package.json#/${key}`,
      `Say \`${choice}: ${shown}\` in the curation file, which is for all of them, or give package.json the ${key} ${chosen} again.`,
    );
  });
}
