import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the templates: beside `dist/` when compiled, two levels up in the sources. */
export const templatesFolder: string = ["../templates/", "../../templates/"]
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(join(path, "runtime", "tool.ts"))) as string;

/** The JSON Schema of curation files, for editors. */
export const curationSchemaPath: string = join(
  templatesFolder,
  "..",
  "generator",
  "curation",
  "mcpgen.schema.json",
);

/** The files that are copied into every package as they are, by POSIX path below `templates/`. */
export function readTemplates(): Map<string, string> {
  const files = new Map<string, string>();
  const folders = ["runtime", "generated", "scaffold"];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(join(templatesFolder, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (!path.startsWith("runtime/") || !/\.test\.ts$/.test(path))
        files.set(path, readFileSync(join(templatesFolder, path), "utf8"));
    }
  }
  return files;
}
