import { InputError } from "../diagnostics/diagnostic.ts";
import type { LoadedDocuments } from "../load/model.ts";
import type { ApiModel } from "./model.ts";
import { isObject } from "./reading.ts";

/** Says why nothing can be made of the documents: every operation is skipped, only webhooks, or no paths. */
export function noOperations(documents: LoadedDocuments, model: ApiModel): InputError {
  const location = documents.entries.map((entry) => entry.location).join(", ");
  const first = model.skipped[0];
  if (first !== undefined) {
    const operation = first.method === "*" ? `the path ${first.path}` : `${first.method} ${first.path}`;
    return new InputError(
      "no-operations",
      `No operation of ${location} can be made: ${operation} is skipped, since ${first.reason}.`,
      first.origin,
      "Mend the document at that place: it holds no other operation.",
    );
  }
  const root = documents.entries[0]?.root;
  const webhooks = isObject(root) && isObject(root.webhooks) && Object.keys(root.webhooks).length > 0;
  const what = webhooks
    ? "It describes webhooks only, which are requests to you and not from you."
    : "Its paths hold none.";
  return new InputError(
    "no-operations",
    `${location} has no operations. ${what}`,
    `${documents.entries[0]?.name ?? ""}#/paths`,
  );
}
