import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../commands/diff.ts";
import { readSides, surfacesOf } from "../commands/read-side.ts";
import { compareSurfaces } from "../diff/compare-surfaces.ts";
import type { Change } from "../diff/model.ts";
import { folderWith } from "./folders.ts";
import { buildPackage } from "./golden-cases.ts";

interface Row {
  what: string;
  edit: (document: Document) => void;
  /** Class, tool, argument. */
  want: string[];
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  [key: string]: unknown;
}

interface Operation {
  operationId?: string;
  description?: string;
  parameters?: object[];
  security?: object[];
}

const limit = { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } };

/** A document with tools enough to be told apart; the name of the server comes from its title. */
const documentOf = (edit: Row["edit"] = () => {}): string => {
  const document: Document = {
    openapi: "3.1.0",
    info: { title: "Ships", version: "1" },
    servers: [{ url: "https://ships.example" }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    paths: {
      "/ships": { get: { operationId: "listShips", parameters: [limit] } },
      "/ships/{id}": { get: { operationId: "getShip" }, delete: { operationId: "sinkShip" } },
      "/ports": { get: { operationId: "listPorts" } },
    },
  };
  edit(document);
  return JSON.stringify(document);
};

const operation = (document: Document, path: string, method = "get"): Operation =>
  document.paths[path]?.[method] ?? {};

const rows: Row[] = [
  { what: "nothing", edit: () => {}, want: [] },
  { what: "a tool is gone", edit: ({ paths }) => delete paths["/ports"], want: ["breaking list_ports"] },
  {
    what: "a tool is new",
    edit: ({ paths }) => (paths["/docks"] = { get: { operationId: "listDocks" } }),
    want: ["compatible list_docks"],
  },
  {
    what: "a tool is new that would win the name of another one",
    edit: ({ paths }) => (paths["/v2/ports"] = { get: { operationId: "listPorts" } }),
    want: ["compatible list_ports_v2"],
  },
  {
    what: "an argument is tighter, and a description is another one",
    edit: (document) => {
      operation(document, "/ships").parameters = [{ ...limit, schema: { type: "integer", maximum: 10 } }];
      operation(document, "/ports").description = "Where ships are.";
    },
    want: ["behavioural list_ports", "breaking list_ships limit"],
  },
  {
    what: "a second credential",
    edit: (document) => {
      document.components = {
        securitySchemes: { key: { type: "http", scheme: "bearer" }, pin: { type: "http", scheme: "basic" } },
      };
      operation(document, "/ports").security = [{ key: [], pin: [] }];
    },
    want: ["breaking list_ports", "compatible"],
  },
  {
    what: "another host",
    edit: (document) => (document.servers = [{ url: "https://sea.example" }]),
    want: ["breaking"],
  },
];

async function changesBetween(old: string, now: string): Promise<Change[]> {
  const sides = await readSides(old, now);
  const request = { specs: [], force: false, bundle: false, dryRun: true, load: {}, versions: {} };
  return compareSurfaces(...(await surfacesOf(sides, request).finally(sides.remove)));
}

const classes = (changes: readonly Change[]): string[] => [
  ...new Set(changes.map((change) => [change.class, change.tool, change.argument].filter(Boolean).join(" "))),
];

test.each(rows)("$what: documents, packages and lock files say the same", async ({ edit, want }) => {
  const folder = await folderWith({ "old.json": documentOf(), "new.json": documentOf(edit) });
  const at = (path: string): string => join(folder, path);
  const documents = await changesBetween(at("old.json"), at("new.json"));
  expect(classes(documents).sort()).toEqual(want);
  await buildPackage(at("old.json"), at("package"), { name: "ships" });
  const lock = await readFile(at("package/mcpgen.lock.json"), "utf8");
  await writeFile(at("old.lock.json"), lock);
  expect(await changesBetween(at("package"), at("new.json"))).toEqual(documents);
  await buildPackage(at("new.json"), at("package"), { name: "ships" });
  expect(await changesBetween(at("old.lock.json"), at("package"))).toEqual(documents);
  expect(await changesBetween(at("old.json"), at("package"))).toEqual(documents);
});

describe("a package that is built again", () => {
  test("keeps the names that it gave, and says in version and changelog what changed", async () => {
    const folder = await folderWith({ "ships.json": documentOf() });
    const [spec, out] = [join(folder, "ships.json"), join(folder, "out")];
    const build = () => buildPackage(spec, out);
    expect((await build()).server.version).toBe("0.1.0");
    await writeFile(
      spec,
      documentOf((document) => {
        operation(document, "/ships/{id}").operationId = "readVessel";
        document.paths["/ships/{id}/log"] = { get: { operationId: "getShip" } };
        delete document.paths["/ports"];
      }),
    );
    const { server, changes } = await build();
    const names = server.groups.flatMap((group) =>
      group.tools.map((tool) => `${tool.operation.path} ${tool.name}`),
    );
    expect(names).toContain("/ships/{id} get_ship");
    expect(names.filter((name) => name.endsWith(" get_ship"))).toHaveLength(1);
    expect(server.version).toBe("0.2.0");
    expect(changes.write.get("package.json")).toContain('"version": "0.2.0"');
    const changelog = changes.write.get("CHANGELOG.md") ?? "";
    expect(changelog.match(/^## .*$/gm)).toEqual(["## 0.2.0", "## 0.1.0"]);
    expect(changelog).toContain("- breaking: `list_ports`: is gone.");
    const again = await build();
    expect([[...again.changes.write.keys()], again.changes.remove]).toEqual([[], []]);
  });

  test("keeps what a person wrote beside the entries", async () => {
    const folder = await folderWith({ "ships.json": documentOf() });
    const [spec, out] = [join(folder, "ships.json"), join(folder, "out")];
    await buildPackage(spec, out);
    const file = join(out, "CHANGELOG.md");
    await writeFile(file, `Ours.\n${await readFile(file, "utf8")}More of ours.\n`);
    await writeFile(
      spec,
      documentOf(({ paths }) => delete paths["/ports"]),
    );
    await buildPackage(spec, out);
    expect(await readFile(file, "utf8")).toMatch(
      /^Ours\.\n[\s\S]*## 0\.2\.0[\s\S]*## 0\.1\.0[\s\S]*More of ours\.\n$/,
    );
  });

  test("a lock file of version 1 keeps names, and nothing is compared", async () => {
    const folder = await folderWith({ "ships.json": documentOf() });
    const [spec, out] = [join(folder, "ships.json"), join(folder, "out")];
    await buildPackage(spec, out);
    const file = join(out, "mcpgen.lock.json");
    const { surface: _, inputs: __, ...older } = JSON.parse(await readFile(file, "utf8"));
    older.tools = { see_ports: older.tools.list_ports };
    await writeFile(file, JSON.stringify({ ...older, lockVersion: 1 }));
    const { server, changes } = await buildPackage(spec, out);
    expect(server.version).toBe("0.1.0");
    expect(server.groups.flatMap((group) => group.tools.map(({ name }) => name))).toContain("see_ports");
    expect(JSON.parse(changes.write.get("mcpgen.lock.json") ?? "{}").lockVersion).toBe(2);
    await expect(changesBetween(spec, spec)).resolves.toEqual([]);
  });
});

test.each([
  [
    { "mcpgen.lock.json": '{"lockVersion":1,"files":{}}' },
    "was written before lock files said what tools take",
  ],
  [{ other: "" }, "has no mcpgen.lock.json"],
])("a folder without a surface is refused", async (files, said) => {
  const folder = await folderWith(files);
  await expect(changesBetween(folder, folder)).rejects.toThrow(said);
});

describe("what the command prints, and its exit code", () => {
  const printed = async (flags: object): Promise<{ text: string; code: typeof process.exitCode }> => {
    const edited = documentOf((document) => {
      operation(document, "/ports").description = "Where ships are.";
    });
    const folder = await folderWith({ "old.json": documentOf(), "new.json": edited });
    const write = process.stdout.write;
    let text = "";
    process.stdout.write = (chunk) => {
      text += String(chunk);
      return true;
    };
    try {
      const sides = { old: join(folder, "old.json"), new: join(folder, "new.json") };
      const args = { ...sides, json: false, quiet: true, markdown: false, ...flags };
      await run(args as Parameters<typeof run>[0]);
      return { text, code: process.exitCode };
    } finally {
      process.stdout.write = write;
      process.exitCode = undefined;
    }
  };

  test.each([
    [{}, undefined],
    [{ "fail-on": "breaking" }, undefined],
    [{ "fail-on": "behavioural" }, 1],
    [{ "fail-on": "any" }, 1],
  ])("%j", async (flags, want) => {
    const { text, code } = await printed(flags);
    expect(text).toMatch(
      /^behavioural {2}list_ports: has another description\.\n1 behavioural; suggested step: minor/,
    );
    expect(code).toBe(want);
  });

  test("--json is one object, --markdown a section a class", async () => {
    expect(JSON.parse((await printed({ json: true, "fail-on": "any" })).text)).toEqual({
      ok: false,
      class: "behavioural",
      step: "minor",
      stepBefore1: "patch",
      changes: [{ class: "behavioural", tool: "list_ports", what: "has another description" }],
    });
    expect((await printed({ markdown: true })).text).toContain(
      "### Behavioural\n\n- `list_ports`: has another",
    );
  });
});
