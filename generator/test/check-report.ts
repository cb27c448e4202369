type Check = (value: unknown, at: string) => string[];

const isString: Check = (value, at) => (typeof value === "string" ? [] : [`${at} is no string`]);
const isText: Check = (value, at) => (typeof value === "string" && value !== "" ? [] : [`${at} is no text`]);
const isBoolean: Check = (value, at) => (typeof value === "boolean" ? [] : [`${at} is no boolean`]);
const isCount: Check = (value, at) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? [] : [`${at} is no count`];
const orNull =
  (check: Check): Check =>
  (value, at) =>
    value === null ? [] : check(value, at);
const isOneOf =
  (...values: string[]): Check =>
  (value, at) =>
    values.includes(value as string) ? [] : [`${at} is ${JSON.stringify(value)}, none of ${values}`];
const isListOf =
  (check: Check): Check =>
  (value, at) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => check(item, `${at}[${index}]`))
      : [`${at} is no list`];

/** An object with exactly these keys; those that end in `?` may be missing. */
const isObjectOf =
  (shape: Record<string, Check>): Check =>
  (value, at) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${at} is no object`];
    const object = value as Record<string, unknown>;
    const names = Object.keys(shape).map((key) => key.replace("?", ""));
    return [
      ...Object.keys(object).flatMap((key) =>
        names.includes(key) ? [] : [`${at}.${key} is not in the contract`],
      ),
      ...Object.entries(shape).flatMap(([key, check]) => {
        const name = key.replace("?", "");
        if (Object.hasOwn(object, name)) return check(object[name], `${at}.${name}`);
        return key.endsWith("?") ? [] : [`${at}.${name} is missing`];
      }),
    ];
  };

/** POSIX paths below the package, sorted. */
const isPathList: Check = (value, at) => {
  const faults = isListOf(isText)(value, at);
  if (faults.length > 0) return faults;
  const paths = value as string[];
  const strange = paths.filter((path) => path.startsWith("/") || path.includes("\\") || path.includes(".."));
  const sorted = [...paths].sort();
  return [
    ...strange.map((path) => `${at} has ${path}`),
    ...(paths.every((path, index) => path === sorted[index]) ? [] : [`${at} is not sorted`]),
  ];
};

const isDiagnostic = isObjectOf({
  code: isText,
  severity: isOneOf("error", "warning", "info"),
  message: isText,
  "origin?": isText,
  "help?": isText,
});

const isTool = isObjectOf({
  name: isText,
  group: isText,
  title: isText,
  default: isBoolean,
  method: isText,
  path: isText,
  "operationId?": isText,
  origin: isText,
  arguments: isListOf(
    isObjectOf({
      name: isText,
      in: isOneOf("path", "query", "header", "cookie", "body", "querystring"),
      wireName: isString,
      required: isBoolean,
    }),
  ),
});

const isReport = isObjectOf({
  ok: isBoolean,
  out: orNull(isText),
  server: isObjectOf({ name: isString, version: isString }),
  operations: isCount,
  tools: isListOf(isTool),
  skipped: isListOf(isObjectOf({ method: isText, path: isText, reason: isText, origin: isText })),
  auth: isListOf(isObjectOf({ scheme: isText, type: isText, env: isListOf(isText) })),
  baseUrl: isObjectOf({ url: orNull(isText), env: isString }),
  diagnostics: isListOf(isDiagnostic),
  tokens: isCount,
  files: isObjectOf({ written: isPathList, unchanged: isPathList, kept: isPathList, removed: isPathList }),
});

/** What departs from the contract in the object that `--json` prints; empty when nothing does. */
export function faultsOfReport(report: unknown): string[] {
  return isReport(report, "report");
}
