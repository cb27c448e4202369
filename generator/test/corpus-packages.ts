import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CorpusDocument, corpusDocuments } from "./corpus-documents.ts";
import { linkDependencies, runSuite } from "./package-suite.ts";
import { compileProgram, type Program, repository, runNode } from "./run-program.ts";

interface Row {
  document: string;
  tools: number;
  /** Seconds. */
  build: number;
  suite: number;
  types: number;
  passed: number;
  skipped: number;
  faults: string[];
}

/** The suite of the largest package must end within so many seconds. */
const maxSuiteSeconds = 60;

/**
 * Builds a package of every document of the corpus, runs its suite, type-checks it, and prints a table. Arguments
 * choose documents by a part of their name. The exit code is 1 when anything failed.
 */
export async function run(wanted: readonly string[]): Promise<number> {
  const documents = corpusDocuments().filter(
    ({ title }) => wanted.length === 0 || wanted.some((part) => title.includes(part)),
  );
  const scratch = await mkdtemp(join(tmpdir(), "mcpgen-corpus-"));
  const program = await compileProgram();
  let failed = documents.length === 0;
  try {
    process.stdout.write("  tools  build  suite  types  passed  skipped  document\n");
    for (const [index, document] of documents.entries()) {
      const row = await examine(program, document, join(scratch, `package-${index}`));
      failed ||= row.faults.length > 0;
      process.stdout.write(print(row));
    }
  } finally {
    await program.remove();
    await rm(scratch, { recursive: true, force: true });
  }
  return failed ? 1 : 0;
}

async function examine(program: Program, { title, path }: CorpusDocument, out: string): Promise<Row> {
  const row: Row = {
    document: title,
    tools: 0,
    build: 0,
    suite: 0,
    types: 0,
    passed: 0,
    skipped: 0,
    faults: [],
  };
  const built = await timed(() => program.mcpgen(["build", path, "--out", out, "--json", "--quiet"]));
  row.build = built.seconds;
  const report = JSON.parse(built.result.stdout || "{}") as {
    ok?: boolean;
    tools?: unknown[];
    diagnostics?: { code: string }[];
  };
  if (report.ok !== true) {
    const isEmpty = built.result.code === 1 && report.diagnostics?.[0]?.code === "no-operations";
    return isEmpty ? row : { ...row, faults: [built.result.stderr || `exit code ${built.result.code}`] };
  }
  row.tools = report.tools?.length ?? 0;
  await linkDependencies(out);
  const suite = await timed(() => runSuite(out));
  row.suite = suite.seconds;
  row.passed = suite.result.tests.filter(({ passed, skip }) => passed && skip === undefined).length;
  row.skipped = suite.result.tests.filter(({ skip }) => skip !== undefined).length;
  for (const { name, skip } of suite.result.tests)
    if (skip !== undefined) process.stdout.write(`    skipped  ${name}: ${skip}\n`);
  for (const { name, passed, message = "" } of suite.result.tests)
    if (!passed) row.faults.push(`${name}: ${message.slice(0, 600)}`);
  if (suite.result.code !== 0 && row.faults.length === 0)
    row.faults.push(suite.result.stderr || "the suite failed");
  if (row.suite > maxSuiteSeconds) row.faults.push(`the suite took more than ${maxSuiteSeconds} s`);
  const types = await timed(() =>
    runNode([join(repository, "node_modules/typescript/bin/tsc")], { cwd: out }),
  );
  row.types = types.seconds;
  if (types.result.code !== 0) row.faults.push(types.result.stdout.slice(0, 2_000));
  await rm(out, { recursive: true, force: true });
  return row;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1_000 };
}

function print({ document, tools, build, suite, types, passed, skipped, faults }: Row): string {
  const cells = [
    String(tools).padStart(7),
    ...[build, suite, types].map((seconds) => seconds.toFixed(1).padStart(7)),
  ];
  const line = `${cells.join("")}${String(passed).padStart(8)}${String(skipped).padStart(9)}  ${document}\n`;
  return (
    line +
    faults
      .slice(0, 10)
      .map((fault) => `    FAILED   ${fault.trim().replaceAll("\n", "\n      ")}\n`)
      .join("")
  );
}
