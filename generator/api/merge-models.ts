import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { ApiModel, Operation } from "./model.ts";
import { shown } from "./reading.ts";

/** Several documents become one API: the first that says a thing wins, and differences are told. */
export function mergeModels(models: ApiModel[], report: Report): ApiModel {
  const [first, ...rest] = models as [ApiModel, ...ApiModel[]];
  const schemes = new Map(first.securitySchemes);
  const byKey = new Map(first.operations.map((operation) => [keyOf(operation), operation]));
  const schemas = new Map(first.schemas);
  for (const model of rest) {
    for (const [key, schema] of model.schemas) if (!schemas.has(key)) schemas.set(key, schema);
    for (const [name, scheme] of model.securitySchemes) {
      const known = schemes.get(name);
      if (known === undefined) schemes.set(name, scheme);
      else if (!sameScheme(known, scheme)) {
        report(
          diagnostic(
            "documents-disagree",
            `The security scheme ${shown(name)} differs from the one at ${known.origin}, which is used.`,
            scheme.origin,
          ),
        );
      }
    }
    for (const operation of model.operations) {
      const known = byKey.get(keyOf(operation));
      if (known === undefined) byKey.set(keyOf(operation), operation);
      else
        report(
          diagnostic(
            "documents-disagree",
            `${operation.method} ${operation.path} is already at ${known.origin}, which is used.`,
            operation.origin,
          ),
        );
    }
  }
  const operations = [...byKey.values()].sort(byPathAndMethod);
  const tags = new Map(
    models
      .flatMap((model) => model.tags)
      .reverse()
      .map((tag) => [tag.name, tag]),
  );
  return {
    ...first,
    baseUrls: models.find((model) => model.baseUrls.length > 0)?.baseUrls ?? [],
    tags: [...tags.values()].sort((a, b) => compare(a.name, b.name)),
    securitySchemes: schemes,
    schemas,
    operations,
    skipped: models.flatMap((model) => model.skipped),
  };
}

/** Two operations of one document on one path (`/x` and `/x#twin`) are told apart by what follows `#`. */
function keyOf(operation: Operation): string {
  const { method, path, fixedQuery = "", origin } = operation;
  const [, , ...twin] = origin.split("#");
  return `${method} ${path}?${fixedQuery} ${twin.join("#")}`;
}

function sameScheme(a: object, b: object): boolean {
  const plain = (scheme: object): string => JSON.stringify({ ...scheme, origin: "", description: "" });
  return plain(a) === plain(b);
}

/** The order of operations everywhere: nothing depends on where they stand in the document. */
export function byPathAndMethod(a: Operation, b: Operation): number {
  return compare(a.path, b.path) || compare(a.method, b.method) || compare(a.origin, b.origin);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
