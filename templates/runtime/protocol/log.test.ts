import { createLog, type LogLevel } from "./log.ts";

function linesAt(level: LogLevel) {
  const lines: string[] = [];
  const log = createLog({
    level,
    redact: (text) => text.replaceAll("hunter2", "[redacted]"),
    write: (line) => lines.push(line),
  });
  return { log, lines };
}

const fieldsOf = (line: string | undefined) => {
  const { time, ...rest } = JSON.parse(line ?? "null");
  expect(new Date(time).toISOString()).toBe(time);
  return rest;
};

describe("createLog", () => {
  test.each<[LogLevel, string[]]>([
    ["error", ["error"]],
    ["warn", ["error", "warn"]],
    ["info", ["error", "warn", "info"]],
    ["debug", ["error", "warn", "info", "debug"]],
  ])("level %s", (level, want) => {
    const { log, lines } = linesAt(level);
    for (const name of ["error", "warn", "info", "debug"] as const) log[name]("e");
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(want);
  });

  test.each<[title: string, given: Record<string, unknown>, want: Record<string, unknown>]>([
    ["numbers and texts", { ms: 1.5, tool: "a" }, { ms: 1.5, tool: "a" }],
    ["a count of tokens is no secret", { tokens: 3 }, { tokens: 3 }],
    ["a value that is secret", { error: "key hunter2 is bad" }, { error: "key [redacted] is bad" }],
    ["a secret inside", { a: { b: ["hunter2"] } }, { a: { b: ["[redacted]"] } }],
    [
      "a secret by its name",
      { authorization: "Bearer x", "x-api-key": ["y"] },
      { authorization: "[redacted]", "x-api-key": "[redacted]" },
    ],
    ["an error", { error: new Error("hunter2") }, { error: "[redacted]" }],
    ["a secret at the cut", { a: `${"x".repeat(996)}hunter2` }, { a: `${"x".repeat(996)}[red` }],
    ["lines stay one", { a: "1\n2" }, { a: "1\n2" }],
    ["the head cannot be forged", { level: "debug", event: "x", time: "never" }, {}],
  ])("%s [threat: secrets]", (_title, given, want) => {
    const { log, lines } = linesAt("info");
    log.info("call", given);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.indexOf("\n")).toBe((lines[0]?.length ?? 0) - 1);
    expect(fieldsOf(lines[0])).toEqual({ level: "info", event: "call", ...want });
  });

  test("characters that are not seen are written as escapes [threat: answers]", () => {
    const { log, lines } = linesAt("info");
    log.info("call", { tool: "x\u202e\u001b[31m\u{e0041}" });
    expect(lines[0]).toMatch(/"x\\u202e\\u001b\[31m\\udb40\\udc41"/);
  });

  test("what cannot be written as JSON loses its line and harms nobody", () => {
    const { log, lines } = linesAt("info");
    log.info("call", {
      get a() {
        throw new Error("no");
      },
    });
    expect(lines).toEqual([]);
  });
});
