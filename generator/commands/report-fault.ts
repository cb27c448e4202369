import { type Diagnostic, diagnostic, InputError } from "../diagnostics/diagnostic.ts";
import { renderDiagnostic } from "../diagnostics/render-diagnostic.ts";
import { failedJson } from "./describe-result.ts";
import { exitCodes } from "./exit-codes.ts";

/** Tells why a command failed and sets the exit code: messages for bad input, no stack; a fault of ours with one. */
export function reportFault(error: unknown, { json }: { json: boolean }): void {
  const found =
    error instanceof InputError ? [error.diagnostic, ...error.others] : refusedByFileSystem(error);
  if (found.length === 0) {
    process.stderr.write(
      `mcpgen failed, and the fault is its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = exitCodes.fault;
    return;
  }
  process.stderr.write(found.map((each) => `${renderDiagnostic(each)}\n`).join(""));
  if (json) process.stdout.write(`${JSON.stringify(failedJson(found), null, 2)}\n`);
  process.exitCode = exitCodes.input;
}

const refusals: Readonly<Record<string, string>> = {
  EACCES: "is not ours to write",
  EPERM: "is not ours to write",
  EROFS: "is on a file system that cannot be written",
  ENOSPC: "does not fit: the disk is full",
  EDQUOT: "does not fit: the quota is used up",
  EFBIG: "does not fit: it is larger than a file may be",
  ENOTDIR: "has a file where a folder should be",
  EISDIR: "is a folder, where a file should be",
  ENAMETOOLONG: "has a name that is too long",
  ENOENT: "is not there and cannot be made",
  EBUSY: "is in use by another program",
  EXDEV: "is on another file system than what takes its place",
};

/** What the file system refused, in a sentence; none for anything else. */
function refusedByFileSystem(error: unknown): Diagnostic[] {
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return [];
  const path = String(error.path);
  const reason = refusals[String(error.code)];
  return reason === undefined ? [] : [diagnostic("write-refused", `${path} ${reason}.`, path)];
}
