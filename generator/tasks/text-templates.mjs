import { readFile } from "node:fs/promises";
import { precompileTemplate } from "./precompile-template.mjs";

/** esbuild's plugin for templates that are imported. */
export const textTemplates = {
  name: "text-templates",
  setup(build) {
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: precompileTemplate(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};
