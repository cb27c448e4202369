import { InputError } from "../diagnostics/diagnostic.ts";
import { renderDiagnostic } from "../diagnostics/render-diagnostic.ts";

export const exitCodes = { done: 0, input: 1, usage: 2, fault: 70 } as const;

/** Tells why a command failed and sets the exit code: one message for bad input, no stack; a fault of ours with one. */
export function reportFault(error: unknown, { json }: { json: boolean }): void {
  if (error instanceof InputError) {
    process.stderr.write(`${renderDiagnostic(error.diagnostic)}\n`);
    if (json)
      process.stdout.write(`${JSON.stringify({ ok: false, diagnostics: [error.diagnostic] }, null, 2)}\n`);
    process.exitCode = exitCodes.input;
    return;
  }
  const said = systemFault(error);
  if (said !== undefined) {
    process.stderr.write(`error  ${said}\n`);
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, diagnostics: [] }, null, 2)}\n`);
    process.exitCode = exitCodes.input;
    return;
  }
  process.stderr.write(
    `mcpgen failed, and the fault is its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = exitCodes.fault;
}

/** What the file system refused, in a sentence; undefined for anything else. */
function systemFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return undefined;
  const reasons: Record<string, string> = {
    EACCES: "is not ours to write",
    EPERM: "is not ours to write",
    EROFS: "is on a file system that cannot be written",
    ENOSPC: "does not fit: the disk is full",
    ENOTDIR: "has a file where a folder should be",
    EISDIR: "is a folder, where a file should be",
    ENAMETOOLONG: "has a name that is too long",
  };
  const reason = reasons[String(error.code)];
  return reason === undefined
    ? undefined
    : `${String(error.path)} ${reason}. Choose another folder with --out.`;
}
