import { join } from "node:path";
import { runProgram } from "../client/run-program.ts";
import { startRaconte } from "../stand-ins/raconte.ts";
import { openVendor } from "../tasks/open-vendor.ts";
import { raconteTasks } from "../tasks/raconte-tasks.ts";
import { solveTasks } from "../tasks/solve-tasks.ts";

// What people ask of Raconte, solved by a scripted agent with a tool for each operation, and again behind a search.

await runProgram(async ({ generated, document }) => {
  const api = await startRaconte(document === undefined ? undefined : [document]);
  const [key] = api.keys;
  const vendor = openVendor({
    api,
    folder: join(generated, "raconte"),
    env: { RACONTE_API_KEY: key },
    query: `?api_key=${key}`,
  });
  await solveTasks(raconteTasks, vendor);
});
