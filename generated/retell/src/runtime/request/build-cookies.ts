import type { Binding, FixedValue } from "../tool.ts";
import { argumentError, forArgument } from "./argument-error.ts";
import { namesAnother } from "./names-another.ts";
import { encodeUnreserved } from "./percent-encode.ts";
import { type Encoder, explodes, type Pair, serializePairs } from "./serialize-parameter.ts";
import { contentText, ownValue } from "./value-text.ts";

interface CookieArgument {
  argument: string;
  /** Encoded. */
  name: string;
  serialize(value: unknown): Pair[];
}

/** The cookies that a tool's definition brings, taken apart once. */
export interface CookiePlan {
  fixed: Pair[];
  arguments: CookieArgument[];
  /** Encoded names that belong to somebody, in lower case. */
  names: ReadonlySet<string>;
}

/** Nothing that is encoded can hold `;`, `,`, `=`, a space or a quote. */
const cookieEncoder: Encoder = { name: encodeUnreserved, value: encodeUnreserved, item: encodeUnreserved };

/** Plans cookies in `form` style (OpenAPI 3.1.1, 4.8.12.4 and appendix D); arguments of a fixed name are left out. */
export function planCookies(bindings: readonly Binding[], fixedValues: readonly FixedValue[]): CookiePlan {
  const fixed = fixedValues
    .filter((value) => value.in === "cookie")
    .flatMap(({ name, value }) => serializePairs(encodeUnreserved(name), value, "form", true, cookieEncoder));
  const fixedNames = new Set(fixed.map(([name]) => name));
  const args = bindings
    .filter((binding) => binding.in === "cookie" && !fixedNames.has(encodeUnreserved(binding.name)))
    .map(cookieArgument);
  const names = new Set([...fixedNames, ...args.map(({ name }) => name)].map((name) => name.toLowerCase()));
  return { fixed, arguments: args, names };
}

/**
 * The value of `Cookie`, "" without cookies: pairs joined by `; `, an exploded array as several of one name. A
 * credential comes last, as the only cookie of its name, and is encoded only where a cookie cannot hold a character,
 * since servers compare a session value as it is. An object whose members become cookies cannot name a credential, be it one of
 * `reserved`, or another cookie.
 */
export function buildCookies(
  plan: CookiePlan,
  args: Readonly<Record<string, unknown>>,
  credentials: readonly Readonly<{ name: string; value: string }>[],
  reserved: ReadonlySet<string>,
): string {
  const secret = new Set(credentials.map(({ name }) => encodeUnreserved(name)));
  const own = new Set([...secret].map((name) => name.toLowerCase()));
  const taken = [plan.names, own, reserved];
  const pairs = plan.fixed.filter(([name]) => !secret.has(name));
  for (const { argument, name, serialize } of plan.arguments) {
    const value = ownValue(args, argument);
    if (value === undefined || secret.has(name)) continue;
    for (const pair of forArgument(argument, () => serialize(value))) {
      if (pair[0] !== name && taken.some((names) => namesAnother(pair[0], name, names)))
        refuseTaken(argument);
      pairs.push(pair);
    }
  }
  for (const { name, value } of credentials) {
    pairs.push([encodeUnreserved(name), value.replace(/[^!#-+\--:<-[\]-~]+/gu, encodeURIComponent)]);
  }
  return pairs.map(([name, value]) => `${name}=${value}`).join("; ");
}

function cookieArgument({ argument, name, contentType, style = "form", explode }: Binding): CookieArgument {
  const encoded = encodeUnreserved(name);
  const serialize =
    contentType === undefined
      ? (value: unknown) => serializePairs(encoded, value, style, explodes(style, explode), cookieEncoder)
      : (value: unknown): Pair[] => [[encoded, encodeUnreserved(contentText(value, contentType))]];
  return { argument, name: encoded, serialize };
}

function refuseTaken(argument: string): never {
  throw argumentError(
    argument,
    "has a property whose name belongs to another cookie of the request",
    `Call again without that property in "${argument}".`,
  );
}
