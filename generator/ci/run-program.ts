export interface ProgramOptions {
  cwd: string;
  /** Standard input. */
  input?: string;
  /** The whole environment; absent means that of the process. */
  env?: NodeJS.ProcessEnv;
}

export interface ProgramResult {
  /** Undefined when the program could not be started at all. */
  code: number | undefined;
  stdout: string;
  stderr: string;
}

const longestOutput = 64 * 1024 * 1024;

/** Runs a program by its name and a list of arguments, without a shell, to its end. Never rejects. */
export async function runProgram(
  command: string,
  args: readonly string[],
  { cwd, input = "", env }: ProgramOptions,
): Promise<ProgramResult> {
  const { execFile } = await import("node:child_process");
  return await new Promise((resolve) => {
    const options = { cwd, maxBuffer: longestOutput, ...(env === undefined ? {} : { env }) };
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : undefined;
      resolve({ code: code ?? (error?.signal ? 1 : undefined), stdout, stderr });
    });
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
