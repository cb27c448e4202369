import { maybeCredential, surelyCredential } from "../diagnostics/secret-name.ts";
import type { Operation, Parameter, SecurityScheme } from "./model.ts";
import { type Reading, report, shown } from "./reading.ts";

const saysCredential = /authenticat|authoriz|api[ -]?key|access token|auth token|bearer|credential/i;

/**
 * Some documents declare the caller's key as a parameter of every operation instead of a security scheme. Such a
 * parameter becomes a credential: it is never asked of a model. Beside a declared scheme it is sent with that
 * scheme's value, since it is the same key in a second place. `inferred` collects the schemes.
 */
export function takeCredentialParameters(
  reading: Reading,
  operation: Operation,
  declared: ReadonlyMap<string, SecurityScheme>,
  inferred: Map<string, SecurityScheme>,
): Operation {
  const taken = operation.parameters.filter(
    (parameter) => seemsCredential(parameter) && !isDeclared(parameter, operation, declared),
  );
  if (taken.length === 0) return operation;
  const met = operation.security.filter((names) => names.every((name) => declared.has(name)));
  const unmet = met.length > 0 ? [] : operation.security;
  const beside = met[0]?.[0];
  const required: string[] = [];
  const optional: string[] = [];
  for (const parameter of taken) {
    const scheme = schemeOf(parameter, declared, inferred, beside);
    if (!inferred.has(scheme.name)) {
      inferred.set(scheme.name, scheme);
      report(
        reading,
        "credential-parameter",
        `The ${parameter.in} parameter ${shown(parameter.name)} is taken as a credential: it comes from the environment, not from a model.`,
        placeOf(operation, parameter),
      );
    }
    (parameter.required ? required : optional).push(scheme.name);
  }
  const parameters = operation.parameters.filter((parameter) => !taken.includes(parameter));
  return { ...operation, parameters, security: widen(met, unmet, required, optional) };
}

/** Required keys go with every alternative; an optional one is an alternative of its own where nothing is declared. */
function widen(security: string[][], unmet: string[][], required: string[], optional: string[]): string[][] {
  const none = unmet.length > 0 && required.length === 0 ? unmet : [[]];
  const alternatives = security.length > 0 ? security : [...optional.map((name) => [name]), ...none];
  return alternatives.map((names) =>
    names.length === 0 && security.length > 0 ? names : [...names, ...required].sort(),
  );
}

/** What was found of parameters: operations share most of theirs. */
const known = new WeakMap<Parameter, boolean>();

function seemsCredential(parameter: Parameter): boolean {
  let found = known.get(parameter);
  if (found === undefined) {
    found = isCredential(parameter);
    known.set(parameter, found);
  }
  return found;
}

function isCredential({ name, in: place, description = "" }: Parameter): boolean {
  if (place !== "header" && place !== "query" && place !== "cookie") return false;
  if (/idempoten|page|cursor|csrf|xsrf/i.test(name)) return false;
  if (surelyCredential.test(name))
    return place === "header" || saysCredential.test(description) || /api[-_]?key$/i.test(name);
  if (/^authorization$/i.test(name)) return place === "header";
  return maybeCredential.test(name) && saysCredential.test(description);
}

/** A declared scheme sends the parameter already; an `Authorization` parameter beside any scheme says nothing new. */
function isDeclared(
  parameter: Parameter,
  operation: Operation,
  declared: ReadonlyMap<string, SecurityScheme>,
): boolean {
  const names = operation.security.flat().filter((name) => declared.has(name));
  if (/^authorization$/i.test(parameter.name)) return names.length > 0;
  return names.some((name) => {
    const scheme = declared.get(name);
    return (
      scheme?.type === "apiKey" &&
      scheme.in === parameter.in &&
      scheme.parameterName?.toLowerCase() === parameter.name.toLowerCase()
    );
  });
}

function schemeOf(
  parameter: Parameter,
  declared: ReadonlyMap<string, SecurityScheme>,
  inferred: ReadonlyMap<string, SecurityScheme>,
  beside: string | undefined,
): SecurityScheme {
  const { name, in: place, description, origin } = parameter;
  const elsewhere = inferred.get(name)?.in ?? place;
  const label = declared.has(name) || elsewhere !== place ? `${name} in ${place}` : name;
  const said = description === undefined ? {} : { description };
  if (/^authorization$/i.test(name) && /bearer/i.test(description ?? ""))
    return { name: label, type: "bearer", ...said, origin };
  const other = beside === undefined ? undefined : declared.get(beside);
  const shares =
    other !== undefined &&
    other.type !== "basic" &&
    other.type !== "mutualTLS" &&
    other.type !== "clientCredentials";
  return {
    name: label,
    type: "apiKey",
    in: place as "header" | "query" | "cookie",
    parameterName: name,
    ...(shares ? { sharesWith: other.name } : {}),
    ...said,
    origin,
  };
}

function placeOf(
  operation: Operation,
  parameter: Parameter,
): { value: unknown; document: string; pointer: string } {
  const [document = "", pointer = ""] = (parameter.origin || operation.origin).split("#");
  return { value: undefined, document, pointer };
}
