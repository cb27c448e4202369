const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Counts the methods under the paths of a parsed document, knowing nothing of how the generator reads them. */
export function countOperations(root: unknown): number {
  let total = 0;
  for (const key of ["paths", "x-ms-paths"]) {
    for (const [path, written] of Object.entries(asObject(asObject(root)[key]))) {
      if (path.startsWith("x-")) continue;
      const item = followLocal(root, written);
      for (const [method, operation] of Object.entries(item)) {
        if (methods.has(method.toLowerCase()) && operation !== null) total++;
      }
    }
  }
  return total;
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** A path that refers to another place of the same document, one step far. */
function followLocal(root: unknown, written: unknown): Record<string, unknown> {
  const item = asObject(written);
  const { $ref } = item;
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return item;
  let target = root;
  for (const part of $ref.slice(2).split("/")) {
    target = asObject(target)[decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return { ...asObject(target), ...item };
}
