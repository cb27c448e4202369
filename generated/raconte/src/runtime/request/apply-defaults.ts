/**
 * The arguments with what is sent for those that the caller left out (`RequestDefinition.defaults`): the very same ones
 * when nothing is missing. A null of the caller's stays.
 */
export function applyDefaults(
  args: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> {
  if (defaults === undefined) return args;
  const isGiven = (name: string): boolean => Object.hasOwn(args, name) && args[name] !== undefined;
  const missing = Object.keys(defaults).filter((name) => !isGiven(name));
  if (missing.length === 0) return args;
  const whole: Record<string, unknown> = Object.assign(Object.create(null), args);
  for (const name of missing) whole[name] = defaults[name];
  return whole;
}
