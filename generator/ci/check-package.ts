import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import { runProgram } from "./run-program.ts";

/**
 * Type-checks, bundles and tests the package in `folder` (absolute); what it is built with is installed first where it is
 * missing, without running anybody's install scripts. What a failed step printed is told. @throws InputError when one fails.
 */
export async function checkPackage(
  folder: string,
  env: NodeJS.ProcessEnv,
  onProgress: (text: string) => void,
): Promise<void> {
  const clean = withoutTokens(env);
  const npm = async (...args: string[]): Promise<void> => {
    onProgress(`npm ${args.join(" ")}`);
    const [command, first] = npmCommand();
    const { code, stdout, stderr } = await runProgram(command, [...first, ...args], {
      cwd: folder,
      env: clean,
    });
    if (code === 0) return;
    onProgress(`${stdout}\n${stderr}`.trim());
    throw new InputError("suite-failed", `npm ${args.join(" ")} failed in ${folder}.`, folder);
  };
  if (!isInstalled(folder)) {
    const isLocked = existsSync(join(folder, "package-lock.json"));
    const how = ["--ignore-scripts", "--no-audit", "--no-fund"];
    await (isLocked ? npm("ci", ...how) : npm("install", "--no-package-lock", ...how));
  }
  await npm("run", "build");
  await npm("test");
}

/** What the package runs is other people's code: it gets no token that could write to the repository. */
function withoutTokens(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(GH_TOKEN|GITHUB_TOKEN|ACTIONS_.*|NODE_OPTIONS)$/.test(name)),
  );
}

/** Whether all that package.json names is found from the folder, as Node looks for it. */
function isInstalled(folder: string): boolean {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as Record<string, Record<string, string>>;
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) => isFound(folder, name));
}

function isFound(folder: string, name: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, "node_modules", name))) return true;
    if (at === dirname(at)) return false;
  }
}

/** How npm is started. On Windows it is a script of its shell, which is no program: there Node runs what it would. */
export function npmCommand(): [command: string, first: string[]] {
  if (process.platform !== "win32") return ["npm", []];
  return [process.execPath, [join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js")]];
}
