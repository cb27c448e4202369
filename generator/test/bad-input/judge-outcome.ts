/** How a command ended. */
export interface Outcome {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  cpuMs: number;
  memoryMb: number;
  /** Whether the folder of the package is there. */
  wrote: boolean;
}

const limits = { cpuMs: 5000, memoryMb: 1024 };

interface Told {
  severity: string;
  code: string;
  place: string;
  fix: string;
}

const head = /^(error|warning|info) +([a-z]+(?:-[a-z0-9]+)*) {2}\S/;

/** The messages of standard error: a line with severity and code, then lines that are indented. */
export function readMessages(stderr: string): Told[] {
  const lines = stderr.split("\n");
  return lines.flatMap((line, at) => {
    const [, severity, code] = head.exec(line) ?? [];
    if (severity === undefined || code === undefined) return [];
    const below = lines.slice(at + 1).map((each) => /^ {9}(\S.*)$/.exec(each)?.[1]);
    const end = below.indexOf(undefined);
    const [place = "", ...rest] = end === -1 ? below : below.slice(0, end);
    return [{ severity, code, place, fix: rest.at(-1) ?? place }];
  });
}

/**
 * `want` is that of the case, or `ends` where nothing but a clean end is wanted.
 * One sentence for each way in which a command did not do what the case wants of it; none when all is well. */
export function judge(outcome: Outcome, want: string, isBuild: boolean): string[] {
  const { code, signal, stdout, stderr, cpuMs, memoryMb } = outcome;
  const faults: string[] = [];
  const demand = (holds: boolean, otherwise: string): void => {
    if (!holds) faults.push(otherwise);
  };
  demand(signal === null, `it was killed by ${signal}`);
  demand(code === 0 || code === 1, `the exit code is ${code}`);
  demand(cpuMs <= limits.cpuMs, `it took ${Math.round(cpuMs)} ms of CPU`);
  demand(memoryMb <= limits.memoryMb, `it took ${Math.round(memoryMb)} MB`);
  demand(stderr.length < 100_000, `standard error has ${stderr.length} characters`);
  demand(!/^ {4}at |node:internal|\(node:/m.test(stderr), "standard error has a stack or a warning of Node");
  const told = readMessages(stderr);
  const [kind = "", ...codes] = want.split(" ");
  if (kind === "ends") return faults;
  if (kind !== "any") demand((code === 0) === (kind === "package"), `the exit code is ${code}`);
  if (code === 0) {
    demand(!isBuild || outcome.wrote, "no package was written");
    for (const each of codes)
      demand(
        told.some((one) => one.code === each),
        `${each} is not told`,
      );
    return faults;
  }
  demand(!isBuild || !outcome.wrote, "something was written");
  demand(stdout === "", "something is on standard output");
  const errors = told.filter(({ severity }) => severity === "error");
  demand(errors.length > 0, "standard error has no message with a code");
  demand(new Set(errors.map(({ place }) => place)).size === errors.length, "two messages are of one place");
  for (const error of errors) demand(/\w.*[.!?]$/.test(error.fix), `${error.code} has no fix`);
  const [first] = errors;
  if (kind === "any" || first === undefined) return faults;
  demand(first.code === kind, `the code is ${first.code}`);
  const [position] = codes;
  if (position !== undefined)
    demand(first.place.includes(`:${position}`), `the place is ${JSON.stringify(first.place)}`);
  return faults;
}
