import type { Surface } from "../diff/model.ts";
import type { Pending } from "./pending.ts";

/** `mcpgen.lock.json`: what the last build made, so that the next one knows what a person changed. */
export interface Lock {
  lockVersion: 2;
  generator: string;
  /** What it was built from: a hash of each document with its overlays, by name, and of the curation; absent in version 1. */
  inputs?: { documents: Record<string, string>; curation?: string };
  /** SHA-256 of what mcpgen owns, by path; of README.md and CHANGELOG.md only of the part between the markers. */
  files: Record<string, string>;
  /** Scaffold files that were written once; a person may have deleted them since. */
  scaffold: string[];
  /** package.json as generated: the base of the next merge. */
  packageJson: Record<string, unknown>;
  /** Tool name by operation, so that it can be kept. */
  tools: Record<string, { operation: string; operationId?: string }>;
  /** What clients rely on, which the next build compares with; absent in a lock file of version 1. */
  surface?: Surface;
}

/** What is in the folder of a package before a build. */
export interface ExistingPackage {
  /** Absolute. */
  out: string;
  state: "missing" | "empty" | "ours" | "foreign";
  lock?: Lock;
  /** Notes of builds that were killed: their files are ours, too. */
  pending: Pending;
  /** Contents of the files that a build may touch, by POSIX path. */
  files: Map<string, string>;
}

/** What a build does to the files, sorted POSIX paths. */
export interface Changes {
  /** Contents to write, the lock file last. */
  write: Map<string, string>;
  /** SHA-256 of what mcpgen owns of the files, as far as the lock file says it, by path. */
  hashes: Record<string, string>;
  /** What the next build must know of package.json and `src/custom.ts`, when it is killed after they are written. */
  bases?: Pick<Lock, "packageJson" | "tools">;
  unchanged: string[];
  /** A person's own files, left alone. */
  kept: string[];
  remove: string[];
  /** Files of mcpgen's that a person edited: nothing is written while there are any. */
  edited: string[];
}
