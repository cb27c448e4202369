import { parseArgs } from "node:util";

export interface ProgramOptions {
  /** Folder that holds the generated packages. */
  generated: string;
  /** Replaces the document that the stand-in holds requests against. */
  document?: string;
}

/**
 * Runs a program to its end: exit code 0 when `main` returns, 1 with the reason on standard error when it throws.
 * Flags: `--generated DIR` (generated), `--document FILE`.
 */
export async function runProgram(main: (options: ProgramOptions) => Promise<void>): Promise<void> {
  const { values } = parseArgs({
    options: { generated: { type: "string", default: "generated" }, document: { type: "string" } },
  });
  try {
    await main({
      generated: values.generated,
      ...(values.document === undefined ? {} : { document: values.document }),
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
