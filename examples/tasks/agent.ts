import { setTimeout } from "node:timers/promises";
import { nextPage, nextPart, secondsToWait } from "./read-notices.ts";
import type { Answer, Args, Surface } from "./surface.ts";

/** What an agent makes of a refusal: other arguments, from those that were refused and what the API said. */
export type Mend = (message: string, args: Args) => Args;

/** The arguments of the next page, by what the description of the tool says of them; undefined on the last page. */
export type Next = (answer: unknown) => Args | undefined;

/**
 * Solves tasks step by step without a model. Each step says what is wanted in plain words, the operation that does it and
 * its arguments; how that operation is reached is the surface's affair.
 */
export interface Agent {
  /**
   * Takes a step and returns the value of the answer. A busy API is asked again after the time it names. With `mend` the
   * step must be refused once, and is taken again with what `mend` makes of the message.
   * @throws Error with what was said when it is refused all the same, and when the answer was cut
   */
  step(want: string, tool: string, args?: Args, mend?: Mend): Promise<unknown>;
  /**
   * Reads an answer to its end: its parts where it was cut, then page after page. A part has the root of the whole. Where the
   * server does not say how the next page is asked for, `next` takes it from the answer.
   */
  read(want: string, tool: string, args?: Args, next?: Next): AsyncGenerator<unknown>;
  /** Takes a step that the server or the person refuses. Returns why. @throws Error when it is not refused. */
  refusal(want: string, tool: string, args?: Args): Promise<string>;
}

/** Calls of a step that meet a busy API, before the agent gives up. */
const patience = 3;

export function createAgent(surface: Surface): Agent {
  const take = async (want: string, tool: string, args: Args): Promise<Answer> => {
    await surface.find(want, tool, args);
    for (let again = 0; ; again += 1) {
      const answer = await surface.call(tool, args);
      const seconds = answer.isError ? secondsToWait(errorIn(answer).next) : undefined;
      if (seconds === undefined || again === patience) return answer;
      await setTimeout(seconds * 1000);
    }
  };

  const read: Agent["read"] = async function* (want, tool, args = {}, next = () => undefined) {
    for (let page: Args | undefined = args; page !== undefined; ) {
      let answer = await take(want, tool, page);
      const value = valueIn(tool, answer);
      yield value;
      const more: Args | undefined = nextPage(answer.notices) ?? next(value);
      for (let part = nextPart(answer.notices); part !== undefined; part = nextPart(answer.notices)) {
        answer = await surface.call(part.tool, part.args);
        yield valueIn(part.tool, answer);
      }
      page = more && { ...args, ...more };
    }
  };

  return {
    read,
    async step(want, tool, args = {}, mend) {
      let answer = await take(want, tool, args);
      if (mend !== undefined) {
        if (!answer.isError) throw new Error(`${tool} was not refused: ${answer.text.slice(0, 300)}`);
        answer = await take(want, tool, mend(errorIn(answer).message, args));
      }
      if (nextPart(answer.notices) !== undefined)
        throw new Error(`The answer of ${tool} was cut, and this step would not see the rest.`);
      return valueIn(tool, answer);
    },
    async refusal(want, tool, args = {}) {
      const answer = await take(want, tool, args);
      if (!answer.isError) throw new Error(`${tool} was not refused: ${answer.text.slice(0, 300)}`);
      return errorIn(answer).message;
    },
  };
}

/** The value of an answer; its text where that is no JSON. */
function valueIn(tool: string, answer: Answer): unknown {
  if (answer.isError) throw new Error(`${tool} failed: ${answer.text}`);
  try {
    return JSON.parse(answer.text);
  } catch {
    return answer.text;
  }
}

function errorIn({ text }: Answer): { message: string; next: string } {
  return JSON.parse(text);
}
