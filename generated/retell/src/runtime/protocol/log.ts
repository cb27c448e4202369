import { escapeHiddenInJson } from "../result/escape-hidden.ts";

export type LogLevel = "error" | "warn" | "info" | "debug";

export type LogFields = Record<string, unknown>;

/** One line of JSON for each event, its hidden characters as escapes. Fields called `time`, `level` or `event` are left out. */
export type Log = Record<LogLevel, (event: string, fields?: LogFields) => void>;

export interface LogOptions {
  /** Least severe level that is written. */
  level: LogLevel;
  /** Takes secrets out of a text; every string of a line goes through it, except names of fields. */
  redact: (text: string) => string;
  /** Takes one line with its newline; absent means standard error. */
  write?: (line: string) => void;
}

const severity: Record<LogLevel, number> = { error: 0, warn: 1, info: 2, debug: 3 };

/** Names whose text is never written, whatever it is. */
const secretName = /authorization|cookie|passw|secret|credential|token$|api[-_]?key/i;

const reservedNames = new Set(["time", "level", "event", "__proto__"]);

const maxTextLength = 1000;
const maxDepth = 4;

/** Makes a log. It never throws: a line that cannot be written is lost. */
export function createLog({ level, redact, write = writeToStderr }: LogOptions): Log {
  const line =
    (of: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (severity[of] > severity[level]) return;
      try {
        const entry: LogFields = { time: new Date().toISOString(), level: of, event: redact(event) };
        for (const [name, value] of Object.entries(fields)) {
          if (!reservedNames.has(name)) entry[name] = clean(value, name, 0, redact);
        }
        write(`${escapeHiddenInJson(JSON.stringify(entry))}\n`);
      } catch {
        // Nothing is left to tell it to.
      }
    };
  return { error: line("error"), warn: line("warn"), info: line("info"), debug: line("debug") };
}

function clean(value: unknown, name: string, depth: number, redact: (text: string) => string): unknown {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (secretName.test(name)) return "[redacted]";
  // Redacted before it is cut, so that a cut cannot hide a secret from the redactor.
  if (typeof value === "string") return redact(value).slice(0, maxTextLength);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= maxDepth) return "[deeper]";
  if (value instanceof Error) return clean(value.message, name, depth + 1, redact);
  if (Array.isArray(value)) return value.map((item) => clean(item, name, depth + 1, redact));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, clean(inner, key, depth + 1, redact)]),
  );
}

let pending = "";

/** Lines of one turn of the event loop leave in one write, at the latest when the process exits. */
function writeToStderr(line: string): void {
  if (pending === "") {
    setImmediate(flushToStderr);
    process.once("exit", flushToStderr);
  }
  pending += line;
}

function flushToStderr(): void {
  process.off("exit", flushToStderr);
  const text = pending;
  pending = "";
  if (text !== "") process.stderr.write(text);
}
