// Writes generator/curation/mcpgen.schema.json from the schema that curation files are checked with.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));
const compiled = await mkdtemp(`${root}node_modules/.mcpgen-schema-`);
try {
  await esbuild.build({
    entryPoints: [`${root}generator/curation/json-schema.ts`],
    outfile: `${compiled}/json-schema.mjs`,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  const { curationJsonSchema } = await import(pathToFileURL(`${compiled}/json-schema.mjs`).href);
  await writeFile(`${root}generator/curation/mcpgen.schema.json`, curationJsonSchema());
} finally {
  await rm(compiled, { recursive: true, force: true });
}
