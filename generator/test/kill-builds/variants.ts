import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { repository } from "../run-program.ts";

/** Of a document as much as the variants change. */
interface Document {
  info: { title: string; description?: string; version: string };
  paths: Record<string, Record<string, { summary?: string; operationId?: string; tags?: string[] }>>;
}

/** A document, and what a person says of it. */
interface Variant {
  change(document: Document): void;
  /** The curation file; absent means none. */
  curation?: string;
}

/** What documents become in time: each variant changes, adds or removes other files of the package than the others. */
const variants: Record<string, Variant> = {
  whole: { change: () => {} },
  smaller: {
    change: ({ info, paths }) => {
      info.description = "Fewer operations.";
      for (const [path, item] of Object.entries(paths))
        if (Object.values(item).some(({ tags }) => tags?.some((tag) => /^(voices|chats|phone)/.test(tag))))
          delete paths[path];
    },
  },
  reworded: {
    change: ({ info, paths }) => {
      info.title = "Retell, reworded";
      for (const item of Object.values(paths))
        for (const operation of Object.values(item))
          operation.summary = `${operation.summary ?? "It"}, in other words`;
      paths["/added/{id}"] = { get: { summary: "Added", operationId: "addedThing", tags: ["added"] } };
    },
  },
  renamed: {
    change: ({ info }) => {
      info.version = "9.9.9";
    },
    curation:
      "tools:\n  GET /v2/get-call/{call_id}: { name: fetch_call }\n  GET /list-voices: { name: voices }\n",
  },
};

export const variantNames: readonly string[] = Object.keys(variants);

/** Writes the document of a variant below `scratch` and gives its path; all have the same file name. */
export async function writeVariant(name: string, scratch: string): Promise<string> {
  const document = load(await readFile(join(repository, "specs/retell.yaml"), "utf8")) as Document;
  const { change, curation } = variants[name] as Variant;
  change(document);
  const folder = join(scratch, `spec-${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "retell.json"), JSON.stringify(document));
  if (curation !== undefined) await writeFile(join(folder, "retell.mcpgen.yaml"), curation);
  return join(folder, "retell.json");
}
