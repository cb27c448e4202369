/** The names of a path of fields, `call.transcript`: dots stand between them, and `\.` is a dot in a name. */
export function readFieldPath(path: string): string[] {
  return path.split(/(?<!\\)\./).map((name) => name.replaceAll("\\.", "."));
}
