import type { NamedSchema, Schema } from "../api/model.ts";
import type { BoundArgument, BoundOperation } from "./bind-arguments.ts";
import type { CurationPath, CurationProblems } from "./curation-problems.ts";
import { memberNames, memberSchema } from "./member-schema.ts";

/** A value inside the body that becomes an argument of its own. */
export interface LiftedArgument {
  argument: BoundArgument;
  /** The argument that holds it. */
  parent: BoundArgument;
  /** Names of members from the parent on; at least one. */
  path: string[];
}

/**
 * Binds a new argument to a place inside the body (a JSON Pointer, RFC 6901). Its schema is the one of that place,
 * `{}` where the document leaves the members of an object open. Undefined, with a problem, where there is no such place.
 *
 * @param at place of the pointer in the curation file
 */
export function liftArgument(
  name: string,
  pointer: string,
  bound: BoundOperation,
  schemas: ReadonlyMap<string, NamedSchema>,
  at: CurationPath,
  problems: CurationProblems,
): LiftedArgument | undefined {
  const steps = readPointer(pointer);
  if (steps === undefined || steps.length === 0) {
    problems.refused(
      at,
      `${JSON.stringify(pointer)} is no JSON Pointer to a value inside the body.`,
      'Write names with a slash before each, such as "/customer/number".',
    );
    return undefined;
  }
  if (bound.body === undefined || !/^(json|form|multipart)$/.test(bound.body.kind)) {
    problems.refused(at, "There is nothing to lift from: the operation sends no body with named values.");
    return undefined;
  }
  const inBody = bound.arguments.filter((argument) => argument.in === "body");
  const whole = inBody.find(({ wireName }) => wireName === "");
  const parent = whole ?? inBody.find(({ wireName }) => wireName === steps[0]);
  const path = whole === undefined ? steps.slice(1) : steps;
  if (parent === undefined) {
    const known = inBody.map(({ wireName }) => wireName);
    const [first = ""] = steps;
    problems.unmatched(at, `The body has no member ${JSON.stringify(first)}.`, first, known);
    return undefined;
  }
  if (path.length === 0) {
    problems.refused(
      at,
      `${JSON.stringify(pointer)} is the argument ${JSON.stringify(parent.name)} already.`,
      "Say name to give it another one.",
    );
    return undefined;
  }
  const schema = schemaAt(
    parent.schema,
    path,
    steps.slice(0, steps.length - path.length),
    schemas,
    at,
    problems,
  );
  if (schema === undefined) return undefined;
  const { origin } = parent;
  const binding = { argument: name, in: "body", name: pointer, pointer: true } as const;
  const argument: BoundArgument = {
    name,
    in: "body",
    wireName: pointer,
    required: false,
    schema,
    binding,
    origin,
  };
  return { argument, parent, path };
}

function schemaAt(
  from: Schema,
  path: readonly string[],
  before: readonly string[],
  schemas: ReadonlyMap<string, NamedSchema>,
  at: CurationPath,
  problems: CurationProblems,
): Schema | undefined {
  let schema = from;
  for (const [index, name] of path.entries()) {
    const inner = memberSchema(schema, name, schemas);
    if (inner === undefined) {
      const here = [...before, ...path.slice(0, index)];
      const place = here.length === 0 ? "The body" : `What is at ${JSON.stringify(writePointer(here))}`;
      const message = `${place} has no member ${JSON.stringify(name)}.`;
      problems.unmatched(at, message, name, memberNames(schema, schemas));
      return undefined;
    }
    schema = inner;
  }
  return schema;
}

function readPointer(pointer: string): string[] | undefined {
  if (!/^(\/([^~]|~[01])*)?$/.test(pointer)) return undefined;
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function writePointer(names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
