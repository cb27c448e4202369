import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type BuildRequest, type BuildResult, build } from "../build.ts";

/** Folder of the cases: `<feature>/openapi.yaml` or `.json`, and beside it `expected/`. */
export const casesFolder: string = join(import.meta.dirname, "cases");

/** Names of the features that have a case. */
export const caseNames: readonly string[] = readdirSync(casesFolder).sort();

/** The document of a case. */
export function documentOf(name: string): string {
  const found = ["openapi.yaml", "openapi.json"]
    .map((file) => join(casesFolder, name, file))
    .find(existsSync);
  if (found === undefined) throw new Error(`The case ${name} has no openapi.yaml or openapi.json.`);
  return found;
}

/** Files whose contents follow from the document; all others are copies of templates, which have tests of their own. */
export function followsFromDocument(path: string): boolean {
  return /^(src\/generated\/.*|test\/generated\/requests\.json|TOOLS\.md|README\.md|package\.json|server\.json|manifest\.json|skills\/.*|\.env\.example)$/.test(
    path,
  );
}

/** Of all versions one, so that a new version of a library changes no case. */
const versions = new Proxy({}, { get: () => "1.0.0" }) as BuildRequest["versions"];

/** Builds a package without bundling it, everything else as on the command line. */
export async function buildPackage(
  spec: string,
  out: string,
  more: Partial<BuildRequest> = {},
): Promise<BuildResult> {
  return await build({
    specs: [spec],
    out,
    force: false,
    bundle: false,
    dryRun: false,
    load: {},
    versions,
    ...more,
  });
}
