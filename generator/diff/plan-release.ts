import { compareSurfaces } from "./compare-surfaces.ts";
import type { Surface } from "./model.ts";
import { changelogLines } from "./render-diff.ts";
import { nextVersion, semverStep } from "./semver-step.ts";

/** What the last build left behind. */
export interface PreviousRelease {
  version: string;
  /** Absent in what older versions of mcpgen built. */
  surface?: Surface;
  /** Its part of the changelog; absent when there is none. */
  changelog?: string;
}

export interface Release {
  version: string;
  /** mcpgen's part of the changelog: the newest entry first. */
  changelog: string;
}

/**
 * Version and changelog of the package that is built. They follow from what the last build left, so that the same build again
 * changes nothing, also after one that was killed: entries above the one of the last build's version are written anew.
 *
 * @param chosen version of the curation, which wins
 */
export function planRelease(
  previous: PreviousRelease | undefined,
  surface: Surface,
  chosen?: string,
): Release {
  if (previous === undefined)
    return { version: chosen ?? "0.1.0", changelog: entry(chosen ?? "0.1.0", ["First version."]) };
  const changes = previous.surface === undefined ? [] : compareSurfaces(previous.surface, surface);
  const version = chosen ?? nextVersion(previous.version, semverStep(changes, previous.version));
  const earlier = sinceVersion(previous.changelog ?? "", previous.version);
  if (version !== previous.version) {
    const lines = changes.length === 0 ? ["No change of the tools."] : changelogLines(changes);
    return { version, changelog: [entry(version, lines), earlier].filter(Boolean).join("\n\n") };
  }
  if (earlier === "")
    return {
      version,
      changelog: entry(version, changes.length === 0 ? ["First version."] : changelogLines(changes)),
    };
  return { version, changelog: changes.length === 0 ? earlier : addLines(earlier, changelogLines(changes)) };
}

const entry = (version: string, lines: readonly string[]): string => `## ${version}\n\n${lines.join("\n")}`;

/** From the entry of that version on; everything where it has none. */
function sinceVersion(changelog: string, version: string): string {
  const lines = changelog.trim().split("\n");
  const start = lines.indexOf(`## ${version}`);
  return lines.slice(Math.max(start, 0)).join("\n");
}

/** Adds lines to the first entry: its version stays, since a person chose it. */
function addLines(changelog: string, added: readonly string[]): string {
  const lines = changelog.split("\n");
  const fresh = added.filter((line) => !lines.includes(line));
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith("## "));
  const [first, rest] = end === -1 ? [lines, []] : [lines.slice(0, end), lines.slice(end)];
  return [first.join("\n").trim(), ...fresh, ...(rest.length === 0 ? [] : ["", ...rest])].join("\n");
}
