import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { load } from "js-yaml";
import { groupOperations } from "./group-operations.ts";
import { nameTools, type OperationToName } from "./name-tools.ts";

const root = join(import.meta.dirname, "../..");
const corpus = join(root, "../shared/specs");
const github = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");

interface Found extends OperationToName {
  tags: string[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** The operations of a document, as far as names need them. */
function operationsOf(file: string): Found[] {
  const text = readFileSync(file, "utf8");
  const document = (file.endsWith(".json") ? JSON.parse(text) : load(text)) as {
    paths?: Record<string, Record<string, unknown>>;
  };
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method] as
        | { operationId?: string; summary?: string; tags?: string[] }
        | undefined;
      if (operation === undefined) return [];
      const { operationId, summary, tags = [] } = operation;
      const named = {
        ...(operationId === undefined ? {} : { operationId }),
        ...(summary === undefined ? {} : { summary }),
      };
      return [{ method: method.toUpperCase(), path, group: "", tags, ...named }];
    }),
  );
}

function documents(): string[] {
  if (!existsSync(corpus)) {
    process.stderr.write(
      `names are checked on GitHub's document only: no corpus in ${join("..", "shared", "specs")}\n`,
    );
    return [github];
  }
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" });
  const specs = files.filter(
    (file) => /\.(?:json|ya?ml)$/.test(file) && !/overlay\/|overrides|parameter-descriptions/.test(file),
  );
  return [github, ...specs.sort().map((file) => join(corpus, file))];
}

/** Group and tool name of each operation, by what identifies it, sorted. */
function namesOf(operations: readonly Found[]): [request: string, group: string, tool: string][] {
  const groups = groupOperations(operations);
  const grouped = operations.map((operation) => ({ ...operation, group: groups.get(operation)?.name ?? "" }));
  const tools = nameTools(grouped);
  const rows = grouped.map((each): [string, string, string] => [
    `${each.method} ${each.path}`,
    each.group,
    tools.get(each) ?? "",
  ]);
  return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Another order, always the same one. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item, index) => ({ item, rank: (index * 7919 + 13) % 10_007 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);

describe.each(documents().map((file) => [file.split("/").slice(-2).join("/"), file]))("%s", (_, file) => {
  const operations = operationsOf(file);
  const variants: [what: string, operations: Found[]][] = [
    ["as it is", operations],
    [
      "without ids and tags",
      operations.map(({ method, path, group }) => ({ method, path, group, tags: [] })),
    ],
  ];

  test.each(variants)("%s: unique, in the alphabet, not too long", (_what, given) => {
    const rows = namesOf(given);
    const tools = rows.map(([, , tool]) => tool);
    expect(tools.filter((tool) => !/^[a-z][a-z0-9_]{0,51}$/.test(tool))).toEqual([]);
    expect(new Set(tools).size).toBe(given.length);
    expect(rows.filter(([, group]) => !/^[a-z][a-z0-9-]{0,39}$/.test(group))).toEqual([]);
  });

  test.each(variants)("%s: the order has no influence", (_what, given) => {
    expect(namesOf(shuffled(given))).toEqual(namesOf(given));
    expect(namesOf([...given].reverse())).toEqual(namesOf(given));
  });
});

test("1,223 operations are named fast", () => {
  const operations = operationsOf(github);
  for (let round = 0; round < 20; round++) nameTools(operations);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    nameTools(operations);
    return performance.now() - start;
  });
  // The aim is 15 ms; what is quadratic in their number takes seconds.
  expect(Math.min(...times)).toBeLessThan(150);
});
