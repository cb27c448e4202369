import { Ajv2020 } from "ajv/dist/2020.js";
import { checkArguments } from "../../../templates/runtime/call/check-arguments.ts";
import { ToolError } from "../../../templates/runtime/tool-error.ts";
import type { Recording } from "../../emit/record-requests.ts";
import type { BuiltPackage } from "./build-in-memory.ts";
import { demand } from "./finding.ts";

const ajv = new Ajv2020({ strict: false, logger: false });

/** Input schemas are valid ones of JSON Schema 2020-12, and the server takes the arguments of every recorded call. */
export function checkSchemas({ server, files }: BuiltPackage): void {
  const recorded = files.get("test/generated/requests.json")?.contents ?? "";
  const { cases } = JSON.parse(recorded) as Recording;
  for (const { name, definition } of server.groups.flatMap((group) => group.tools)) {
    const { inputSchema } = definition;
    demand(
      ajv.validateSchema(inputSchema) === true,
      `the input of ${name} is no schema: ${ajv.errorsText()}`,
    );
    for (const { arguments: args } of cases.filter(({ tool }) => tool === name)) {
      const problem = refusal(() => checkArguments(args, inputSchema));
      demand(problem === undefined, `a recorded call of ${name} is refused: ${problem}`);
    }
  }
}

function refusal(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return error.message;
    throw error;
  }
}
