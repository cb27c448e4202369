import { InputError } from "../diagnostics/diagnostic.ts";

/** A branch name of a closed alphabet, which git allows. @throws InputError for any other. */
export function checkBranch(name: string): string {
  const isPlain = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(name);
  if (isPlain && name.length <= 200 && !/\.\.|\.$|\.lock(\/|$)|\.\//.test(name) && name !== "HEAD")
    return name;
  throw new InputError(
    "branch-refused",
    `${JSON.stringify(name)} is no name for a branch: letters, digits, ".", "_", "-" and "/" are.`,
  );
}
