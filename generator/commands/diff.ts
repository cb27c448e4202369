import type { Argv } from "yargs";
import { compareSurfaces, gravestOf } from "../diff/compare-surfaces.ts";
import { type Change, type ChangeClass, changeClasses } from "../diff/model.ts";
import { renderMarkdown, renderText } from "../diff/render-diff.ts";
import { semverStep } from "../diff/semver-step.ts";
import { exitCodes } from "./exit-codes.ts";
import { type LoadingArguments, toRequest, withLoadingOptions, withoutSpelling } from "./options.ts";
import { readSides, surfacesOf } from "./read-side.ts";

export const command = "diff <old> <new>";
export const summary = "changes of the tools, by what they do to clients";

const limits = ["breaking", "behavioural", "any"] as const;

type Arguments = Omit<LoadingArguments, "spec"> & {
  old: string;
  new: string;
  markdown: boolean;
  "fail-on"?: (typeof limits)[number];
};

export function options(argv: Argv): Argv<Arguments> {
  const side = { type: "string", demandOption: true, coerce: withoutSpelling } as const;
  return withLoadingOptions(
    argv
      .positional("old", { ...side, describe: "document, package, lock file, or REV:path of one in git" })
      .positional("new", { ...side, describe: "the same, later" }),
  ).options({
    markdown: { type: "boolean", default: false, describe: "print Markdown, for a pull request" },
    "fail-on": { choices: limits, describe: "exit code 1 for changes of this class or a graver one" },
  }) as unknown as Argv<Arguments>;
}

/** Prints on standard output; the exit code says what `--fail-on` asks for. */
export async function run(args: Arguments): Promise<void> {
  const request = toRequest({ ...args, spec: [] }, true);
  const sides = await readSides(args.old, args.new);
  const [old, now] = await surfacesOf(sides, request).finally(sides.remove);
  const changes = compareSurfaces(old, now);
  const failed = isReached(gravestOf(changes), args["fail-on"]);
  process.stdout.write(
    args.json ? toJson(changes, failed) : (args.markdown ? renderMarkdown : renderText)(changes),
  );
  if (failed) process.exitCode = exitCodes.input;
}

function isReached(gravest: ChangeClass | undefined, limit: Arguments["fail-on"]): boolean {
  if (gravest === undefined || limit === undefined) return false;
  return limit === "any" || changeClasses.indexOf(gravest) >= changeClasses.indexOf(limit);
}

function toJson(changes: readonly Change[], failed: boolean): string {
  const result = {
    ok: !failed,
    class: gravestOf(changes) ?? "none",
    step: semverStep(changes),
    stepBefore1: semverStep(changes, "0.1.0"),
    changes,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}
