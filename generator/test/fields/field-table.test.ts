import { serverOf } from "../documents.ts";
import { bases, carriedCases, type FieldCase, lossCases } from "./field-cases.ts";
import { fieldTable } from "./field-table.ts";
import { publishedFields } from "./published-fields.ts";

type Json = Record<string, unknown>;

/** The documents of a case, before and after its change. */
function documentsOf({ base, at, before, after, beside = {} }: FieldCase): [before: Json, after: Json] {
  const document = structuredClone(bases[base]());
  for (const [pointer, value] of Object.entries(beside)) put(document, pointer, value);
  if (before !== undefined) put(document, at, before);
  const changed = structuredClone(document);
  put(changed, at, after);
  return [document, changed];
}

/** Sets a copy of the value at a JSON Pointer, or takes away what is there. */
function put(document: Json, pointer: string, value: unknown): void {
  const keys = pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop() as string;
  let node = document;
  for (const key of keys) {
    node[key] ??= {};
    node = node[key] as Json;
  }
  if (value === undefined) delete node[last];
  else node[last] = structuredClone(value);
}

describe("the table", () => {
  test("has every published field, and none that no version has", () => {
    expect([...fieldTable.keys()].sort()).toEqual(publishedFields());
  });

  test("says how in a clause", () => {
    for (const [field, { how }] of fieldTable)
      expect([field, how]).toEqual([field, expect.stringMatching(/^[^\s.].*[^.]$/)]);
  });

  test("every carried field has a case below, and no other has", () => {
    const carried = [...fieldTable].filter(([, fate]) => fate.class === "carried").map(([field]) => field);
    expect([...new Set(carriedCases.map(({ field }) => field))].sort()).toEqual(carried.sort());
  });

  test("every field of which something is told has a case below, with its code", () => {
    const told = [...fieldTable].flatMap(([field, fate]) =>
      fate.class === "irrelevant" || fate.code === undefined ? [] : [`${field} ${fate.code}`],
    );
    expect([...new Set(lossCases.map(({ field, code }) => `${field} ${code}`))].sort()).toEqual(told.sort());
  });
});

describe("carried: the field changes the server", () => {
  const plain = (document: Json): string =>
    JSON.stringify(serverOf(document).server, (key, value) => (key === "origin" ? undefined : value));

  test.each(carriedCases.map((given) => [given.field, given] as const))("%s", (_, given) => {
    const [before, after] = documentsOf(given).map(plain);
    expect(after).not.toBe(before);
  });
});

describe("told: a new diagnostic names the place", () => {
  const told = (document: Json): string[] =>
    serverOf(document).found.map(({ code, origin, message }) => `${code} ${origin} ${message}`);

  test.each(lossCases.map((given) => [`${given.field} ${given.code}`, given] as const))("%s", (_, given) => {
    const [before, after] = documentsOf(given).map(told) as [string[], string[]];
    const added = after.filter((entry) => !before.includes(entry));
    expect(added).toContainEqual(expect.stringContaining(`${given.code} api.json#${given.origin} `));
  });
});
