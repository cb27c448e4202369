import type { Binding, FixedValue } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { forArgument } from "./argument-error.ts";
import { checkFieldText, isFieldText, isReserved, isToken } from "./header-rules.ts";
import { explodes, plainEncoder, serializeSimple } from "./serialize-parameter.ts";
import { contentText, isJson, ownValue } from "./value-text.ts";

type Header = [name: string, value: string];

interface HeaderArgument {
  argument: string;
  name: string;
  serialize(value: unknown): string;
}

/** The headers that a tool's definition brings, taken apart once. */
export interface HeaderPlan {
  fixed: Header[];
  arguments: HeaderArgument[];
}

/** Plans headers: names that are no token, or that only the client or a credential sets, are left out. */
export function planHeaders(bindings: readonly Binding[], fixedValues: readonly FixedValue[]): HeaderPlan {
  const fixed = fixedValues
    .filter(({ in: place, name }) => place === "header" && isSettable(name))
    .map(
      ({ name, value }): Header => [name, checkFieldText(name, serializeSimple(value, false, plainEncoder))],
    );
  const args = bindings
    .filter((binding) => binding.in === "header" && isSettable(binding.name))
    .map((binding) => ({ argument: binding.argument, name: binding.name, serialize: headerText(binding) }));
  return { fixed, arguments: args };
}

/**
 * Adds headers to `headers`, one of a name whatever its case: those that are there already win, then fixed values,
 * then what the operator forwards, then arguments, which set none of `reserved` (in lower case).
 */
export function addHeaders(
  headers: Header[],
  plan: HeaderPlan,
  args: Readonly<Record<string, unknown>>,
  forwarded: readonly Readonly<Header>[],
  reserved: ReadonlySet<string>,
): void {
  const seen = new Set(headers.map(([name]) => name.toLowerCase()));
  const add = (name: string, value: string) => {
    const lower = name.toLowerCase();
    if (!seen.has(lower)) headers.push([name, value]);
    seen.add(lower);
  };
  for (const [name, value] of plan.fixed) add(name, value);
  for (const [name, value] of forwarded) {
    if (isSettable(name)) add(name, forwardedText(name, value));
  }
  for (const { argument, name, serialize } of plan.arguments) {
    const value = ownValue(args, argument);
    if (value === undefined || reserved.has(name.toLowerCase())) continue;
    add(
      name,
      checkFieldText(
        argument,
        forArgument(argument, () => serialize(value)),
      ),
    );
  }
}

/** `simple` style without percent-encoding (OpenAPI 3.1.1, appendix D); JSON text in ASCII, so that any value fits. */
function headerText({ contentType, style = "simple", explode }: Binding): (value: unknown) => string {
  if (contentType === undefined) {
    return (value) => serializeSimple(value, explodes(style, explode), plainEncoder, style);
  }
  if (!isJson(contentType)) return (value) => contentText(value, contentType);
  return (value) => contentText(value, contentType).replace(/[\x7f-\uffff]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function isSettable(name: string): boolean {
  return isToken(name) && !isReserved(name);
}

function forwardedText(name: string, value: string): string {
  if (isFieldText(value)) return value;
  throw new ToolError(
    `The header ${name} of the client's request has a character that cannot be passed on.`,
    `Send ${name} as plain text on one line.`,
  );
}
