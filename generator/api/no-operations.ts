import { InputError } from "../diagnostics/diagnostic.ts";
import type { LoadedDocuments } from "../load/model.ts";
import type { ApiModel } from "./model.ts";
import { isObject } from "./reading.ts";

/** Says why nothing can be made of the documents: every operation is skipped, only webhooks, or no paths. */
export function noOperations(documents: LoadedDocuments, model: ApiModel): InputError {
  const location = documents.entries.map((entry) => entry.location).join(", ");
  const first = model.skipped[0];
  if (first !== undefined) {
    return new InputError(
      "no-operations",
      `No operation of ${location} can be made: ${first.method} ${first.path} is skipped, since ${first.reason}.`,
      first.origin,
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
