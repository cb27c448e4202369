import yargs from "yargs";
import { nearestName } from "../templates/runtime/call/nearest-name.ts";
import * as build from "./commands/build.ts";
import * as check from "./commands/check.ts";
import * as ci from "./commands/ci.ts";
import * as ciRun from "./commands/ci-run.ts";
import * as customize from "./commands/customize.ts";
import * as diff from "./commands/diff.ts";
import { exitCodes, exitCodesHelp } from "./commands/exit-codes.ts";
import * as init from "./commands/init.ts";
import * as lint from "./commands/lint.ts";
import * as list from "./commands/list.ts";
import { spellStandardInput } from "./commands/options.ts";
import { reportFault } from "./commands/report-fault.ts";
import { mcpgenVersion } from "./commands/versions.ts";

const epilogue = `A spec is a path, an http(s) URL, or - for standard input: JSON, YAML, or Markdown that holds it. Several become one server.
${exitCodesHelp}`;

const commandNames = ["build", "check", "list", "lint", "init", "diff", "customize", "ci"];

/** Our words for the library's; where it counts, a text for one and one for several. */
const usageMessages = {
  "Not enough non-option arguments: got %s, need at least %s": {
    one: "Name what the command is for, a spec or a tool: %s given, %s needed.",
    other: "Name what the command is for, a spec or a tool: %s given, %s needed.",
  },
  "Not enough arguments following: %s": "The option --%s takes a value.",
  "Unknown argument: %s": {
    one: "There is no command or option %s.",
    other: "There are no commands or options %s.",
  },
};

/** Somebody who reads no further, as `head` does, is no fault; Windows says EOF. */
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EOF") throw error;
  });

const program = yargs(process.argv.slice(2).map(spellStandardInput))
  .scriptName("mcpgen")
  .usage("$0 <command> <spec…>\n\nTurns an OpenAPI document into a standalone, tested TypeScript MCP server.")
  .detectLocale(false)
  .updateStrings(usageMessages as unknown as Record<string, string>)
  .parserConfiguration({
    "camel-case-expansion": false,
    "boolean-negation": false,
    "parse-numbers": false,
  })
  .command(build.command, build.summary, build.options, build.run)
  .command(check.command, check.summary, check.options, check.run)
  .command(list.command, list.summary, list.options, list.run)
  .command(lint.command, lint.summary, lint.options, lint.run)
  .command(init.command, init.summary, init.options, init.run)
  .command(diff.command, diff.summary, diff.options, diff.run)
  .command(customize.command, customize.summary, customize.options, customize.run)
  .command("ci", "regeneration in CI", (argv) =>
    argv
      .command(ci.command, ci.summary, ci.options, ci.run)
      .command(ciRun.command, ciRun.summary, ciRun.options, ciRun.run),
  )
  .example("$0 build specs/retell.yaml", "write generated/retell")
  .example("$0 list https://api.example.com/openapi.json --tokens", "what each tool costs a model")
  .demandCommand(1, `Name a command: ${commandNames.join(", ")}.`)
  .strict()
  .version(mcpgenVersion)
  .help()
  .epilogue(epilogue)
  .wrap(110)
  .exitProcess(false)
  .fail((message, error) => {
    if (error !== undefined && message === null) throw error;
    process.stderr.write(`${misspelt(process.argv[2]) ?? message ?? error.message}\nSee mcpgen --help.\n`);
    process.exitCode = exitCodes.usage;
    throw new Error("usage");
  });

/** What is said of a first word that is nearly a command; the library would only repeat every word of the line. */
function misspelt(word = ""): string | undefined {
  const near =
    word.startsWith("-") || commandNames.includes(word) ? undefined : nearestName(word, commandNames);
  return near === undefined ? undefined : `There is no command ${word}. Did you mean ${near}?`;
}

async function runProgram(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (process.exitCode === undefined) reportFault(error, { json: process.argv.includes("--json") });
  }
}

void runProgram();
