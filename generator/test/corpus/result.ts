/** What became of one document. One line of the results file. */
export interface DocumentResult {
  /** Path below the folder of documents. */
  document: string;
  bytes: number;
  /** `deadline` and `memory`: the build was ended for taking more than one document may. */
  outcome: "built" | "refused" | "crashed" | "deadline" | "memory";
  /** Of a refusal: code of the diagnostic. */
  code?: string;
  /** Of a refusal or a crash: message, and of a crash where it happened. */
  message?: string;
  /** By the counter that knows nothing of the generator. */
  operations: number;
  tools: number;
  /** By reason. */
  skipped: Record<string, number>;
  /** Of the processor, for the build without the checks. */
  seconds: number;
  /** The most that the process held while it built. */
  peakMegabytes: number;
  /** Of the emitted files that depend on the document. */
  emittedBytes: number;
  tokens: number;
  /** Characters of the largest input schema. */
  largestSchema: number;
  /** By code. */
  diagnostics: Record<string, number>;
  /** Tools whose request is not recorded, by reason. */
  untested: Record<string, number>;
  /** How often each check failed. */
  faults: Record<string, number>;
  /** The first few of each kind, and of tools without a recorded request, for a reader. */
  examples: (Fault | { kind: "untested"; where: string; message: string })[];
}

/** A rule of the generator that its output breaks. */
export interface Fault {
  kind: FaultKind;
  /** Name of the tool or path of the file. */
  where: string;
  message: string;
}

export type FaultKind =
  | "operations-lost"
  | "name"
  | "name-repeated"
  | "root-rule"
  | "schema-refused"
  | "sample-refused"
  | "sample-refused-by-ajv"
  | "recording"
  | "module-refused";

export function count(counts: Record<string, number>, key: string, times = 1): void {
  counts[key] = (counts[key] ?? 0) + times;
}
