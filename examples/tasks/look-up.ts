/**
 * The one entry of a list that has these values. @throws Error when none has, or several: an agent must not guess
 */
export function oneWith(list: unknown, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = list as Record<string, unknown>[];
  const fitting = entries.filter((entry) =>
    Object.entries(values).every(([name, value]) => entry[name] === value),
  );
  const [found] = fitting;
  if (found === undefined || fitting.length > 1)
    throw new Error(`${fitting.length} of ${entries.length} entries have ${JSON.stringify(values)}.`);
  return found;
}

/** What a stand-in keeps under the value of a field of its newest version. */
export function named<Version extends Record<string, unknown>>(
  kept: ReadonlyMap<string, readonly Version[]>,
  field: string,
  value: string,
): readonly Version[] {
  const found = [...kept.values()].find((versions) => versions.at(-1)?.[field] === value);
  if (found === undefined) throw new Error(`Nothing has the ${field} ${value}.`);
  return found;
}
