import { endOfValue, skipSpace } from "./json-spans.ts";
import { findMember } from "./select-path.ts";
import { shapeAnswer } from "./shape-answer.ts";

/**
 * Keeps only some fields of each record of a JSON text, whose records stand at its root or in a member; all beside them stays,
 * such as totals and cursors. A text that is no such list stays as it is.
 *
 * @param fields paths below a record (see `AnswerShape`)
 */
export function chooseFields(text: string, list: string | undefined, fields: readonly string[]): string {
  const root = skipSpace(text, 0);
  const start = list === undefined ? root : findMember(text, root, list);
  if (typeof start !== "number" || text[start] !== "[") return text;
  const end = endOfValue(text, start);
  const records = shapeAnswer(text.slice(start, end), { keep: [...fields] });
  return text.slice(0, start) + records + text.slice(end);
}
