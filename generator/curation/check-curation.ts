import type { z } from "zod";
import { nearestName } from "../../templates/runtime/call/nearest-name.ts";
import type { Code } from "../diagnostics/codes.ts";
import { shorten } from "../diagnostics/shorten.ts";
import { keysAt } from "./keys-at.ts";
import type { Curation } from "./model.ts";
import { curationSchema } from "./schema.ts";

/** One thing that is wrong with a curation file. */
export interface CurationFault {
  code: Code;
  message: string;
  help?: string;
  path: (string | number)[];
}

type Issue = z.core.$ZodIssue;

/** Faults of one file that are looked at; sorting and suggesting take time. */
const maxFaults = 1000;

/**
 * Compares what a file holds with the schema. Keys without a value (`tools:` above lines that are all comments) count as
 * absent, and are taken out of `root`. No value when there are faults, and neither when `root` is no mapping.
 */
export function checkCuration(root: unknown): {
  value?: Omit<Curation, "originOf">;
  faults: CurationFault[];
} {
  if (typeof root !== "object" || root === null || Array.isArray(root)) return { faults: [] };
  const faults = findPrototypeKeys(root);
  for (;;) {
    const { data, error } = curationSchema.safeParse(root);
    if (error === undefined) return faults.length > 0 ? { faults } : { value: data, faults };
    const issues = error.issues.flatMap((issue) => narrowed(issue, []));
    let wereEmpty = false;
    for (const issue of issues) wereEmpty = takeEmptyKey(root, issue) || wereEmpty;
    if (wereEmpty) continue;
    const more = withoutConsequences(issues.slice(0, maxFaults)).flatMap((issue) => describe(issue, root));
    const unique = new Map([...faults, ...more].map((fault) => [JSON.stringify(fault.path), fault]));
    return { faults: [...unique.values()] };
  }
}

/** Of alternatives the issues of the one that was meant: the one whose own type fits. */
function narrowed(issue: Issue, prefix: PropertyKey[]): Issue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code !== "invalid_union") return [{ ...issue, path }];
  const meant = issue.errors.find(
    (issues) => !issues.some((each) => each.path.length === 0 && isOfType(each)),
  );
  return meant === undefined ? [{ ...issue, path }] : meant.flatMap((each) => narrowed(each, path));
}

/** A mapping with a misspelt key may lack the key that was meant: that is not told, too. */
function withoutConsequences(issues: readonly Issue[]): Issue[] {
  const misspelt = new Set(
    issues.flatMap(({ code, path }) => (code === "unrecognized_keys" ? [JSON.stringify(path)] : [])),
  );
  return issues.filter(({ code, path }) => code !== "custom" || !misspelt.has(JSON.stringify(path)));
}

const isOfType = ({ code }: Issue): boolean => code === "invalid_type" || code === "invalid_union";

/** A key whose value is null: an empty mapping where one is expected, else no key. */
function takeEmptyKey(root: object, { code, path, ...issue }: Issue): boolean {
  const last = path.at(-1);
  const parent = valueAt(root, path.slice(0, -1));
  if (typeof last !== "string" || typeof parent !== "object" || parent === null) return false;
  const members = parent as Record<string, unknown>;
  if (!Object.hasOwn(members, last) || members[last] !== null) return false;
  const expected = code === "invalid_type" && "expected" in issue ? issue.expected : "";
  if (expected === "object" || expected === "record") members[last] = {};
  else delete members[last];
  return true;
}

/** `__proto__` is a key as any in what is read, and no schema sees it. */
function findPrototypeKeys(root: object): CurationFault[] {
  const faults: CurationFault[] = [];
  const seen = new Set<object>();
  const walk = (value: object, path: (string | number)[]): void => {
    if (seen.has(value) || faults.length >= maxFaults) return;
    seen.add(value);
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (key === "__proto__") faults.push(unknownKey(path, key));
      else if (typeof inner === "object" && inner !== null) walk(inner, at);
    }
  };
  walk(root, []);
  return faults;
}

function describe(issue: Issue, root: object): CurationFault[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys")
    return issue.keys.slice(0, maxFaults).map((key) => unknownKey(path, key));
  const found = valueAt(root, path);
  return [{ code: "curation-invalid", message: `${nameOf(path)} ${clauseOf(issue, found)}.`, path }];
}

function unknownKey(path: (string | number)[], key: string): CurationFault {
  const known = keysAt(path);
  const near = nearestName(key, known);
  const place = path.length === 0 ? "a curation file" : nameOf(path);
  return {
    code: "curation-key-unknown",
    message: `There is no key ${quote(key)} in ${place}.`,
    path: [...path, key],
    ...(near !== undefined
      ? { help: `Did you mean ${near}?` }
      : known.length > 0
        ? { help: `The keys there are ${known.join(", ")}.` }
        : {}),
  };
}

/** What is wrong, as a clause after the name of the value. */
function clauseOf(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${typeNames[issue.expected] ?? issue.expected}, not ${kindOf(found)}${quotesHelp(issue.expected, found)}`;
    case "invalid_union":
      return `must not be ${kindOf(found)}: ${alternatives(issue)} is expected`;
    case "too_small":
      return `is empty; leave the key out if nothing is meant`;
    case "too_big":
      return issue.origin === "string"
        ? `has more than ${issue.maximum} characters`
        : `has more than ${issue.maximum} items`;
    case "invalid_key":
      return `is a key that ${issue.issues[0]?.message ?? "is not allowed"}`;
    case "invalid_format":
      return `${issue.message}, not ${quote(String(found))}`;
    default:
      return issue.message;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "a mapping",
  record: "a mapping",
};

function alternatives(issue: Extract<Issue, { code: "invalid_union" }>): string {
  const names = issue.errors.flatMap((issues) =>
    issues.flatMap((each) =>
      each.code === "invalid_type" && each.path.length === 0
        ? [typeNames[each.expected] ?? each.expected]
        : [],
    ),
  );
  return [...new Set(names)].join(" or ");
}

function quotesHelp(expected: string, found: unknown): string {
  const plain = typeof found === "number" || typeof found === "boolean";
  return expected === "string" && plain ? "; put it in quotes" : "";
}

function kindOf(found: unknown): string {
  if (found === null || found === undefined) return "empty";
  if (Array.isArray(found)) return "a list";
  if (typeof found === "object") return "a mapping";
  return typeof found === "string" ? `the text ${quote(found)}` : `the ${typeof found} ${found}`;
}

/** `tools.listCalls.arguments.limit`, `default[0].tag`. */
function nameOf(path: readonly (string | number)[]): string {
  const steps = path.map((step) =>
    typeof step === "number" ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `[${quote(step)}]`,
  );
  return steps.join("").replace(/^\./, "");
}

function quote(text: string): string {
  return JSON.stringify(shorten(text, 60));
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
