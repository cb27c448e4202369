import { InputError } from "../diagnostics/diagnostic.ts";
import { isSecretName } from "../diagnostics/secret-name.ts";

/** @throws InputError for a URL that opens with what it holds itself: a workflow is read by everybody. It repeats no value. */
export function refuseSecretUrl(spec: string): void {
  if (!URL.canParse(spec)) return;
  const { username, password, origin, pathname, searchParams } = new URL(spec);
  const refuse = (what: string, help: string): InputError =>
    new InputError(
      "workflow-refused",
      `${what} in the URL ${origin}${pathname} would stand in the workflow, where everybody reads it.`,
      undefined,
      help,
    );
  if (username !== "" || password !== "")
    throw refuse(
      "The user name and password",
      'Give the URL without them, keep them as a secret of the repository, and add --header "Authorization: …" with that to the command in the workflow.',
    );
  const names = [...new Set(searchParams.keys())].filter(isSecretName).map((name) => JSON.stringify(name));
  if (names.length > 0)
    throw refuse(
      `The value of ${names.join(", ")}`,
      "Give the URL without it; then keep the whole URL as a secret of the repository, and name that in the command in the workflow.",
    );
}
