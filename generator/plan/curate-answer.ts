import { readFieldPath } from "../../templates/runtime/result/field-path.ts";
import type { AnswerOutline, AnswerShape } from "../../templates/runtime/tool.ts";
import type { CuratedTool } from "../curation/model.ts";
import type { CurationPath, CurationProblems } from "./curation-problems.ts";
import type { SchemaArgument } from "./fitting.ts";

/** What a tool does with the answer of the API before a model reads it. */
export interface CuratedAnswer {
  shape?: AnswerShape;
  /** Brings fields back; it is not sent. */
  include?: SchemaArgument;
}

/**
 * The shape of a tool's answer, and the argument that undoes it.
 *
 * @param taken names of the arguments that the tool has
 * @param at place of `answer` in the curation file
 */
export function curateAnswer(
  answer: NonNullable<CuratedTool["answer"]>,
  taken: readonly string[],
  at: CurationPath,
  problems: CurationProblems,
): CuratedAnswer {
  const { keep, drop, include } = answer;
  for (const [key, paths] of Object.entries({ keep, drop })) {
    for (const [index, path] of (paths ?? []).entries()) checkPath(path, [...at, key, index], problems);
  }
  if (!keep?.length && !drop?.length) {
    if (include !== undefined && include !== false)
      problems.refused(
        [...at, "include"],
        "There is nothing to bring back: neither keep nor drop leaves anything out.",
      );
    return {};
  }
  const shape: AnswerShape = {
    ...(keep?.length ? { keep: [...new Set(keep)] } : {}),
    ...(drop?.length ? { drop: [...new Set(drop)] } : {}),
  };
  if (include === undefined || include === false) return { shape };
  const name = include === true ? "include" : include;
  if (taken.includes(name))
    problems.refused(
      [...at, "include"],
      `The tool has an argument ${JSON.stringify(name)} already.`,
      "Give another name in place of true.",
    );
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(name) || name === "__proto__")
    problems.refused([...at, "include"], `${JSON.stringify(name)} is no name of an argument.`);
  return { shape: { ...shape, include: name }, include: includeArgument(name, shape) };
}

/** An outline without the members that the shape may take away, so that their absence is no drift. */
export function outlineAfter(outline: AnswerOutline, { keep, drop = [] }: AnswerShape): AnswerOutline {
  if (keep === undefined && drop.length === 0) return outline;
  const isNamed = (paths: readonly string[], name: string, whole: boolean): boolean =>
    paths.some((path) => {
      const [first = "", ...rest] = readFieldPath(path);
      return (first === "*" || first === name) && (!whole || rest.length === 0);
    });
  const stays = (name: string): boolean =>
    !isNamed(drop, name, true) && (keep === undefined || isNamed(keep, name, false));
  const required: AnswerOutline["required"] = Object.create(null);
  for (const name of Object.keys(outline.required)) {
    const types = outline.required[name];
    if (types !== undefined && stays(name)) required[name] = types;
  }
  return { ...outline, required };
}

function includeArgument(name: string, { keep, drop = [] }: AnswerShape): SchemaArgument {
  const items = keep === undefined ? { type: "string", enum: drop } : { type: "string" };
  const description =
    keep === undefined
      ? "Fields of the answer that are left out unless they are named here."
      : "Further fields of the answer, which are left out unless they are named here: names with dots between them.";
  const schema = { type: "array", items, uniqueItems: true };
  return { name, schema, description, required: false };
}

function checkPath(path: string, at: CurationPath, problems: CurationProblems): void {
  const names = readFieldPath(path);
  const help = /\[\d*\]/.test(path)
    ? "Leave brackets out: lists are gone through by themselves."
    : 'Write names with dots between them, such as "call.transcript"; a dot in a name is "\\.".';
  if (names.includes("") || /\[\d*\]/.test(path))
    problems.refused(at, `${JSON.stringify(path)} is no path of fields.`, help);
}
