import { diagnostic } from "../diagnostics/diagnostic.ts";
import { shorten } from "../diagnostics/shorten.ts";
import { maxDocumentBytes } from "./document-size.ts";
import { findReferences, type OpenReference, type Step } from "./find-references.ts";
import { findHolder, type KnownDocument, type Library, resolveReference } from "./library.ts";
import { locateReference } from "./locate-reference.ts";
import { type Budget, type ReadOptions, readTarget } from "./read-target.ts";
import { pointerToken } from "./resolve-pointer.ts";

/** Documents that are read because they are referred to, and their bytes in all. */
const maxDocuments = 1000;

/**
 * Reads the documents that operations of the entries refer to, and those that these refer to, into the library. What is
 * refused, missing or unreadable is reported once, as a warning without a word of its content, and stays unresolved.
 */
export async function followReferences(
  library: Library,
  entries: readonly KnownDocument[],
  options: ReadOptions,
): Promise<void> {
  const resolve = (reference: string, from: string, at?: string) =>
    resolveReference(library, reference, from, at);
  const seen = new Set<object>();
  const tried = new Set<string>();
  const budget: Budget = { documents: maxDocuments, bytes: maxDocumentBytes };
  let steps = entries.filter((entry) => entry.refersElsewhere).flatMap(firstSteps);
  while (steps.length > 0) {
    const open = findReferences(steps, seen, resolve).sort(byText);
    for (const found of open) {
      const document = library.documents.get(found.document);
      if (document === undefined) continue;
      const { target } = locateReference(found.reference, document.base);
      if (target.kind === "same" || findHolder(library, found.reference, document) !== undefined) continue;
      const attempt = `${document.base.kind === "file" ? document.base.folder : ""}\n${target.key}`;
      if (tried.has(attempt)) continue;
      tried.add(attempt);
      const refusal = await readTarget(target, document, library, budget, options);
      if (refusal === undefined) continue;
      const message = `The reference to ${quoted(found.reference)} is not followed: ${refusal.why}.`;
      options.report(diagnostic(refusal.code, message, `${found.document}#${found.pointer}`, refusal.help));
      if (refusal.code === "reference-limit") return;
    }
    steps = open.flatMap(({ reference, document }) => resolve(reference, document) ?? []);
  }
}

/** Operations, and the security schemes that they name instead of referring to them. */
function firstSteps({ name, root }: KnownDocument): Step[] {
  const steps: Step[] = [];
  for (const path of [["paths"], ["components", "securitySchemes"], ["securityDefinitions"]]) {
    let value = root;
    for (const key of path) {
      const inside = typeof value === "object" && value !== null && Object.hasOwn(value, key);
      value = inside ? (value as Record<string, unknown>)[key] : undefined;
    }
    if (typeof value !== "object" || value === null) continue;
    for (const [key, item] of Object.entries(value))
      if (!key.startsWith("x-"))
        steps.push({
          value: item,
          document: name,
          pointer: `/${[...path, key].map(pointerToken).join("/")}`,
        });
  }
  return steps;
}

function byText(left: OpenReference, right: OpenReference): number {
  const texts = ({ reference, document, pointer }: OpenReference) => `${reference}\n${document}\n${pointer}`;
  return texts(left) < texts(right) ? -1 : 1;
}

function quoted(reference: string): string {
  return JSON.stringify(shorten(reference, 201));
}
