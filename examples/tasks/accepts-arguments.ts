/** The input schema of a tool as a client is shown it. */
export interface ShownSchema {
  properties?: Readonly<Record<string, unknown>> | undefined;
  required?: readonly string[] | undefined;
}

/**
 * Why a tool cannot be called with these arguments, judged by names alone as they are shown: one that it does not have, or
 * one that it needs. Undefined when it can.
 */
export function whyNotAccepted(
  schema: ShownSchema,
  args: Readonly<Record<string, unknown>>,
): string | undefined {
  const known = schema.properties ?? {};
  const strange = Object.keys(args).find((name) => !Object.hasOwn(known, name));
  if (strange !== undefined) return `it has no argument ${strange}`;
  const missing = schema.required?.find((name) => !Object.hasOwn(args, name));
  return missing === undefined ? undefined : `it needs ${missing}`;
}
