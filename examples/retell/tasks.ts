import { join } from "node:path";
import { runProgram } from "../client/run-program.ts";
import { startRetell } from "../stand-ins/retell.ts";
import { openVendor } from "../tasks/open-vendor.ts";
import { retellTasks } from "../tasks/retell-tasks.ts";
import { solveTasks } from "../tasks/solve-tasks.ts";

// What people ask of Retell, solved by a scripted agent with a tool for each operation, and again behind a search.

await runProgram(async ({ generated, document }) => {
  const api = await startRetell(document === undefined ? undefined : [document]);
  const vendor = openVendor({
    api,
    folder: join(generated, "retell"),
    env: { RETELL_API_KEY: api.key },
    headers: { authorization: `Bearer ${api.key}` },
  });
  await solveTasks(retellTasks, vendor);
});
