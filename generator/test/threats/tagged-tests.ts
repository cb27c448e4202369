import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Folders of the repository that hold its tests. */
const testFolders = ["generator", "templates/runtime", "examples"];

/** A tag in a title, which is a string; a comment proves nothing. */
const taggedTitle = /(["'`])(?:(?!\1|\n).)*\[threat: ([a-z-]+)\](?:(?!\1|\n).)*\1/g;
const tag = /\[threat: ([a-z-]+)\]/g;

/** The test files of a repository by the threats that titles of their tests name, both sorted. */
export function listTaggedTests(repository: string): Map<string, string[]> {
  const tagged = new Map<string, string[]>();
  for (const path of testFiles(repository).sort())
    for (const slug of slugsIn(readFileSync(join(repository, path), "utf8")))
      tagged.set(slug, [...(tagged.get(slug) ?? []), path]);
  return new Map([...tagged].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The threats that titles of a test file name, once each. */
export function slugsIn(source: string): Set<string> {
  const titles = [...source.matchAll(taggedTitle)].map(([title]) => title);
  return new Set(titles.flatMap((title) => [...title.matchAll(tag)].map((match) => match[1] as string)));
}

function testFiles(repository: string): string[] {
  return testFolders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
      .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".test.ts") && !/\/(?:node_modules|cases|repository)\//.test(path)),
  );
}
