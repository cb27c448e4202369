import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import { openRepository } from "./repository.ts";

/** Where GitHub looks for it, from the root of the repository. */
export const workflowPath = ".github/workflows/mcpgen.yml";

/** What a workflow needs to know of the place it is for. */
export interface WorkflowPlace {
  /** Absolute: the root of the repository, else the working folder. */
  root: string;
  /** The branch that is checked out, if there is one. */
  branch?: string;
  /** How npm installs what package.json there names, when mcpgen is among it. */
  install?: "ci" | "install";
}

export async function findWorkflowPlace(env: NodeJS.ProcessEnv): Promise<WorkflowPlace> {
  const repository = await openRepository(".", env).catch(() => undefined);
  const branch = await repository?.ask(["symbolic-ref", "--quiet", "--short", "HEAD"]);
  const root = resolve(repository?.root ?? ".");
  const install = existsSync(join(root, "package-lock.json")) ? "ci" : "install";
  return {
    root,
    ...(branch === undefined ? {} : { branch }),
    ...(namesMcpgen(join(root, "package.json")) ? { install } : {}),
  };
}

function namesMcpgen(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(path, "utf8"));
    return Object.hasOwn({ ...dependencies, ...devDependencies }, "mcpgen");
  } catch {
    return false;
  }
}

/** Writes the workflow below `root`. @throws InputError when one is there and `replace` is false. */
export async function writeWorkflow(root: string, contents: string, replace: boolean): Promise<void> {
  const path = join(root, workflowPath);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents, { flag: replace ? "w" : "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new InputError("workflow-exists", `${workflowPath} is already there.`, path);
  });
}
