// Starts the program: compile.mjs copies this file to dist/cli.js, beside the program itself.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/**
 * For V8 11.3, of Node 20, where they were measured; others do not know them all. A build is over before most of what V8
 * would optimise has paid for that: only what stays hot for long is. What a build makes of a document mostly stays until
 * its end: a young generation that grows is copied for nothing, and touches memory that nothing else needs; one as small
 * is not worth several threads.
 */
const flags = [
  "--interrupt-budget=1000000",
  "--semi-space-growth-factor=1",
  "--no-parallel-scavenge",
  "--no-minor-gc-task",
];
if (process.versions.v8.startsWith("11.3.")) for (const flag of flags) setFlagsFromString(flag);

const filename = fileURLToPath(new URL("program.cjs", import.meta.url));
/** Only ASCII, hence half the memory; its second line is its hash. */
const source = readFileSync(filename, "latin1");
const hash = source.slice(source.indexOf("\n"), source.indexOf("\n") + 67);

/** What V8 compiled for this version of Node, on this kind of machine. */
const codeFile = `${filename}.${process.version}-${process.platform}-${process.arch}.code`;

/**
 * The compiled code of exactly this source, if it is there; V8 itself compares its version and flags, and compiles the
 * source when they are others.
 */
function readCode() {
  try {
    const bytes = readFileSync(codeFile);
    return bytes.latin1Slice(0, hash.length) === hash ? bytes.subarray(hash.length) : undefined;
  } catch {
    return undefined;
  }
}

const script = new Script(source, { filename, cachedData: readCode() });

/** For `keep-code.mjs`: the file for the code that V8 has compiled so far, and what to write to it. */
export function takeCode() {
  return { codeFile, bytes: Buffer.concat([Buffer.from(hash, "latin1"), script.createCachedData()]) };
}

/** Whether the program runs from code that was compiled before. */
export const usesCode = script.cachedDataRejected === false;

script.runInThisContext()(createRequire(filename), filename, (url) => import(url));
