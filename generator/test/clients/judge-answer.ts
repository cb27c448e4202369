import { isDeepStrictEqual } from "node:util";
import type { Outcome } from "../conformance/install-tools.ts";

/**
 * What is wrong with what a client's program has done, or nothing. The last line of its output names the tools that it was
 * told of and the text that it was answered: `{"tools":["…"],"answer":"…"}`.
 */
export function judgeAnswer(
  { code, output }: Outcome,
  offered: readonly string[],
  want: object,
): string | undefined {
  if (code === null) return `It had to be ended.\n${output}`;
  if (code !== 0) return `It ended with exit code ${code}.\n${output}`;
  const found = output
    .trimEnd()
    .split("\n")
    .flatMap((line) => readResult(line) ?? []);
  const last = found.at(-1);
  if (last === undefined) return `It said nothing of what it did.\n${output}`;
  const missing = offered.filter((name) => !last.tools.includes(name));
  if (missing.length > 0) return `It was not told of ${missing.slice(0, 5).join(", ")}.`;
  if (last.tools.length !== offered.length) return `It was told of ${last.tools.length} tools.`;
  return isDeepStrictEqual(parse(last.answer), want) ? undefined : `It was answered ${last.answer}`;
}

/** What is wrong with what a program without a credential has done: it ends by itself, with an error. */
export function judgeRefusal({ code, output }: Outcome): string | undefined {
  if (code === null) return `Without a key it had to be ended.\n${output}`;
  return code === 0 ? `Without a key it was let in.\n${output}` : undefined;
}

function readResult(line: string): { tools: string[]; answer: string } | undefined {
  if (!line.startsWith('{"tools":')) return undefined;
  return parse(line) as { tools: string[]; answer: string } | undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
