import { findProblems } from "../../templates/runtime/call/find-problems.ts";
import type { BoundArgument } from "./bind-arguments.ts";
import type { ArgumentContext } from "./curate-arguments.ts";
import type { CurationPath } from "./curation-problems.ts";
import { fitSchemas } from "./fit-schemas.ts";

/** Refuses a value of the curation that the argument's own schema refuses: no text is read as a number here. */
export function checkValue(
  value: unknown,
  { name, schema, origin }: BoundArgument,
  at: CurationPath,
  { schemas, problems }: Pick<ArgumentContext, "schemas" | "problems">,
): void {
  const inputSchema = fitSchemas(
    [{ name, schema, required: false }],
    schemas,
    { tool: name, origin },
    () => {},
  );
  const found = findProblems({ [name]: value }, inputSchema);
  if (found.length > 0) problems.refused(at, `The value does not fit the argument: ${found.join(" ")}`);
}
