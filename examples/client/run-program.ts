import { parseArgs } from "node:util";

export interface ProgramOptions {
  /** Folder that holds the generated packages. */
  generated: string;
  /** Replaces the document that the stand-in holds requests against. */
  document?: string;
  /** Write what was found, instead of comparing it with what is there. Absent means no. */
  write?: boolean;
}

/**
 * Runs a program to its end: exit code 0 when `main` returns, 1 with the reason on standard error when it throws.
 * Flags: `--generated DIR` (generated), `--document FILE`, `--write`.
 */
export async function runProgram(main: (options: ProgramOptions) => Promise<void>): Promise<void> {
  const { values } = parseArgs({
    options: {
      generated: { type: "string", default: "generated" },
      document: { type: "string" },
      write: { type: "boolean", default: false },
    },
  });
  try {
    await main({
      generated: values.generated,
      write: values.write,
      ...(values.document === undefined ? {} : { document: values.document }),
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
