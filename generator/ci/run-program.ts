import { execFile } from "node:child_process";

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
export function runProgram(
  command: string,
  args: readonly string[],
  { cwd, input = "", env }: ProgramOptions,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: longestOutput, ...(env === undefined ? {} : { env }) };
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : undefined;
      resolve({ code: code ?? (error?.signal ? 1 : undefined), stdout, stderr });
    });
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
