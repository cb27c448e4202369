import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";
import { type Plan, plan } from "../../build.ts";
import { InputError } from "../../diagnostics/diagnostic.ts";
import { emitPackage } from "../../emit/emit.ts";
import type { EmittedFiles } from "../../emit/model.ts";
import { checkTools } from "./check-tools.ts";
import { countOperations } from "./count-operations.ts";
import { count, type DocumentResult, type Fault } from "./result.ts";

/** So many faults of each kind are told in full for one document. */
const maxExamples = 5;

/** Builds one document in memory, calls `onBuilt`, and checks what came out. Never throws. */
export async function examineDocument(
  folder: string,
  document: string,
  onBuilt: () => void,
): Promise<DocumentResult> {
  const path = join(folder, document);
  const result = emptyResult(document, statSync(path).size);
  forgetPeakMemory();
  const started = process.cpuUsage();
  const finish = (): void => {
    const { user, system } = process.cpuUsage(started);
    result.seconds = Math.round((user + system) / 1e3) / 1e3;
    result.peakMegabytes = peakMegabytes();
    onBuilt();
  };
  try {
    const planned = await plan({ specs: [path], load: {} });
    const files = await emitPackage(planned.server, {
      // Files that are the same for every document need no examination.
      templates: new Map(),
      versions: {},
      diagnostics: planned.diagnostics,
      tokens: planned.cost.total,
    });
    finish();
    await check(result, planned, files);
  } catch (error) {
    if (result.seconds === 0) finish();
    const refusal = error instanceof InputError ? error.diagnostic : undefined;
    result.outcome = refusal === undefined ? "crashed" : "refused";
    if (refusal !== undefined) result.code = refusal.code;
    result.message =
      refusal?.message ??
      String((error as Error).stack)
        .split("\n")
        .slice(0, 6)
        .join("\n");
  }
  if (result.outcome !== "built") result.operations = countIn(path);
  return result;
}

export function emptyResult(document: string, bytes: number): DocumentResult {
  return {
    document,
    bytes,
    outcome: "built",
    operations: 0,
    tools: 0,
    skipped: {},
    seconds: 0,
    peakMegabytes: 0,
    emittedBytes: 0,
    tokens: 0,
    largestSchema: 0,
    diagnostics: {},
    untested: {},
    faults: {},
    examples: [],
  };
}

async function check(result: DocumentResult, planned: Plan, files: EmittedFiles): Promise<void> {
  const onFault = (fault: Fault): void => {
    count(result.faults, fault.kind);
    if ((result.faults[fault.kind] as number) <= maxExamples)
      result.examples.push({ ...fault, message: fault.message.slice(0, 600) });
  };
  const { server, cost, diagnostics, documents } = planned;
  const tools = server.groups.flatMap((group) => group.tools);
  result.operations = countOperations(documents.entries[0]?.root);
  result.tools = tools.length;
  result.tokens = cost.total;
  for (const { reason } of server.skipped) count(result.skipped, reason);
  for (const { code } of diagnostics) count(result.diagnostics, code);
  for (const { definition } of tools)
    result.largestSchema = Math.max(result.largestSchema, JSON.stringify(definition.inputSchema).length);
  for (const { contents } of files.values()) result.emittedBytes += Buffer.byteLength(contents);
  const single = server.skipped.filter(({ method }) => method !== "*").length;
  if (tools.length + single !== result.operations) {
    const message = `${result.operations} operations, ${tools.length} tools, ${single} skipped`;
    onFault({ kind: "operations-lost", where: result.document, message });
  }
  checkTools(server, onFault);
  checkRecording(result, files, onFault);
  await checkModules(files, onFault);
}

function checkRecording(result: DocumentResult, files: EmittedFiles, onFault: (fault: Fault) => void): void {
  const path = "test/generated/requests.json";
  const { cases, untested } = JSON.parse(files.get(path)?.contents ?? "{}") as {
    cases: { tool: string }[];
    untested: { tool: string; reason: string }[];
  };
  for (const { tool, reason } of untested) {
    // Names in quotes differ from tool to tool.
    count(result.untested, (reason.replace(/"[^"]*"/g, "…").split(/[.:] /)[1] ?? reason).slice(0, 100));
    if (untested.length <= maxExamples || result.examples.length < maxExamples)
      result.examples.push({ kind: "untested", where: tool, message: reason.slice(0, 600) });
  }
  const recorded = new Set(cases.map(({ tool }) => tool));
  if (recorded.size + untested.length !== result.tools) {
    const message = `${recorded.size} recorded, ${untested.length} not, of ${result.tools} tools`;
    onFault({ kind: "recording", where: path, message });
  }
}

async function checkModules(files: EmittedFiles, onFault: (fault: Fault) => void): Promise<void> {
  for (const [path, { contents }] of files) {
    if (!path.endsWith(".ts")) continue;
    try {
      await esbuild.transform(contents, { loader: "ts", logLevel: "silent" });
    } catch (error) {
      onFault({ kind: "module-refused", where: path, message: (error as Error).message });
    }
  }
}

function countIn(path: string): number {
  try {
    return countOperations(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return 0;
  }
}

/** Linux alone can forget the peak of a process; elsewhere it is that of the worker since it started. */
function forgetPeakMemory(): void {
  globalThis.gc?.();
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // Not Linux, or not allowed.
  }
}

function peakMegabytes(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kilobytes !== undefined) return Math.round(Number(kilobytes) / 1024);
  } catch {
    // Not Linux.
  }
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
