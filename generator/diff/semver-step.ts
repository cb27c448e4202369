import { gravestOf } from "./compare-surfaces.ts";
import type { Change } from "./model.ts";

export type SemverStep = "major" | "minor" | "patch" | "none";

/**
 * The step that the changes ask for (Semantic Versioning 2.0.0): major for what is breaking, minor for the rest. Before 1.0.0
 * nothing is promised yet (section 4), and both go one step down, as package managers read it: minor and patch.
 */
export function semverStep(changes: readonly Change[], version?: string): SemverStep {
  const gravest = gravestOf(changes);
  if (gravest === undefined) return "none";
  const isEarly = version?.startsWith("0.") === true;
  if (gravest === "breaking") return isEarly ? "minor" : "major";
  return isEarly ? "patch" : "minor";
}

/** The version after the step; what is not of three numbers stays. A pre-release is followed by the release. */
export function nextVersion(version: string, step: SemverStep): string {
  const match = /^(\d+)\.(\d+)\.(\d+)(-[^+]*)?/.exec(version);
  if (match === null || step === "none") return version;
  const [major, minor, patch] = match.slice(1, 4).map(Number) as [number, number, number];
  if (match[4] !== undefined) return `${major}.${minor}.${patch}`;
  if (step === "major") return `${major + 1}.0.0`;
  return step === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
