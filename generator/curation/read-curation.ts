import { diagnostic, InputError, throwAll } from "../diagnostics/diagnostic.ts";
import { readCurationSource } from "../load/read-curation-source.ts";
import type { Curation } from "./model.ts";

/** Faults of one file that are told. */
const maxTold = 50;

/**
 * The curation of these documents: of the file that is named, else of the one beside the first document; undefined when
 * there is none. @throws InputError with all faults of the file, in the order of its lines.
 */
export async function readCuration(specs: readonly string[], config?: string): Promise<Curation | undefined> {
  const source = await readCurationSource(specs, config);
  if (source === undefined) return undefined;
  const { location, root, positionOf } = source;
  // zod is loaded only where there is a file to check.
  const { checkCuration } = await import("./check-curation.ts");
  const { faults, value } = checkCuration(root);
  if (value === undefined && faults.length === 0)
    throw new InputError("curation-invalid", `${location} ${notMapping(root)}.`, `${location}:1:1`);
  const placed = faults
    .map(({ path, ...fault }) => ({ ...fault, ...positionOf(path) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const told = placed
    .slice(0, maxTold)
    .map(({ code, message, help, line, column }) =>
      diagnostic(code, message, `${location}:${line}:${column}`, help),
    );
  if (placed.length > maxTold) {
    const message = `Further faults of ${location} are not shown.`;
    told.push(diagnostic("curation-invalid", message, location, "Correct those above first."));
  }
  throwAll(told);
  return {
    ...value,
    originOf(path) {
      const { line, column } = positionOf(path);
      return `${location}:${line}:${column}`;
    },
  };
}

function notMapping(root: unknown): string {
  const kind = Array.isArray(root) ? "a list" : `a ${typeof root}`;
  return `holds ${kind}, but a curation file is a mapping of keys`;
}
