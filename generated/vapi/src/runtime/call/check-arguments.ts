import type { InputSchema } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { coerceArguments } from "./coerce-arguments.ts";
import { quoted } from "./describe-schema.ts";
import { findProblems } from "./find-problems.ts";
import { TooCostlyError } from "./problem-texts.ts";

/**
 * Checks the arguments of a call against the tool's input schema (JSON Schema 2020-12) and returns them with the
 * types it wants. Formats are annotations; a pattern is enforced on strings short enough to be matched quickly.
 * @throws {ToolError} with up to five problems: the path of the value, what was expected, and the nearest name for
 * an unknown one; never with the value.
 */
export function checkArguments(
  args: Record<string, unknown>,
  inputSchema: InputSchema,
): Record<string, unknown> {
  const coerced = coerceArguments(args, inputSchema);
  const lost = findLostNumber(coerced);
  if (lost !== undefined)
    throw new ToolError(
      `${quoted(lost)} holds a number that is too large to be sent as it is.`,
      "Call again with a smaller number, or with text where the tool takes text.",
    );
  const problems = problemsOf(coerced, inputSchema);
  if (problems.length === 0) return coerced;
  throw new ToolError(
    problems.join(" "),
    "Call again with the arguments mended; the input schema of the tool has the details.",
  );
}

function problemsOf(args: Record<string, unknown>, inputSchema: InputSchema): string[] {
  try {
    return findProblems(args, inputSchema);
  } catch (error) {
    if (!(error instanceof TooCostlyError)) throw error;
    throw new ToolError(
      "The arguments are too large, or nested too deeply, to be checked.",
      "Call again with fewer or flatter values.",
    );
  }
}

/** The argument with a number that JSON can say and a double cannot, such as 1e999: it would be sent as null. */
function findLostNumber(args: Record<string, unknown>): string | undefined {
  for (const [name, value] of Object.entries(args)) {
    const open: unknown[] = [value];
    while (open.length > 0) {
      const next = open.pop();
      if (typeof next === "number" && !Number.isFinite(next)) return name;
      if (typeof next !== "object" || next === null) continue;
      for (const inner of Object.values(next)) open.push(inner);
    }
  }
  return undefined;
}
