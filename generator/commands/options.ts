import type { Argv, InferredOptionTypes } from "yargs";
import type { BuildRequest } from "../build.ts";
import { InputError } from "../diagnostics/diagnostic.ts";
import { packageVersions } from "./versions.ts";

/** For options with one value. @throws {Error} when several are given, which is wrong usage. */
export function once(written: string | string[]): string {
  if (!Array.isArray(written)) return written;
  throw new Error(`An option that takes one value is given several: ${written.join(", ")}.`);
}

/** Stands for `-` on the way through yargs, which loses a `-` among several positional arguments. */
const standardInput = "stdin:";

/** Spells `-` so that it arrives as a spec. */
export function spellStandardInput(argument: string): string {
  return argument === "-" ? standardInput : argument;
}

/** Undoes that. */
export function withoutSpelling(written: string): string {
  return written === standardInput ? "-" : written;
}

const spec = {
  type: "string",
  array: true,
  demandOption: true,
  describe: "path, URL or -",
  coerce: (specs: string[]) => specs.map(withoutSpelling),
} as const;

const loading = {
  name: { type: "string", describe: "name of the server", requiresArg: true, coerce: once },
  config: {
    type: "string",
    describe: "curation file (<spec without extension>.mcpgen.yaml)",
    requiresArg: true,
    coerce: once,
  },
  header: {
    type: "string",
    array: true,
    nargs: 1,
    describe: '"Name: value" for the document\'s own origin',
    requiresArg: true,
  },
  "allow-ref-origin": {
    type: "string",
    array: true,
    nargs: 1,
    describe: "origin from which references may be read",
    requiresArg: true,
  },
  overlay: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "OpenAPI Overlay to apply first",
    requiresArg: true,
  },
  json: { type: "boolean", default: false, describe: "print one JSON object on standard output" },
  quiet: { type: "boolean", default: false, describe: "print errors only" },
} as const;

/** For numbers of tokens. @throws {Error} when it is none, which is wrong usage. */
function readBudget(written: string | string[]): number {
  const text = once(written).replace(/[_,]/g, "");
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`--budget takes a number of tokens such as 2500, found ${JSON.stringify(written)}.`);
}

/** Of the commands that look at what the surface costs. */
export const budgetOption = {
  budget: {
    type: "string",
    describe: "tokens that listing the default surface may cost",
    requiresArg: true,
    coerce: readBudget,
  },
} as const;

const writing = {
  ...loading,
  ...budgetOption,
  out: {
    type: "string",
    describe: "folder of the package (generated/<name>)",
    requiresArg: true,
    coerce: once,
  },
} as const;

/** Options of the commands that propose a change of a repository. */
export const proposing = {
  branch: {
    type: "string",
    requiresArg: true,
    coerce: once,
    describe: "branch of the proposal (mcpgen/<name>)",
  },
  base: {
    type: "string",
    requiresArg: true,
    coerce: once,
    describe: "branch to which it is proposed (the one that is checked out)",
  },
} as const;

export type LoadingArguments = { spec: string[] } & InferredOptionTypes<typeof loading>;
export type WritingArguments = { spec: string[] } & InferredOptionTypes<typeof writing>;

/** Adds the specs and the options of every command that reads documents. */
export function withLoading(argv: Argv): Argv<LoadingArguments> {
  return argv.positional("spec", spec).options(loading) as Argv<LoadingArguments>;
}

/** The options of every command that reads documents, without the specs. */
export function withLoadingOptions<Given>(
  argv: Argv<Given>,
): Argv<Given & InferredOptionTypes<typeof loading>> {
  return argv.options(loading) as Argv<Given & InferredOptionTypes<typeof loading>>;
}

/** The same, and where the package is. */
export function withWriting(argv: Argv): Argv<WritingArguments> {
  return argv.positional("spec", spec).options(writing) as Argv<WritingArguments>;
}

/** Flags to what the pipeline takes. @throws InputError for a header that is none. */
export function toRequest(
  args: LoadingArguments & {
    out?: string | undefined;
    budget?: number | undefined;
    force?: boolean;
    bundle?: boolean;
  },
  dryRun: boolean,
): BuildRequest {
  return {
    specs: args.spec,
    ...(args.name === undefined ? {} : { name: args.name }),
    ...(args.config === undefined ? {} : { config: args.config }),
    ...(args.budget === undefined ? {} : { budget: args.budget }),
    ...(args.out === undefined ? {} : { out: args.out }),
    force: args.force === true,
    bundle: args.bundle !== false,
    dryRun,
    load: {
      headers: (args.header ?? []).map(readHeader),
      overlays: args.overlay ?? [],
      allowRefOrigins: args["allow-ref-origin"] ?? [],
      ...(args.quiet ? {} : { onProgress: (text: string) => process.stderr.write(`${text}\n`) }),
    },
    versions: packageVersions,
  };
}

function readHeader(written: string): [name: string, value: string] {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)$/.exec(written);
  if (match === null)
    throw new InputError("header-unreadable", 'A --header is not of the form "Name: value".');
  return [match[1] as string, match[2] as string];
}
