import assert from "node:assert/strict";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { RunningApi } from "../stand-ins/serve-api.ts";
import { createAgent } from "./agent.ts";
import { searchSurface } from "./search-surface.ts";
import { callBy } from "./surface.ts";
import type { Task } from "./task.ts";
import { toolsSurface } from "./tools-surface.ts";

/** How operations are offered to the agent. */
export type SurfaceName = "tools" | "search";

/** A stand-in that can be put back to its beginning. */
export interface Account<State> extends RunningApi {
  state: State;
  reset(): void;
}

/** A client of the server that a task is solved with. */
export interface TaskClient {
  client: Client;
  /** Who answers what the server asks from now on. */
  ask(agrees: (question: string) => boolean): void;
}

/** What came of a task on one surface. */
export interface Played {
  /** Calls of tools, those that search and describe among them. */
  calls: number;
  /** Of all that the agent read, in o200k's count: the list of tools, and every answer. */
  tokens: number;
  /** Places of the operations among the hits of the searches; empty where nothing was searched. */
  ranks: readonly number[];
  /** JSON text of the account, of every request that the API answered, and of the questions to the person. */
  end: { state: string; requests: string; questions: string };
}

/** Tokens of texts that are read in many tasks: lists of tools. */
const counted = new Map<string, number>();

/** Solves a task on one surface, from the account's beginning. @throws Error that says what went wrong */
export async function playTask<State>(
  task: Task<State>,
  api: Account<State>,
  { client, ask }: TaskClient,
  kind: SurfaceName,
): Promise<Played> {
  api.reset();
  task.given(api);
  const questions: string[] = [];
  ask((question) => {
    questions.push(question);
    return task.agrees(question);
  });
  const texts: string[] = [];
  const ranks: number[] = [];
  let calls = 0;
  const onRead = (text: string): void => void texts.push(text);
  const plain = callBy(client, onRead);
  const call: typeof plain = (name, args) => {
    calls += 1;
    return plain(name, args);
  };
  const surface =
    kind === "tools"
      ? await toolsSurface(client, call)
      : await searchSurface(client, call, (rank) => ranks.push(rank));
  await task.solve(createAgent(surface));
  task.check(api.state);
  assert.equal(questions.length, task.asked, `the person is asked ${task.asked} times`);
  assert.deepEqual(api.busy, [], "every time that the API was to be busy, it was asked");
  assert.deepEqual(api.complaints, [], "requests and answers are what the document describes");
  const listed = counted.get(surface.listed) ?? countTokens(surface.listed);
  counted.set(surface.listed, listed);
  const requests = api.requests.map(({ route, url, body }) => ({ route, url, body }));
  return {
    calls,
    tokens: texts.reduce((sum, text) => sum + countTokens(text), listed),
    ranks,
    end: {
      state: JSON.stringify(api.state, listMaps),
      requests: JSON.stringify(requests),
      questions: JSON.stringify(questions),
    },
  };
}

/** Maps as lists of their entries, which JSON would leave empty. */
function listMaps(_name: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}
