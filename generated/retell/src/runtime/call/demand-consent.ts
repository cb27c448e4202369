import { jsonText } from "../request/json-text.ts";
import { escapeHiddenInText } from "../result/escape-hidden.ts";
import type { ToolResult } from "../result/result.ts";
import type { ToolDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { CallContext } from "./call-context.ts";

/** What happens to calls that a person should confirm: `--confirm`. */
export type ConfirmPolicy = "elicit" | "deny" | "allow";

/** Characters of the arguments, and of the resource as it is, that a person is shown. */
const maxShown = 2_000;

const toAllow = "start it with --confirm allow, where the client itself asks before each call";

/**
 * Lets a call go on that changes what a person should know of: under `elicit` when the person behind the client agrees
 * (MCP 2025-06-18, "Elicitation"), shown the arguments and, by `readNow`, what the call would change.
 * @throws {ToolError} when nobody agrees, or nobody can be asked.
 */
export async function demandConsent(
  tool: ToolDefinition,
  args: Readonly<Record<string, unknown>>,
  context: CallContext,
  policy: ConfirmPolicy,
  readNow: () => Promise<ToolResult | undefined>,
): Promise<void> {
  if (tool.confirm !== true || policy === "allow") return;
  const { name } = tool;
  if (policy === "deny")
    throw new ToolError(
      `The operator of this server refuses "${name}" (--confirm deny).`,
      "Calling again will not help. Tell the user that this is to be done elsewhere.",
    );
  if (context.ask === undefined)
    throw new ToolError(
      `"${name}" needs the consent of a person, and over this connection nobody can be asked.`,
      `Calling again will not help. The operator of this server can allow it: ${toAllow}, or connect over stdio with a client that supports elicitation.`,
    );
  const answer = await context.ask(await question(tool, args, readNow));
  if (answer === "accept") return;
  throw new ToolError(
    answer === "decline"
      ? `The user was asked about "${name}" and declined.`
      : `The user was asked about "${name}" and gave no answer.`,
    "Nothing was sent. Do not call again unless the user asks for it.",
  );
}

async function question(
  { name, title, request, readFirst }: ToolDefinition,
  args: Readonly<Record<string, unknown>>,
  readNow: () => Promise<ToolResult | undefined>,
): Promise<string> {
  const lines = [
    `Allow "${name}"${title === undefined || title === name ? "" : ` (${title})`}?`,
    `It sends ${request.method} ${request.path} with these arguments:`,
    shown(jsonText(args)),
  ];
  if (readFirst !== undefined) lines.push(...(await current(readFirst, readNow)));
  return lines.join("\n");
}

/** The resource before the call; a person may also decide without it. */
async function current(reader: string, readNow: () => Promise<ToolResult | undefined>): Promise<string[]> {
  const [item] = (await readNow())?.content ?? [];
  return item?.type === "text" ? [`As it is now (${reader}):`, shown(item.text)] : [];
}

/** What a person is shown hides nothing: every character that cannot be seen is written out. */
function shown(text: string): string {
  const visible = escapeHiddenInText(text);
  return visible.length <= maxShown
    ? visible
    : `${visible.slice(0, maxShown)}… (${visible.length} characters)`;
}
