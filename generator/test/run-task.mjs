// Compiles a task of this folder below node_modules, where its packages are found, and starts it: node run-task.mjs NAME …
import { mkdtemp, rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { textTemplates } from "../tasks/text-templates.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const [name, ...args] = process.argv.slice(2);
const compiled = await mkdtemp(fileURLToPath(new URL("../../node_modules/.mcpgen-task-", import.meta.url)));
try {
  await esbuild.build({
    entryPoints: [`${folder}${name}.ts`],
    outfile: `${compiled}/task.mjs`,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    plugins: [textTemplates],
    logLevel: "error",
    // Files are looked up from where the source is.
    define: { "import.meta.dirname": JSON.stringify(folder) },
  });
  const task = await import(pathToFileURL(`${compiled}/task.mjs`).href);
  process.exitCode = await task.run(args);
} finally {
  await rm(compiled, { recursive: true, force: true });
}
