import type { Event } from "js-yaml";
import { checkYamlEvents } from "./check-aliases.ts";
import { maxDepth, tooDeepError } from "./document-depth.ts";
import { checkYamlSize } from "./document-size.ts";
import { syntaxError, type TextProblem } from "./syntax-error.ts";
import type { TextPlace } from "./text-position.ts";
import { wellFormed } from "./well-formed.ts";
import { yamlEvent } from "./yaml-events.ts";

/** Keys that `<<` may bring in, over the whole document. */
const maxMergeKeys = 200_000;

/**
 * Value of the one YAML document in a text: YAML 1.2 core schema and merge keys, nothing that JSON cannot express.
 * Undefined when there is only white space and comments. Throws `InputError` with line and column.
 */
export async function parseYaml(text: string, place: TextPlace): Promise<unknown> {
  checkYamlSize(text, place);
  // Most documents are JSON and never pay for the import.
  const yaml = await import("js-yaml");
  const fail = (found: TextProblem) => syntaxError("yaml-syntax", "YAML", text, place, found);
  const finite = yaml.defineScalarTag<number>(yaml.floatCoreTag.tagName, {
    ...yaml.floatCoreTag,
    resolve: (source, isExplicit, tagName) => {
      const value = yaml.floatCoreTag.resolve(source, isExplicit, tagName);
      return typeof value === "number" && !Number.isFinite(value) ? yaml.NOT_RESOLVED : value;
    },
  });
  const schema = yaml.CORE_SCHEMA.withTags(yaml.mergeTag, finite);
  try {
    const events = yaml.parseEvents(text, { maxDepth });
    const problem = checkYamlEvents(events, text, maxDepth);
    if (problem !== undefined) throw syntaxError("yaml-aliases", "YAML", text, place, problem);
    const values = yaml.constructFromEvents(events, {
      source: text,
      schema,
      maxTotalMergeKeys: maxMergeKeys,
    });
    // An empty document before or after a separator is a habit, not a second document.
    const filled = values.filter((value) => value !== null && value !== undefined);
    if (filled.length > 1) throw severalDocuments(events, text, place);
    return wellFormed(filled[0], text);
  } catch (error) {
    if (error instanceof yaml.YAMLException) {
      if (error.reason.includes("maxDepth")) throw tooDeepError(text, place, error.mark?.position ?? 0);
      const offset = error.mark?.position ?? 0;
      throw fail({ offset, ...(explainColon(error.reason, text, offset) ?? explain(error.reason)) });
    }
    if (error instanceof RangeError) throw tooDeepError(text, place, 0);
    throw error;
  }
}

function severalDocuments(events: Event[], text: string, place: TextPlace) {
  const starts: number[] = [];
  let begins = false;
  for (const event of events) {
    const { document, sequence, mapping, scalar } = yamlEvent;
    if (event.type === document) begins = true;
    else if (begins && (event.type === sequence || event.type === mapping || event.type === scalar)) {
      starts.push("start" in event ? event.start : event.valueStart);
      begins = false;
    }
  }
  const second = starts.filter((start) => start >= 0)[1] ?? 0;
  return syntaxError("yaml-several-documents", "one YAML document", text, place, {
    offset: second,
    problem: "another document begins",
  });
}

const explanations: readonly [part: string, problem: string, help?: string][] = [
  ["tab characters", "a tab is used to indent, which YAML does not allow", "Replace the tab with spaces."],
  [
    "duplicated mapping key",
    "this key was already given in the same mapping",
    "Remove or rename one of the two.",
  ],
  [
    "unexpected end of the stream",
    "the document ends inside a value that was begun",
    "It may be cut short: download or export it again.",
  ],
  ["tag !<", "a tag of this name is not supported", "Remove the tag, which begins with an exclamation mark."],
  ["unidentified alias", "an alias names an anchor that does not exist before it"],
  ["maxTotalMergeKeys", `merge keys bring in more than ${maxMergeKeys} keys`],
  [
    "non-printable",
    "a control character stands in the text, which YAML does not allow",
    "Remove or escape it.",
  ],
  ["null byte", "a zero byte stands in the text"],
  ["complex keys", "a mapping or a sequence is used as a key"],
  ["expected ':'", "a colon is missing after a key"],
  ["multiline key", "this line is neither a key with a colon nor part of the value before it"],
  ["bad indentation", "the indentation does not fit the lines before"],
  [
    "deficient indentation",
    "the line is indented too little for the value it continues, which may lack its closing quote",
  ],
];

/** Of a value without quotes that holds a colon and a space, which begin another value (YAML 1.2.2, 7.3.3). */
function explainColon(reason: string, text: string, offset: number): Omit<TextProblem, "offset"> | undefined {
  if (!reason.includes("bad indentation") || text[offset] !== ":") return undefined;
  const before = text.slice(text.lastIndexOf("\n", offset) + 1, offset);
  if (!/\S:[ \t]+[^\s"']/.test(before)) return undefined;
  return {
    problem: "a colon and a space stand in a value without quotes",
    help: "Put the whole value in quotes.",
  };
}

/** js-yaml's reason in our words; a reason that we do not know is given without what it quotes. */
function explain(reason: string): Omit<TextProblem, "offset"> {
  for (const [part, problem, help] of explanations)
    if (reason.includes(part)) return help === undefined ? { problem } : { problem, help };
  return {
    problem: reason
      .split(/["<]|: /, 1)
      .join("")
      .trim(),
  };
}
