import { nearestName } from "../../templates/runtime/call/nearest-name.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import type { ServerModel } from "../plan/model.ts";

/**
 * Checks that `src/custom.ts` changes only tools that exist, and adds none by the name of one that is not hidden: the server
 * would not start. Only when it differs from its scaffold is it parsed.
 * @throws InputError with the line of the name, and the nearest name for a tool that does not exist.
 */
export async function checkCustomization(
  source: string | undefined,
  scaffold: string | undefined,
  server: ServerModel,
): Promise<void> {
  if (source === undefined || source === scaffold) return;
  const { readAddedTools, readCustomization } = await import("./read-customization.ts");
  const names = server.groups.flatMap((group) => group.tools.map((tool) => tool.name));
  for (const { name, line } of readCustomization(source)) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    throw new InputError(
      "custom-tool-unknown",
      `src/custom.ts changes the tool "${name}", which does not exist.${near === undefined ? "" : ` Did you mean "${near}"?`}`,
      `src/custom.ts:${line}`,
    );
  }
  for (const { name, line } of readAddedTools(source)) {
    if (!names.includes(name)) continue;
    throw new InputError(
      "custom-tool-clash",
      `src/custom.ts adds the tool "${name}", which an operation of the document has now, too.`,
      `src/custom.ts:${line}`,
    );
  }
}
