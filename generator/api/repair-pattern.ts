/**
 * A `pattern` that compiles with the `u` flag, as JSON Schema 2020-12 (Core, 6.4) wants it, or undefined.
 * Escapes that only the old syntax allows (`\-` outside a class, `\_`) are written without their backslash, and
 * the delimiters and flags of `/…/i` are taken off. The pattern is compiled, never run.
 */
export function repairPattern(pattern: string): string | undefined {
  if (compiles(pattern)) return unwrap(pattern) ?? pattern;
  const unwrapped = unwrap(pattern) ?? pattern;
  for (const candidate of [unwrapped, dropNeedlessEscapes(unwrapped)]) {
    if (compiles(candidate)) return candidate;
  }
  return undefined;
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

/** `/^a$/` and `/^a$/g` become `^a$`. */
function unwrap(pattern: string): string | undefined {
  const match = /^\/(\^.*\$)\/[gmsuy]*$/s.exec(pattern);
  return match?.[1];
}

const syntax = new Set("^$\\.*+?()[]{}|/");

function dropNeedlessEscapes(pattern: string): string {
  let result = "";
  let inClass = false;
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern[index] as string;
    const next = pattern[index + 1];
    if (char === "\\" && next !== undefined) {
      const needless = !/[A-Za-z0-9]/.test(next) && !syntax.has(next) && !(inClass && next === "-");
      result += needless ? next : char + next;
      index++;
      continue;
    }
    if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    result += char;
  }
  return result;
}
