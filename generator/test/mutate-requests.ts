import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ToolDefinition } from "../../templates/runtime/tool.ts";
import { corpusDocuments } from "./corpus-documents.ts";
import { type Mutation, mutateTool } from "./mutate-tool.ts";
import { linkDependencies, runSuite } from "./package-suite.ts";
import { compileProgram, repository } from "./run-program.ts";
import { pick, seededRandom } from "./spoil-arguments.ts";

/** Changes for each package. */
const changes = 50;

/** A tool as it stands in a module of the package. */
interface Written {
  file: string;
  literal: string;
  tool: ToolDefinition;
}

/**
 * Proves that the suite of a package notices when a request changes: makes seeded random changes of single requests,
 * runs the suite after each, and demands that the tests of that tool fail and no other. Arguments name packages of
 * `generated/` or documents of the corpus; without any, four of them are taken. The exit code is 1 when one survived.
 */
export async function run(wanted: readonly string[]): Promise<number> {
  const names =
    wanted.length > 0 ? wanted : ["retell", "vapi/api/openapi.json", "petstore-3.0.json", "github"];
  const scratch = await mkdtemp(join(tmpdir(), "mcpgen-mutate-"));
  let survived = 0;
  try {
    for (const [index, name] of names.entries()) {
      const folder = join(scratch, `package-${index}`);
      await preparePackage(name, folder);
      survived += await mutatePackage(name, folder, index + 1);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return survived === 0 ? 0 : 1;
}

async function preparePackage(name: string, folder: string): Promise<void> {
  const committed = (await readdir(join(repository, "generated"))).includes(name);
  if (committed) {
    const madeAgain = new Set(["dist", "build", "node_modules"]);
    await cp(join(repository, "generated", name), folder, {
      recursive: true,
      filter: (path) => !madeAgain.has(basename(path)),
    });
  } else {
    const document = corpusDocuments().find(({ title }) => title === name);
    if (document === undefined) throw new Error(`There is no package and no document ${name}.`);
    const program = await compileProgram();
    const args = ["build", document.path, "--out", folder, "--no-bundle", "--quiet"];
    const { code, stderr } = await program.mcpgen(args).finally(() => program.remove());
    if (code !== 0) throw new Error(stderr);
  }
  await linkDependencies(folder);
}

async function mutatePackage(name: string, folder: string, seed: number): Promise<number> {
  const random = seededRandom(seed);
  const whole = await runSuite(folder);
  if (whole.code !== 0) throw new Error(`The suite of ${name} fails without any change: ${whole.stderr}`);
  const untested = new Set(whole.tests.filter(({ skip }) => skip !== undefined).map((each) => each.name));
  const written = (await readTools(folder)).filter(({ tool }) => !untested.has(tool.name));
  let [same, survived] = [0, 0];
  for (let count = 0; count < changes; ) {
    const target = pick(written, random);
    const mutation = mutateTool(target.tool, random);
    if (mutation.same) {
      same++;
      continue;
    }
    count++;
    const fault = await tryMutation(folder, target, mutation);
    if (fault === undefined) continue;
    survived++;
    process.stdout.write(`  ${target.tool.name}: ${mutation.what}: ${fault}\n`);
  }
  process.stdout.write(
    `${name}: ${changes} changes, ${survived} not noticed as they should be; ${same} that mean the same request were skipped\n`,
  );
  return survived;
}

/** What is wrong with what the suite says of the change; undefined when exactly that tool's tests fail. */
async function tryMutation(
  folder: string,
  { file, literal }: Written,
  { tool }: Mutation,
): Promise<string | undefined> {
  const path = join(folder, "src/generated/tools", file);
  const source = await readFile(path, "utf8");
  await writeFile(
    path,
    source.replace(literal, () => JSON.stringify(tool, null, 2)),
  );
  try {
    const { tests, stderr } = await runSuite(folder);
    if (tests.length === 0) return `the suite did not run: ${stderr.slice(0, 500)}`;
    const failed = tests.filter(({ passed }) => !passed).map(({ name }) => name);
    const others = failed.filter((name) => name !== tool.name && !name.startsWith(`${tool.name}, call `));
    if (others.length > 0) return `other tests fail, too: ${others.slice(0, 5).join("; ")}`;
    return failed.length === 0 ? "no test fails" : undefined;
  } finally {
    await writeFile(path, source);
  }
}

async function readTools(folder: string): Promise<Written[]> {
  const files = (await readdir(join(folder, "src/generated/tools"))).sort();
  const lists = await Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(folder, "src/generated/tools", file), "utf8");
      const literals = [...source.matchAll(/^export const \w+: ToolDefinition = (\{\n[\s\S]*?\n\});$/gm)];
      return literals.map(([, literal = ""]) => ({
        file,
        literal,
        tool: JSON.parse(literal) as ToolDefinition,
      }));
    }),
  );
  return lists.flat();
}
