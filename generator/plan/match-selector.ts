import type { Operation } from "../api/model.ts";
import type { Selector } from "../curation/model.ts";

type SelectableOperation = Pick<Operation, "method" | "path" | "operationId" | "tags" | "deprecated">;

/** One thing that a selector asks of an operation. */
export interface Criterion {
  /** Key of the selector; absent where the selector is a text alone. */
  key?: string;
  /** As it is written. */
  written: string;
  fits(operation: SelectableOperation): boolean;
  /** What an operation has in that place. */
  namesOf(operation: SelectableOperation): string[];
}

/** What a selector asks: every list of criteria has to have one that fits. */
export function readSelector(selector: Selector): Criterion[][] {
  if (typeof selector === "string") return [[nameCriterion(selector)]];
  const { operationId, tag, path, method, deprecated } = selector;
  return [
    listed(operationId).map((written) => ({ key: "operationId", ...nameCriterion(written) })),
    listed(tag).map((written) => criterion("tag", written, ({ tags }) => tags, isLike)),
    listed(path).map((written) => criterion("path", written, (operation) => [operation.path], isBelow)),
    listed(method).map((written) =>
      criterion(
        "method",
        written,
        (operation) => [operation.method],
        (name) => name === written.toUpperCase(),
      ),
    ),
    deprecated === undefined ? [] : [deprecation(deprecated)],
  ].filter((criteria) => criteria.length > 0);
}

/** Whether an operation is what a selector asks for; a selector that asks nothing chooses nothing. */
export function fitsSelector(criteria: readonly Criterion[][], operation: SelectableOperation): boolean {
  return criteria.length > 0 && criteria.every((any) => any.some((each) => each.fits(operation)));
}

/** The names by which a person can call an operation: its operationId, and `METHOD /path`. */
export function operationNames({ operationId, method, path }: SelectableOperation): string[] {
  return [...(operationId === undefined ? [] : [operationId]), `${method} ${path}`];
}

/** Whether one of an operation's names is the written one; the method may be in lower case. */
export function isCalled(operation: SelectableOperation, written: string): boolean {
  const spaced = /^(\S+)\s+(\/.*)$/.exec(written);
  return (
    operation.operationId === written ||
    (operation.path === spaced?.[2] && operation.method === spaced[1]?.toUpperCase())
  );
}

function nameCriterion(written: string): Criterion {
  return {
    written,
    fits: (operation) =>
      isCalled(operation, written) ||
      (operation.operationId !== undefined && isLike(operation.operationId, written)),
    namesOf: operationNames,
  };
}

function criterion(
  key: string,
  written: string,
  namesOf: Criterion["namesOf"],
  matches: (name: string, pattern: string) => boolean,
): Criterion {
  return {
    key,
    written,
    namesOf,
    fits: (operation) => namesOf(operation).some((name) => matches(name, written)),
  };
}

function deprecation(wanted: boolean): Criterion {
  return {
    key: "deprecated",
    written: String(wanted),
    fits: ({ deprecated }) => deprecated === wanted,
    namesOf: () => [],
  };
}

function listed(written: string | string[] | undefined): string[] {
  return written === undefined ? [] : [written].flat();
}

/** `*` stands for any text. */
function isLike(name: string, pattern: string): boolean {
  return new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`, "s").test(name);
}

/** `*` stays within a segment, `**` crosses segments: `/call/**` is `/call` and all below it. */
function isBelow(path: string, glob: string): boolean {
  const segments = glob.replace(/^\//, "").split("/");
  const source = segments.map((segment) =>
    segment === "**"
      ? "(?:/[^/]*)*"
      : `/${segment
          .split("**")
          .map((part) => part.split("*").map(escaped).join("[^/]*"))
          .join(".*")}`,
  );
  return new RegExp(`^${source.join("")}$`, "s").test(path);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
