// Proves that the programs in examples/ notice when a server differs from what its users call: in a copy of each
// package of generated/ one argument of one tool gets another name, everywhere in the tool, and at least one program of
// that vendor must fail and say so. The same programs pass on a copy that nothing was renamed in.
//
//   node examples/parity/rename-argument.mjs [package …]
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What is renamed, by package: an argument that its programs send. */
const renames = {
  raconte: { tool: "create-invitation", argument: "invitees" },
  retell: { tool: "get_mcp_tools", argument: "mcp_id" },
  vapi: { tool: "create_call", argument: "assistantId" },
};

const asked = process.argv.slice(2);
const packages = asked.length > 0 ? asked : readdirSync(join(root, "generated")).sort();
const programs = runExamples("--list").output.trim().split("\n");
const folder = mkdtempSync(join(tmpdir(), "renamed-"));
try {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  for (const name of packages) {
    const problem = prove(name);
    process.stdout.write(`${problem === undefined ? "ok    " : "FAILED"} ${name}: ${describe(name)}\n`);
    if (problem === undefined) continue;
    process.stdout.write(`${problem.trimEnd()}\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function describe(name) {
  const chosen = renames[name];
  return chosen === undefined ? "no argument is chosen" : `${chosen.argument} of ${chosen.tool} renamed`;
}

/** What is wrong, if anything is. */
function prove(name) {
  const chosen = renames[name];
  if (chosen === undefined)
    return `Name an argument of generated/${name} in examples/parity/rename-argument.mjs.`;
  const own = programs.filter((program) => program.startsWith(`${name}/`));
  if (own.length === 0) return `There is no program of ${name} in examples/.`;
  const kept = copyPackage(name, "kept");
  const control = runExamples(...own, "--generated", kept);
  if (control.status !== 0) return `The programs fail before anything is renamed:\n${control.output}`;
  const broken = copyPackage(name, "broken");
  rename(join(broken, name), chosen);
  const { status, output } = runExamples(...own, "--generated", broken);
  if (status !== 1) return `The programs do not notice (exit code ${status}):\n${output}`;
  return output.includes(chosen.argument) ? undefined : `The programs fail for another reason:\n${output}`;
}

/** The package without what is made from it, so that the programs bundle it anew. Returns the folder that holds it. */
function copyPackage(name, variant) {
  const at = join(folder, variant);
  cpSync(join(root, "generated", name), join(at, name), {
    recursive: true,
    filter: (path) => !/[\\/](dist|build|node_modules)$/.test(path),
  });
  return at;
}

/** Renames an argument in the schema and in the request of a tool, as a vendor's change of the document would. */
function rename(at, { tool, argument }) {
  const tools = join(at, "src", "generated", "tools");
  for (const file of readdirSync(tools, { recursive: true }).map((path) => join(tools, path))) {
    if (!file.endsWith(".ts")) continue;
    const source = readFileSync(file, "utf8");
    const changed = source.replace(/(: ToolDefinition = )(\{\n.*?\n\});/gs, (whole, before, text) => {
      const definition = JSON.parse(text);
      if (definition.name !== tool) return whole;
      return `${before}${JSON.stringify(renamed(definition, argument), null, 2)};`;
    });
    if (changed === source) continue;
    writeFileSync(file, changed);
    return;
  }
  throw new Error(`${tool} has no argument ${argument} in ${tools}.`);
}

function renamed(definition, argument) {
  const other = `${argument}_renamed`;
  const { inputSchema, request } = definition;
  const properties = Object.entries(inputSchema.properties).map(([name, schema]) => [
    name === argument ? other : name,
    schema,
  ]);
  return {
    ...definition,
    inputSchema: {
      ...inputSchema,
      properties: Object.fromEntries(properties),
      ...(inputSchema.required && {
        required: inputSchema.required.map((name) => (name === argument ? other : name)),
      }),
    },
    request: {
      ...request,
      bindings: request.bindings.map((binding) =>
        binding.argument === argument ? { ...binding, argument: other } : binding,
      ),
    },
  };
}

function runExamples(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["examples/run.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}
