/** Variables that hold a token of the forge, best first. */
const tokenNames = ["GH_TOKEN", "GITHUB_TOKEN"] as const;

/** The token with which the forge is asked; undefined when none is set. */
export function tokenOf(env: NodeJS.ProcessEnv): string | undefined {
  return tokenNames.map((name) => env[name]).find((value) => value !== undefined && value !== "");
}

/** Leaves tokens, and user names and passwords in URLs, out of a text. */
export function hideSecrets(text: string, env: NodeJS.ProcessEnv): string {
  const values = tokenNames.flatMap((name) => {
    const value = env[name] ?? "";
    return value === "" ? [] : [value, Buffer.from(`x-access-token:${value}`).toString("base64")];
  });
  return values
    .reduce((left, value) => left.replaceAll(value, "[redacted]"), text)
    .replace(/:\/\/[^/@\s]+@/g, "://[redacted]@");
}
