import { type BuiltPackage, buildInMemory } from "./build-in-memory.ts";
import { checkModules } from "./check-modules.ts";
import { checkSchemas } from "./check-schemas.ts";
import { checkTexts } from "./check-texts.ts";
import { checkWireNames } from "./check-wire-names.ts";

/** Builds a package of the document and demands all that must hold of any; undefined when the document is refused. */
export async function checkDocument(document: unknown): Promise<BuiltPackage | undefined> {
  const built = await buildInMemory(JSON.stringify(document));
  if (built === undefined) return undefined;
  checkTexts(built);
  checkWireNames(built, document);
  checkSchemas(built);
  checkModules(built);
  return built;
}
