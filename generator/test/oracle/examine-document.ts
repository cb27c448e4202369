import { isDeepStrictEqual } from "node:util";
import { callTool, mapArguments, type PlannedServer, type PlannedTool, planTools } from "./call-tool.ts";
import { decodeBody } from "./decode-body.ts";
import { decodeParameter, pathValues, plain } from "./decode-parameter.ts";
import { asNode, readDocument, type WireDocument, type WireOperation } from "./document.ts";
import { headerOf, type RecordedRequest } from "./recorded-request.ts";
import { type RecordingServer, startRecording } from "./recording-server.ts";
import { callFor, otherChoices, type SampleCall, sampleCalls } from "./sample-calls.ts";
import { flatten } from "./sample-value.ts";
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
  /** Calls whose first sample was found to be no value of the schema, and another one was. */
  resampled: number;
  decoded: number;
  parameters: number;
  bodyMembers: number;
  /** By kind of damage: how many were done, how many the third party saw, and how many it or the decoder did. */
  spoilt: Map<string, { done: number; judged: number; caught: number }>;
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
    resampled: 0,
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
    const reason = server.skipped.find(
      ({ method, path }) => method === operation.method && path === operation.path,
    );
    note("unplanned", reason?.reason ?? "no tool");
    return;
  }
  const calls = sampleCalls(document, operation, tool.definition.request.body?.contentType);
  if (calls.length === 0) note("unsampled", "no values found");
  for (const [index, call] of calls.entries()) await examineCall(examination, tool, call, index === 0, note);
}

type Note = (kind: Finding["kind"], message: string) => void;

/** What became of one call: a sample that is none may be replaced, anything else stands. */
interface Outcome {
  call: SampleCall;
  accepted: boolean;
  differences: string[];
  findings: { kind: Finding["kind"]; message: string }[];
  /** The value, not the way it was sent, is what was refused: both judges of it agree. */
  isNoSample: boolean;
  request?: RecordedRequest;
  unasked: string[];
}

async function examineCall(
  examination: Examination,
  tool: PlannedTool,
  call: SampleCall,
  isFirst: boolean,
  note: Note,
): Promise<void> {
  const { document, figures } = examination;
  let outcome = await tryCall(examination, tool, call, isFirst);
  const entry = call.body === undefined ? undefined : ([call.body.mediaType, call.body.content] as const);
  for (const choice of outcome.isNoSample ? otherChoices(call.choice) : []) {
    const other = callFor(document, call.operation, entry, choice);
    const second = other && (await tryCall(examination, tool, other, isFirst));
    if (second === undefined || second.isNoSample) continue;
    outcome = second;
    figures.resampled += 1;
    break;
  }
  figures.calls += 1;
  if (isFirst) {
    figures.parameters += outcome.call.parameters.length;
    figures.bodyMembers += Object.keys(asNode(outcome.call.body?.value)).length;
  }
  for (const { kind, message } of outcome.findings) note(kind, message);
  if (outcome.accepted) figures.accepted += 1;
  if (outcome.request === undefined || outcome.differences.length > 0) return;
  figures.decoded += 1;
  if (isFirst && outcome.accepted) await spoil(examination, outcome.call, outcome.unasked, outcome.request);
}

async function tryCall(
  examination: Examination,
  tool: PlannedTool,
  call: SampleCall,
  isFirst: boolean,
): Promise<Outcome> {
  const { server, upstream, judge } = examination;
  const { args, unasked } = mapArguments(tool, call);
  const outcome: Outcome = {
    call,
    accepted: false,
    differences: [],
    findings: [],
    isNoSample: false,
    unasked,
  };
  try {
    outcome.request = await callTool(server, tool, args, upstream);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unchecked = await callTool(server, tool, args, upstream, true).catch(() => undefined);
    const other = unchecked && (await judge.judge(call.operation, unchecked));
    outcome.isNoSample = other?.accepted === false;
    const said = other === undefined ? "" : other.accepted ? " (accepted)" : ` (${other.message})`;
    outcome.findings.push({ kind: "refused", message: message + said });
    return outcome;
  }
  const { request } = outcome;
  for (const one of unasked)
    if (isFirst && !isSentAnyway(examination, call, one, request))
      outcome.findings.push({ kind: "unasked", message: one });
  const verdict = await judge.judge(call.operation, request);
  outcome.accepted = verdict.accepted;
  outcome.differences = compare(call, unasked, request);
  if (!verdict.accepted) {
    outcome.isNoSample = outcome.differences.length === 0 && verdict.beyond !== true;
    outcome.findings.push({ kind: "rejected", message: `${verdict.status} ${verdict.message}` });
  }
  for (const message of outcome.differences) outcome.findings.push({ kind: "decoded", message });
  return outcome;
}

async function spoil(
  { document, judge, figures }: Examination,
  call: SampleCall,
  unasked: readonly string[],
  request: RecordedRequest,
): Promise<void> {
  for (const { damage, spoilt } of spoilRequest(document, call, unasked, request)) {
    const entry = figures.spoilt.get(damage) ?? { done: 0, judged: 0, caught: 0 };
    figures.spoilt.set(damage, entry);
    entry.done += 1;
    const judged = !(await judge.judge(call.operation, spoilt)).accepted;
    if (judged) entry.judged += 1;
    if (judged || compare(call, unasked, spoilt).length > 0) entry.caught += 1;
  }
}

/**
 * A parameter that the tool does not ask for is sent by itself where it has one value, is a credential, or is one of
 * the headers that OpenAPI 3.1.1, 4.8.12.1 takes out.
 */
function isSentAnyway(
  { document, server }: Examination,
  call: SampleCall,
  place: string,
  request: RecordedRequest,
): boolean {
  if (/^header (accept|content-type|authorization)$/i.test(place)) return true;
  const isCredential = Object.values(server.securitySchemes).some(
    (scheme) =>
      scheme.type === "apiKey" && `${scheme.in} ${scheme.name}`.toLowerCase() === place.toLowerCase(),
  );
  if (isCredential) return true;
  const found = call.parameters.find(({ parameter }) => `${parameter.in} ${parameter.name}` === place);
  if (found === undefined) return false;
  const { parameter } = found;
  const { enum: values = [], const: only, default: usual } = flatten(document, parameter.schema, 0);
  const got = attempt(() => decodeParameter(call.operation, parameter, request, ""));
  return [...(values as unknown[]), only, usual].some((value) => value !== undefined && plain(value) === got);
}

/** The tool of an operation, by the JSON Pointer where it stands, else by method and path. */
function toolOf(server: PlannedServer, { method, path }: WireOperation): PlannedTool | undefined {
  const pointer = `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}`;
  return (
    server.tools.find((tool) => tool.pointer === pointer && path.startsWith(tool.path)) ??
    server.tools.find((tool) => tool.method === method && tool.path === path)
  );
}

/** Every value that does not come back from the wire as it was sampled, and every pair of the query nobody asked for. */
function compare(call: SampleCall, unasked: readonly string[], request: RecordedRequest): string[] {
  const { operation } = call;
  const differences: string[] = [];
  if (pathValues(operation.path, request.target) === undefined) differences.push(`path: ${request.target}`);
  if (request.method !== operation.method) differences.push(`method: ${request.method}`);
  for (const { parameter, value } of call.parameters) {
    const place = `${parameter.in} ${parameter.name}`;
    if (unasked.includes(place)) continue;
    const want = plain(value);
    const got = attempt(() => decodeParameter(operation, parameter, request, value));
    const isNothing = typeof want === "object" && Object.keys(want).length === 0;
    if (!isDeepStrictEqual(got, isNothing && got === undefined ? undefined : want))
      differences.push(
        `${place} (${parameter.style}${parameter.explode ? ", explode" : ""}): want ${show(want)}, got ${show(got)}`,
      );
  }
  if (call.body !== undefined) {
    const { body } = call;
    const pair = attempt(() => decodeBody(body, request));
    if (pair instanceof Error) differences.push(`body: ${pair.message}`);
    else if (!isDeepStrictEqual(normal(pair.got), normal(pair.want)))
      differences.push(`body ${body.mediaType}: want ${show(pair.want)}, got ${show(pair.got)}`);
    const type = headerOf(request, "content-type") ?? "";
    const [essence = ""] = body.mediaType.split(";");
    if (!essence.includes("*") && !type.toLowerCase().startsWith(essence))
      differences.push(`content-type: ${type}`);
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
