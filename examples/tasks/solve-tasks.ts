import { playTasks, type TaskVendor } from "./play-tasks.ts";
import { printResults } from "./print-results.ts";
import type { Task } from "./task.ts";

/** Solves the tasks of a vendor, prints what each took, and ends. @throws Error with every fault */
export async function solveTasks<State>(
  tasks: readonly Task<State>[],
  vendor: TaskVendor<State>,
): Promise<void> {
  const results = await playTasks(tasks, vendor);
  process.stdout.write(printResults(results));
  const faults = results.flatMap(({ name, say, fault }) =>
    fault === undefined ? [] : `${name} ${fault}\nThe task was: ${say}`,
  );
  if (faults.length > 0) throw new Error(faults.join("\n"));
}
