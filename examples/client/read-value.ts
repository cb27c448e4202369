/** What is at `path` inside an answer. @throws Error that says where the answer stops. */
export function valueAt(answer: unknown, ...path: readonly (string | number)[]): unknown {
  let value = answer;
  for (const [index, step] of path.entries()) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) {
      throw new Error(`The answer has nothing at /${path.slice(0, index + 1).join("/")}: ${shown(answer)}`);
    }
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The text at `path`. @throws Error when there is none. */
export function textAt(answer: unknown, ...path: readonly (string | number)[]): string {
  const value = valueAt(answer, ...path);
  if (typeof value !== "string") throw new Error(`Not a text at /${path.join("/")}: ${shown(value)}`);
  return value;
}

/** The list at `path`. @throws Error when there is none. */
export function listAt(answer: unknown, ...path: readonly (string | number)[]): unknown[] {
  const value = valueAt(answer, ...path);
  if (!Array.isArray(value)) throw new Error(`Not a list at /${path.join("/")}: ${shown(value)}`);
  return value;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 300);
}
