import { plan } from "../../build.ts";
import { packageVersions } from "../../commands/versions.ts";
import { InputError } from "../../diagnostics/diagnostic.ts";
import { emitPackage } from "../../emit/emit.ts";
import type { EmittedFiles } from "../../emit/model.ts";
import type { ServerModel } from "../../plan/model.ts";

/** A package of a document, none of it written. */
export interface BuiltPackage {
  server: ServerModel;
  files: EmittedFiles;
}

/**
 * Builds a package of a document's text without those files that are the same in every package. Undefined when the
 * input is refused in a message. @throws what else goes wrong, which is a fault of the generator.
 */
export async function buildInMemory(text: string): Promise<BuiltPackage | undefined> {
  try {
    const { server, diagnostics, cost } = await plan({
      specs: ["-"],
      config: false,
      load: { stdin: async () => Buffer.from(text) },
    });
    const files = await emitPackage(server, {
      templates: new Map(),
      versions: packageVersions,
      diagnostics,
      tokens: cost.total,
    });
    return { server, files };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** All strings of a document, names too, as they are when they are read, and other scalars as text: an enum of strings may hold them. */
export function stringsOf(document: unknown): Set<string> {
  const found = new Set<string>();
  const open = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) {
      found.add(String(value).toWellFormed());
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      found.add(key.toWellFormed());
      open.push(inner);
    }
  }
  return found;
}
