import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { corpusFolder, findDocuments } from "./find-documents.ts";
import type { DocumentResult } from "./result.ts";
import { runWorkers } from "./run-workers.ts";
import { summarise } from "./summarise.ts";

const { values } = parseArgs({
  options: {
    /** Folder outside the repository that holds the documents and the results. */
    folder: { type: "string" },
    /** Examine documents that have a result already, too. */
    again: { type: "boolean", default: false },
    /** Only, and again, documents whose last result has something to look at. */
    failed: { type: "boolean", default: false },
    /** Only documents whose path contains this. */
    only: { type: "string", default: "" },
    workers: { type: "string", default: "2" },
  },
});

const usualCache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
const cache = values.folder ?? process.env.MCPGEN_CORPUS ?? join(usualCache, "mcpgen-corpus");
const folder = corpusFolder(cache);
const resultsFile = join(cache, "results.jsonl");

/** The last result of each document; a line that a killed run left unfinished is passed over. */
function readResults(): Map<string, DocumentResult> {
  const results = new Map<string, DocumentResult>();
  if (!existsSync(resultsFile)) return results;
  for (const line of readFileSync(resultsFile, "utf8").split("\n")) {
    try {
      const result = JSON.parse(line) as DocumentResult;
      results.set(result.document, result);
    } catch {
      // Unfinished.
    }
  }
  return results;
}

const results = readResults();
const wanted = findDocuments(folder).filter((document) => document.includes(values.only));
const open = wanted.filter((document) => {
  const last = results.get(document);
  return values.failed ? last !== undefined && last.examples.length > 0 : values.again || last === undefined;
});
const limits = { workers: Number(values.workers), buildSeconds: 60, checkSeconds: 600, heapMegabytes: 1024 };
let done = 0;
process.stderr.write(`${wanted.length} documents in ${folder}, ${open.length} to examine\n`);
await runWorkers(fileURLToPath(new URL("worker.js", import.meta.url)), folder, open, limits, (result) => {
  results.set(result.document, result);
  appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
  if (++done % 100 === 0) process.stderr.write(`${done} of ${open.length}\n`);
});
const { text, ok } = summarise(wanted.flatMap((document) => results.get(document) ?? []));
process.stdout.write(text);
process.stdout.write(`results by document: ${resultsFile}\n`);
process.exitCode = ok ? 0 : 1;
