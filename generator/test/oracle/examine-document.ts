import { isDeepStrictEqual } from "node:util";
import { callTool, mapArguments, type PlannedServer, type PlannedTool, planTools } from "./call-tool.ts";
import { decodeBody } from "./decode-body.ts";
import { decodeParameter, plain, rawPairs } from "./decode-parameter.ts";
import { asNode, readDocument, type WireDocument, type WireOperation } from "./document.ts";
import { headerOf, type RecordedRequest } from "./recorded-request.ts";
import { type RecordingServer, startRecording } from "./recording-server.ts";
import { type SampleCall, sampleCalls } from "./sample-calls.ts";
import { spoilRequest } from "./spoil-request.ts";
import { type Judge, startJudge } from "./start-judge.ts";

/** A call that did not come out as the document wants it. */
export interface Finding {
  tool: string;
  /** `refused`: by our own check of arguments. `rejected`: by the third party. `decoded`: another value came back. */
  kind: "unplanned" | "unsampled" | "refused" | "rejected" | "decoded" | "unasked";
  message: string;
}

export interface Figures {
  document: string;
  operations: number;
  calls: number;
  accepted: number;
  decoded: number;
  parameters: number;
  bodyMembers: number;
  /** By kind of damage: how many were done, and how many the third party or the decoder saw. */
  spoilt: Map<string, { done: number; caught: number }>;
  findings: Finding[];
}

/** Plans the server of a document, calls every tool and has each request judged and decoded. */
export async function examineDocument(path: string, name: string): Promise<Figures> {
  const document = readDocument(path);
  const server = await planTools(path);
  const upstream = await startRecording();
  const judge = await startJudge(document);
  const figures: Figures = {
    document: name,
    operations: document.operations.length,
    calls: 0,
    accepted: 0,
    decoded: 0,
    parameters: 0,
    bodyMembers: 0,
    spoilt: new Map(),
    findings: [],
  };
  try {
    for (const operation of document.operations)
      await examineOperation({ document, server, upstream, judge, figures }, operation);
  } finally {
    await Promise.all([upstream.close(), judge.close()]);
  }
  return figures;
}

interface Examination {
  document: WireDocument;
  server: PlannedServer;
  upstream: RecordingServer;
  judge: Judge;
  figures: Figures;
}

async function examineOperation(examination: Examination, operation: WireOperation): Promise<void> {
  const { document, server, figures } = examination;
  const tool = toolOf(server, operation);
  const note = (kind: Finding["kind"], message: string): void => {
    figures.findings.push({ tool: tool?.name ?? `${operation.method} ${operation.path}`, kind, message });
  };
  if (tool === undefined) {
    const reason = server.skipped.find(({ method, path }) => method === operation.method && path === operation.path);
    note("unplanned", reason?.reason ?? "no tool");
    return;
  }
  const calls = sampleCalls(document, operation, tool.definition.request.body?.contentType);
  if (calls.length === 0) note("unsampled", "no values found");
  for (const [index, call] of calls.entries()) await examineCall(examination, tool, call, index === 0, note);
}

type Note = (kind: Finding["kind"], message: string) => void;

async function examineCall(
  examination: Examination,
  tool: PlannedTool,
  call: SampleCall,
  isFirst: boolean,
  note: Note,
): Promise<void> {
  const { server, upstream, judge, figures } = examination;
  const { args, unasked } = mapArguments(tool, call);
  figures.calls += 1;
  if (isFirst) {
    figures.parameters += call.parameters.length;
    figures.bodyMembers += Object.keys(asNode(call.body?.value)).length;
    for (const one of unasked) note("unasked", one);
  }
  let request: RecordedRequest;
  try {
    request = await callTool(server, tool, args, upstream);
  } catch (error) {
    note("refused", error instanceof Error ? error.message : String(error));
    return;
  }
  const verdict = await judge.judge(request);
  if (verdict.accepted) figures.accepted += 1;
  else note("rejected", `${verdict.status} ${verdict.message}`);
  const differences = compare(call, unasked, request);
  if (differences.length === 0) figures.decoded += 1;
  for (const difference of differences) note("decoded", difference);
  if (isFirst && verdict.accepted && differences.length === 0) await spoil(examination, call, unasked, request);
}

async function spoil(
  { document, judge, figures }: Examination,
  call: SampleCall,
  unasked: readonly string[],
  request: RecordedRequest,
): Promise<void> {
  for (const { damage, spoilt } of spoilRequest(document, call, unasked, request)) {
    const entry = figures.spoilt.get(damage) ?? { done: 0, caught: 0 };
    figures.spoilt.set(damage, entry);
    entry.done += 1;
    const caught = !(await judge.judge(spoilt)).accepted;
    if (caught || compare(call, unasked, spoilt).length > 0) entry.caught += 1;
  }
}

/** The tool of an operation, by the JSON Pointer where it stands, else by method and path. */
function toolOf(server: PlannedServer, { method, path }: WireOperation): PlannedTool | undefined {
  const pointer = `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}`;
  return (
    server.tools.find((tool) => tool.pointer === pointer) ??
    server.tools.find((tool) => tool.method === method && tool.path === path)
  );
}

/** Every value that does not come back from the wire as it was sampled, and every pair of the query nobody asked for. */
export function compare(call: SampleCall, unasked: readonly string[], request: RecordedRequest): string[] {
  const { operation } = call;
  const differences: string[] = [];
  if (request.method !== operation.method) differences.push(`method: ${request.method}`);
  for (const { parameter, value } of call.parameters) {
    const place = `${parameter.in} ${parameter.name}`;
    if (unasked.includes(place)) continue;
    const want = plain(value);
    const got = attempt(() => decodeParameter(operation, parameter, request, value));
    const isNothing = typeof want === "object" && Object.keys(want).length === 0;
    if (!isDeepStrictEqual(got, isNothing && got === undefined ? undefined : want))
      differences.push(`${place} (${parameter.style}${parameter.explode ? ", explode" : ""}): want ${show(want)}, got ${show(got)}`);
  }
  if (call.body !== undefined) {
    const { body } = call;
    const pair = attempt(() => decodeBody(body, request));
    if (pair instanceof Error) differences.push(`body: ${pair.message}`);
    else if (!isDeepStrictEqual(normal(pair.got), normal(pair.want)))
      differences.push(`body ${body.mediaType}: want ${show(pair.want)}, got ${show(pair.got)}`);
    const type = headerOf(request, "content-type") ?? "";
    const [essence = ""] = body.mediaType.split(";");
    if (!essence.includes("*") && !type.toLowerCase().startsWith(essence)) differences.push(`content-type: ${type}`);
  }
  return differences;
}

/** Key order and prototypes do not count. */
function normal(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function attempt<T>(run: () => T): T | Error {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function show(value: unknown): string {
  return (value instanceof Error ? value.message : (JSON.stringify(value) ?? "nothing")).slice(0, 300);
}

/** Names in the query of a request, decoded. */
export function queryNames(request: RecordedRequest): string[] {
  return rawPairs(request.target.split("?").slice(1).join("?")).map(([name]) => decodeURIComponent(name));
}
