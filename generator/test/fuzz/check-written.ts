import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { build } from "../../build.ts";
import { packageVersions } from "../../commands/versions.ts";
import type { Recording } from "../../emit/record-requests.ts";
import type { StandInApi } from "../stand-in-api.ts";
import { checkServer } from "./check-server.ts";
import { demand } from "./finding.ts";

/** Where strings of a document may stand; what is made of these is there, too. */
const ofTheDocument =
  /^(src\/generated\/.*|test\/generated\/requests\.json|skills\/.*|(TOOLS|README|CHANGELOG)\.md|(server|package|manifest|mcpgen\.lock)\.json|\.env\.example|dist\/index\.js)$/;

/** Contents of all other files, as a first package had them. */
export type Constant = Map<string, string>;

/** What came of a package that was written, bundled and started. */
export interface Written {
  /** Of the tools that it answered. */
  calls: number;
  /** The modules that are made of the document, by path. */
  modules: Map<string, string>;
}

/**
 * Writes a package of the document, bundles it, starts it and calls its tools. What is the same in every package must be so byte
 * for byte: then it holds nothing of any document.
 */
export async function checkWritten(document: unknown, constant: Constant, api: StandInApi): Promise<Written> {
  const out = await mkdtemp(join(tmpdir(), "mcpgen-fuzz-"));
  try {
    const text = JSON.stringify(document);
    const { server } = await build({
      specs: ["-"],
      config: false,
      out,
      force: false,
      bundle: true,
      dryRun: false,
      load: { stdin: async () => Buffer.from(text) },
      versions: packageVersions,
    });
    const files = await readFiles(out);
    checkConstant(files, constant);
    const recording = JSON.parse(files.get("test/generated/requests.json") ?? "") as Recording;
    const modules = [...files].filter(([path]) => /^src\/generated\/.*\.ts$/.test(path));
    return { calls: await checkServer(out, server, recording, api), modules: new Map(modules) };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function checkConstant(files: ReadonlyMap<string, string>, constant: Constant): void {
  const others = [...files].filter(([path]) => !ofTheDocument.test(path));
  if (constant.size === 0) for (const [path, contents] of others) constant.set(path, contents);
  for (const [path, contents] of others)
    demand(constant.get(path) === contents, `${path} is not the same in every package`);
  demand(others.length === constant.size, "a package has other files than the first");
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join("/");
    if (entry.isFile()) files.set(name, await readFile(path, "utf8"));
  }
  return files;
}
