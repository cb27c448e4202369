import type { Curation } from "../curation/model.ts";
import { hashDocument } from "../load/hash-document.ts";
import type { LoadedDocuments } from "../load/model.ts";
import type { ServerModel } from "../plan/model.ts";
import type { LockFacts } from "../write/plan-changes.ts";

/** What the build was made of, by hashes that the order of keys does not change; a curation that chooses nothing is none. */
export function inputFacts({
  documents,
  curation,
}: {
  documents: LoadedDocuments;
  curation?: Curation;
}): NonNullable<LockFacts["inputs"]> {
  const hashes = documents.entries.map(({ name, root }) => [name, hashDocument(root) ?? ""] as const);
  const choices = Object.entries({ ...curation, originOf: undefined }).filter(([, value]) => says(value));
  return {
    documents: Object.fromEntries(hashes),
    ...(choices.length === 0 ? {} : { curation: hashDocument(Object.fromEntries(choices)) ?? "" }),
  };
}

/** A key without a value, such as `tools:` before the first tool, says nothing. */
function says(value: unknown): boolean {
  return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : value !== undefined;
}

/** Which operation each tool is of, sorted by its name. */
export function toolFacts(server: ServerModel): Record<string, { operation: string; operationId?: string }> {
  const tools = server.groups.flatMap((group) => group.tools).sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(
    tools.map(({ name, operation: { method, path, operationId } }) => [
      name,
      { operation: `${method} ${path}`, ...(operationId === undefined ? {} : { operationId }) },
    ]),
  );
}
