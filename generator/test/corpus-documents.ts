import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { load } from "js-yaml";

const repository = join(import.meta.dirname, "../..");

/** Public documents that are not part of the repository: beside it where they are kept, else absent. */
const corpus = join(repository, "../shared/specs");

export interface CorpusDocument {
  /** Path below the corpus, or `github`. */
  title: string;
  path: string;
}

/** GitHub's document, which a development dependency brings. */
export const github: CorpusDocument = {
  title: "github",
  path: createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json"),
};

/** GitHub's document and, where the corpus is there, all of it; says so on standard error where it is not. */
export function corpusDocuments(): CorpusDocument[] {
  if (!existsSync(corpus)) {
    process.stderr.write("Only GitHub's document is looked at: there is no ../shared/specs.\n");
    return [github];
  }
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const specs = files.filter(
    (file) => /\.(?:json|ya?ml)$/.test(file) && !/^overlay\/|overrides|overlay\.yml$/.test(file),
  );
  return [github, ...specs.sort().map((title) => ({ title, path: join(corpus, title) }))];
}

/** The document as its parser gives it, nothing of it resolved. */
export function parseDocument({ path }: CorpusDocument): unknown {
  const text = readFileSync(path, "utf8");
  return path.endsWith(".json") ? JSON.parse(text) : load(text);
}
