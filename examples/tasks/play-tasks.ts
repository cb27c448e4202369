import assert from "node:assert/strict";
import type { Account, Played, SurfaceName, TaskClient } from "./play-task.ts";
import { playTask } from "./play-task.ts";
import type { Task, TaskServer } from "./task.ts";

/** A stand-in with servers in front of it. */
export interface TaskVendor<State> {
  api: Account<State>;
  /** Starts a server with a client, or returns the one that runs already. */
  connect(server: TaskServer, surface: SurfaceName): Promise<TaskClient>;
  /** Ends everything that was started. */
  close(): Promise<void>;
}

/** What came of a task on both surfaces, and why it failed, where it did. */
export interface TaskResult {
  name: string;
  /** The task in words. */
  say: string;
  over: string;
  tools?: Played;
  search?: Played;
  fault?: string;
}

/** Solves each task on both surfaces, the same account each time, and compares where they end. Ends the vendor. */
export async function playTasks<State>(
  tasks: readonly Task<State>[],
  { api, connect, close }: TaskVendor<State>,
): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  try {
    for (const task of tasks) {
      const result: TaskResult = { name: task.name, say: task.say, over: task.server.over };
      results.push(result);
      for (const kind of ["tools", "search"] as const)
        await connect(task.server, kind)
          .then((client) => playTask(task, api, client, kind))
          .then(
            (played) => {
              result[kind] = played;
            },
            (error: Error) => {
              result.fault ??= `on ${kind}: ${error.message}`;
            },
          );
      const difference = differenceOf(result);
      if (difference !== undefined) result.fault ??= difference;
    }
    return results;
  } finally {
    await close();
  }
}

/** What differs between the two ends, shown; undefined where nothing does, or where one was not reached. */
function differenceOf({ tools, search }: TaskResult): string | undefined {
  if (tools === undefined || search === undefined) return undefined;
  for (const what of ["state", "requests", "questions"] as const)
    try {
      assert.deepEqual(JSON.parse(search.end[what]), JSON.parse(tools.end[what]));
    } catch (error) {
      return `ends with other ${what} behind a search: ${(error as Error).message}`;
    }
  return undefined;
}
