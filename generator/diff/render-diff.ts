import { type Change, type ChangeClass, changeClasses } from "./model.ts";
import { semverStep } from "./semver-step.ts";

/** Changes that say the same of several tools or arguments, in one line. */
interface Line {
  class: ChangeClass;
  subjects: string[];
  what: string;
}

/** Subjects of one line that are named. */
const maxNamed = 4;

/** What changed, for a terminal: the gravest first. */
export function renderText(changes: readonly Change[]): string {
  if (changes.length === 0) return "No change of the tools.\n";
  const lines = linesOf(changes, (name) => name);
  const width = Math.max(...changeClasses.map((each) => each.length));
  return (
    lines.map(({ class: severity, text }) => `${severity.padEnd(width)}  ${text}\n`).join("") +
    summarize(changes)
  );
}

/** The same for a pull request. Names of the document stand in code, where they can do nothing. */
export function renderMarkdown(changes: readonly Change[]): string {
  if (changes.length === 0) return "No change of the tools.\n";
  const lines = linesOf(changes, code);
  const sections = titles.flatMap(([severity, title]) => {
    const own = lines.filter((line) => line.class === severity);
    return own.length === 0 ? [] : [`### ${title}\n\n${own.map(({ text }) => `- ${text}\n`).join("")}`];
  });
  return `${sections.join("\n")}\n${summarize(changes)}`;
}

/** Entries of a changelog, one line each. */
export function changelogLines(changes: readonly Change[]): string[] {
  return linesOf(changes, code).map(({ class: severity, text }) => `- ${severity}: ${text}`);
}

const titles: readonly [ChangeClass, string][] = [
  ["breaking", "Breaking"],
  ["behavioural", "Behavioural"],
  ["compatible", "Compatible"],
];

function summarize(changes: readonly Change[]): string {
  const counts = titles.flatMap(([severity]) => {
    const number = changes.filter((change) => change.class === severity).length;
    return number === 0 ? [] : [`${number} ${severity}`];
  });
  return `${counts.join(", ")}; suggested step: ${semverStep(changes)} (${semverStep(changes, "0.1.0")} before 1.0.0)\n`;
}

/** Without what breaks lines or is not seen. */
function onLine(written: string): string {
  return written.replace(/[\p{C}\u2028\u2029]/gu, " ");
}

function linesOf(
  changes: readonly Change[],
  quote: (name: string) => string,
): { class: ChangeClass; text: string }[] {
  const lines = new Map<string, Line>();
  for (const { class: severity, tool, argument, what } of changes) {
    // Values of the document are part of what is said.
    const said = onLine(what);
    const subject =
      tool === undefined
        ? ""
        : [tool, argument]
            .filter(Boolean)
            .map((name) => quote(onLine(name ?? "")))
            .join(" ");
    const key = `${severity}\n${argument ?? ""}\n${said}`;
    const line = lines.get(key);
    if (line === undefined)
      lines.set(key, { class: severity, subjects: subject === "" ? [] : [subject], what: said });
    else line.subjects.push(subject);
  }
  return [...lines.values()].map(({ class: severity, subjects, what }) => {
    const named = subjects.slice(0, maxNamed).join(", ");
    const more = subjects.length > maxNamed ? ` and ${subjects.length - maxNamed} more` : "";
    return {
      class: severity,
      text:
        subjects.length === 0
          ? `${quoteWords(what, quote)}.`
          : `${named}${more}: ${quoteWords(what, quote)}.`,
    };
  });
}

/**
 * A text of JSON, a request or any other word, with the comma or semicolon behind it. Only words that are nothing but a word
 * in Markdown stay outside of code.
 */
const pieces = /("(?:[^"\\]|\\.)*"|[A-Z]+ \/\S*?|\S+?)([,;]?)(?= |$)/g;

/** In Markdown each value stands in code, values that follow each other in one span. */
function quoteWords(what: string, quote: (name: string) => string): string {
  const parts: { text: string; isValue: boolean; end: string }[] = [];
  for (const [, text = "", end = ""] of what.matchAll(pieces)) {
    const isValue = !/^[A-Za-z0-9()-]+:?$/.test(text);
    const last = parts.at(-1);
    if (isValue && last?.isValue && last.end === "")
      Object.assign(last, { text: `${last.text} ${text}`, end });
    else parts.push({ text, isValue, end });
  }
  return parts.map(({ text, isValue, end }) => `${isValue ? quote(text) : text}${end}`).join(" ");
}

/** A code span that nothing in it can end; a table, a mention, a comment or a tag is none in it. */
function code(written: string): string {
  // What ends mcpgen's part of CHANGELOG.md is a comment; an escape of JSON says the same.
  const name = written.replaceAll("<!--", "\\u003c!--").replaceAll("-->", "--\\u003e");
  const fence = "`".repeat(Math.max(0, ...[...name.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = name.startsWith("`") || name.endsWith("`") ? " " : "";
  return `${fence}${pad}${name}${pad}${fence}`;
}
