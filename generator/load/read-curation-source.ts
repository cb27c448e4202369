import { stat } from "node:fs/promises";
import { InputError } from "../diagnostics/diagnostic.ts";
import { decodeText } from "./decode-text.ts";
import { isUrl } from "./is-url.ts";
import { locateInYaml, type ValuePath } from "./locate-in-yaml.ts";
import { parseYaml } from "./parse-yaml.ts";
import { pathOfSpec } from "./path-of-spec.ts";
import { readSourceFile } from "./read-source.ts";
import type { TextPosition } from "./text-position.ts";

/** A curation file as it was read: parsed and untrusted. */
export interface CurationSource {
  /** Path as the user wrote it, or beside the document's. */
  location: string;
  root: unknown;
  /** Line and column of a value. */
  positionOf(path: ValuePath): TextPosition;
}

/** Files of this size curate ten thousand operations. */
const maxBytes = 10 * 1024 * 1024;

const extensions = ["yaml", "yml", "json"];

const role = { name: "a curation file", help: "Check the path that is given with --config." };

/**
 * Reads the curation file: the one that is named, else `<spec without extension>.mcpgen.yaml` (or .yml, .json) beside the
 * first document that is a file. Undefined when there is none, or nothing in it. Throws `InputError`.
 */
export async function readCurationSource(
  specs: readonly string[],
  config: string | undefined,
): Promise<CurationSource | undefined> {
  const location = config ?? (await findBeside(specs));
  if (location === undefined) return undefined;
  const bytes = await readSourceFile(location, role);
  if (bytes.length > maxBytes)
    throw new InputError(
      "input-too-large",
      `${location} has more than ${maxBytes / 1024 / 1024} MB.`,
      location,
      "Check that this is the curation file; what operations share can stand in the document.",
    );
  const text = decodeText(bytes, location);
  const root = await parseYaml(text, { location });
  return root === undefined ? undefined : { location, root, positionOf: await locateInYaml(text) };
}

/** Where the curation file of these documents is written: `<spec without extension>.mcpgen.yaml`; undefined without a file. */
export function curationPathOf(specs: readonly string[]): string | undefined {
  const spec = specs.find((each) => each !== "-" && !isUrl(each));
  if (spec === undefined) return undefined;
  return `${pathOfSpec(spec).replace(/(?<=[^/\\])\.[^./\\]*$/, "")}.mcpgen.yaml`;
}

async function findBeside(specs: readonly string[]): Promise<string | undefined> {
  const path = curationPathOf(specs);
  if (path === undefined) return undefined;
  const paths = extensions.map((extension) => path.replace(/yaml$/, extension));
  const there = await Promise.all(paths.map((each) => stat(each).then(Boolean, () => false)));
  const [first, second] = paths.filter((_, index) => there[index]);
  if (first !== undefined && second !== undefined)
    throw new InputError(
      "curation-ambiguous",
      `There are two curation files: ${first} and ${second}.`,
      second,
    );
  return first;
}
