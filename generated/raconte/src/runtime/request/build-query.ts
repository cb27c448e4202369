import type { Binding, FixedValue } from "../tool.ts";
import { argumentError, forArgument } from "./argument-error.ts";
import { namesAnother } from "./names-another.ts";
import { encodeQueryLiteral, encodeQueryName, encodeUnreserved } from "./percent-encode.ts";
import {
  type Encoder,
  explodes,
  type Pair,
  type ParameterStyle,
  queryEncoder,
  reservedQueryEncoder,
  serializePairs,
} from "./serialize-parameter.ts";
import { contentText, isJson, isObject, ownValue, valueText } from "./value-text.ts";

interface QueryArgument {
  argument: string;
  /** Encoded. */
  name: string;
  style: ParameterStyle;
  explode: boolean;
  encoder: Encoder;
  contentType?: string;
}

/** What the query of a tool is made of, taken apart once. */
export interface QueryPlan {
  /** Encoded names, and the text that is sent. */
  fixed: { name: string; text: string }[];
  arguments: QueryArgument[];
  /** The argument that is the whole query (`in: querystring`, OpenAPI 3.2). */
  whole?: { argument: string; contentType: string };
  /** Encoded names that belong to somebody, in lower case. */
  names: ReadonlySet<string>;
}

/** Plans a query: what the path fixes comes first, then fixed values, then arguments of other names. */
export function planQuery(
  pathQuery: string,
  bindings: readonly Binding[],
  fixedValues: readonly FixedValue[],
): QueryPlan {
  const fixed = literalPairs(pathQuery);
  for (const { name, value } of fixedValues.filter((value) => value.in === "query")) {
    const pairs = serializePairs(encodeQueryName(name), value, "form", true, queryEncoder);
    fixed.push(...pairs.map((pair) => ({ name: pair[0], text: pairText(pair) })));
  }
  const fixedNames = new Set(fixed.map(({ name }) => name));
  const args: QueryArgument[] = [];
  for (const binding of bindings) {
    if (binding.in === "query" && !fixedNames.has(encodeQueryName(binding.name)))
      args.push(queryArgument(binding));
  }
  const whole = bindings.find((binding) => binding.in === "querystring");
  return {
    fixed,
    arguments: args,
    ...(whole && {
      whole: {
        argument: whole.argument,
        contentType: whole.contentType ?? "application/x-www-form-urlencoded",
      },
    }),
    names: new Set([...fixedNames, ...args.map(({ name }) => name)].map((name) => name.toLowerCase())),
  };
}

/**
 * The query without `?`, "" when it is empty. A credential is the only one of its name, and what shares that name is
 * left out; an object whose properties become parameters cannot name a credential or another parameter, be it
 * one of `reserved` (see `reserveNames`), which other operations use.
 */
export function buildQuery(
  plan: QueryPlan,
  args: Readonly<Record<string, unknown>>,
  credentials: readonly Readonly<{ name: string; value: string }>[],
  reserved: ReadonlySet<string>,
): string {
  const secret = new Set(credentials.map(({ name }) => encodeQueryName(name)));
  const own = new Set([...secret].map((name) => name.toLowerCase()));
  const taken = [plan.names, own, reserved];
  const texts = plan.fixed.filter(({ name }) => !secret.has(name)).map(({ text }) => text);
  for (const item of plan.arguments) {
    const value = ownValue(args, item.argument);
    if (value === undefined || secret.has(item.name)) continue;
    const pairs = forArgument(item.argument, () => argumentPairs(item, value));
    for (const pair of pairs) {
      if (pair[0] !== item.name) refuseTaken(pair[0], item.name, taken, item.argument);
      texts.push(pairText(pair));
    }
  }
  if (plan.whole !== undefined) texts.push(...wholeQuery(plan.whole, args, taken));
  for (const { name, value } of credentials)
    texts.push(`${encodeQueryName(name)}=${encodeUnreserved(value)}`);
  return texts.join("&");
}

function queryArgument(binding: Binding): QueryArgument {
  const style = binding.style ?? "form";
  return {
    argument: binding.argument,
    name: encodeQueryName(binding.name),
    style,
    explode: explodes(style, binding.explode),
    encoder: binding.allowReserved === true ? reservedQueryEncoder : queryEncoder,
    ...(binding.contentType !== undefined && { contentType: binding.contentType }),
  };
}

function argumentPairs(item: QueryArgument, value: unknown): Pair[] {
  if (item.contentType === undefined)
    return serializePairs(item.name, value, item.style, item.explode, item.encoder);
  return [[item.name, item.encoder.value(contentText(value, item.contentType))]];
}

/** JSON as one percent-encoded text; else a form, which is read and written anew so that its names can be checked. */
function wholeQuery(
  whole: { argument: string; contentType: string },
  args: Readonly<Record<string, unknown>>,
  taken: readonly ReadonlySet<string>[],
): string[] {
  const value = ownValue(args, whole.argument);
  if (value === undefined) return [];
  return forArgument(whole.argument, () => {
    if (isJson(whole.contentType)) {
      const text = contentText(value, whole.contentType);
      // Without "=" all of it is a name to whoever reads it as a form.
      refuseTaken(encodeQueryName(text), "", taken, whole.argument);
      return [encodeUnreserved(text)];
    }
    const pairs = isObject(value)
      ? Object.entries(value).flatMap(([name, member]) =>
          serializePairs(
            encodeQueryName(name),
            member,
            isObject(member) ? "deepObject" : "form",
            true,
            queryEncoder,
          ),
        )
      : literalForm(formText(value, whole.argument));
    for (const [name] of pairs) refuseTaken(name, "", taken, whole.argument);
    return pairs.map(pairText);
  });
}

function formText(value: unknown, argument: string): string {
  if (!Array.isArray(value)) return valueText(value);
  const wanted = "an object with the parameters of the query";
  throw argumentError(argument, `must be ${wanted}`, `Call again with ${wanted} in "${argument}".`);
}

function literalForm(text: string): Pair[] {
  return [...new URLSearchParams(text)].map(([name, value]) => [
    encodeQueryName(name),
    encodeUnreserved(value),
  ]);
}

function refuseTaken(
  name: string,
  own: string,
  taken: readonly ReadonlySet<string>[],
  argument: string,
): void {
  if (!taken.some((names) => namesAnother(name, own, names))) return;
  throw argumentError(
    argument,
    "has a property whose name belongs to another parameter of the request",
    `Call again without that property in "${argument}".`,
  );
}

/** The document's own pairs; a name without "=" stays without it, since servers dispatch on `?copy` as it is. */
function literalPairs(query: string): { name: string; text: string }[] {
  return query
    .split("&")
    .filter((text) => text !== "")
    .map((text) => ({ name: literalName(text.split("=", 1)[0] ?? ""), text: encodeQueryLiteral(text) }));
}

/** The name as `encodeQueryName` writes it, so that names can be compared. */
function literalName(text: string): string {
  const [pair] = new URLSearchParams(text);
  return encodeQueryName(pair?.[0] ?? "");
}

function pairText([name, value]: Pair): string {
  return `${name}=${value}`;
}
