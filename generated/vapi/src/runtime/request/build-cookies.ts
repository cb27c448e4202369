import type { Binding, FixedValue } from "../tool.ts";
import { argumentError, forArgument } from "./argument-error.ts";
import { isToken } from "./header-rules.ts";
import { namesAnother } from "./names-another.ts";
import { encodeUnreserved } from "./percent-encode.ts";
import { type Encoder, explodes, type Pair, serializePairs } from "./serialize-parameter.ts";
import { contentText, ownValue } from "./value-text.ts";

interface CookieArgument {
  argument: string;
  /** As it stands on the wire. */
  name: string;
  serialize(value: unknown): Pair[];
}

/** The cookies that a tool's definition brings, taken apart once. */
export interface CookiePlan {
  fixed: Pair[];
  arguments: CookieArgument[];
  /** Names that belong to somebody, as they stand on the wire and encoded, in lower case. */
  names: ReadonlySet<string>;
}

/** Nothing that is encoded can hold `;`, `,`, `=`, a space or a quote. */
const cookieEncoder: Encoder = { name: encodeUnreserved, value: encodeUnreserved, item: encodeUnreserved };

/** Plans cookies in `form` and `cookie` style (OpenAPI 3.2.0, 4.12.4 and appendix D); arguments of a fixed name are left out. */
export function planCookies(bindings: readonly Binding[], fixedValues: readonly FixedValue[]): CookiePlan {
  const fixed = fixedValues
    .filter((value) => value.in === "cookie")
    .flatMap(({ name, value }) => serializePairs(encodeUnreserved(name), value, "form", true, cookieEncoder));
  const fixedNames = new Set(fixed.map(([name]) => name));
  const args = bindings
    .filter((binding) => binding.in === "cookie" && !fixedNames.has(encodeUnreserved(binding.name)))
    .map(cookieArgument);
  const own = args.flatMap(({ name }) => [name, encodeUnreserved(name)]);
  const names = new Set([...fixedNames, ...own].map((name) => name.toLowerCase()));
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
  const secret = new Set(credentials.flatMap(({ name }) => [name, encodeUnreserved(name)]));
  const own = new Set([...secret].map((name) => name.toLowerCase()));
  const taken = [plan.names, own, reserved];
  const pairs = plan.fixed.filter(([name]) => !secret.has(name));
  for (const { argument, name, serialize } of plan.arguments) {
    const value = ownValue(args, argument);
    if (value === undefined || secret.has(name)) continue;
    for (const pair of forArgument(argument, () => serialize(value))) {
      const isTaken = [pair[0], encodeUnreserved(pair[0])].some((key) =>
        taken.some((names) => namesAnother(key, name, names)),
      );
      if (pair[0] !== name && isTaken) refuseTaken(argument);
      pairs.push(pair);
    }
  }
  for (const { name, value } of credentials) {
    pairs.push([encodeUnreserved(name), value.replace(/[^!#-+\--:<-[\]-~]+/gu, encodeURIComponent)]);
  }
  return pairs.map(([name, value]) => `${name}=${value}`).join("; ");
}

function cookieArgument({ argument, name, contentType, style = "form", explode }: Binding): CookieArgument {
  const isPlain = contentType === undefined && style === "cookie";
  const written = isPlain && isToken(name) ? name : encodeUnreserved(name);
  const encoder = isPlain ? plainCookieEncoder(argument) : cookieEncoder;
  const serialize =
    contentType === undefined
      ? (value: unknown) => serializePairs(written, value, style, explodes(style, explode), encoder)
      : (value: unknown): Pair[] => [[written, encodeUnreserved(contentText(value, contentType))]];
  return { argument, name: written, serialize };
}

/**
 * `cookie` style (OpenAPI 3.2.0, 4.12.2 and appendix D): a value comes in escaped form, and nothing is escaped here. What
 * RFC 6265, 4.1.1, does not let a cookie hold is refused, since it could end the cookie or begin another one.
 */
function plainCookieEncoder(argument: string): Encoder {
  const checked = (text: string, isGood: boolean): string => (isGood ? text : refuseCharacter(argument));
  return {
    name: (text) => checked(text, isToken(text)),
    value: (text) => checked(text, /^("?)[!#-+\--:<-[\]-~]*\1$/.test(text)),
    item: (text) => checked(text, /^[!#-+\--:<-[\]-~]*$/.test(text)),
  };
}

function refuseCharacter(argument: string): never {
  throw argumentError(
    argument,
    "has a character that a cookie cannot carry (a space, a quote, a comma, a semicolon, a backslash, a control character or one beyond ASCII)",
    `Call again with such characters in "${argument}" escaped as the API wants it, for example as %20.`,
  );
}

function refuseTaken(argument: string): never {
  throw argumentError(
    argument,
    "has a property whose name belongs to another cookie of the request",
    `Call again without that property in "${argument}".`,
  );
}
