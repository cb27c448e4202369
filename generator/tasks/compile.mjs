// Compiles the program to dist/: one module to start, further ones for what only some commands need.
import { readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { precompileTemplate } from "./precompile-template.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

const textTemplates = {
  name: "text-templates",
  setup(build) {
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: precompileTemplate(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

await rm(`${root}dist`, { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["generator/cli.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  minifySyntax: true,
  logLevel: "error",
  // Large, and needed by few commands: resolved from node_modules when one of them runs.
  external: ["esbuild", "ts-morph", "@apidevtools/swagger-parser", "zod"],
  plugins: [textTemplates],
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
