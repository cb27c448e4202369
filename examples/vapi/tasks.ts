import { join } from "node:path";
import { runProgram } from "../client/run-program.ts";
import { startVapi } from "../stand-ins/vapi.ts";
import { openVendor } from "../tasks/open-vendor.ts";
import { solveTasks } from "../tasks/solve-tasks.ts";
import { vapiTasks } from "../tasks/vapi-tasks.ts";

// What people ask of Vapi, solved by a scripted agent with a tool for each operation, and again behind a search. The other
// programs hold requests against the vendor's own document, which takes the validator five times as long.

await runProgram(async ({ generated, document = "specs/vapi.yaml" }) => {
  const api = await startVapi([document]);
  const vendor = openVendor({
    api,
    folder: join(generated, "vapi"),
    env: { VAPI_TOKEN: api.key },
    headers: { authorization: `Bearer ${api.key}` },
  });
  await solveTasks(vapiTasks, vendor);
});
