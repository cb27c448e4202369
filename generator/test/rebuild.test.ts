import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { filesOf, folderWith } from "./folders.ts";
import { buildPackage } from "./golden-cases.ts";

interface Document {
  info: { title: string; version: string };
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: Record<string, Record<string, unknown>>;
  [key: string]: unknown;
}

const limit = { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } };

const documentOf = (edit: (document: Document) => unknown = () => {}): string => {
  const document: Document = {
    openapi: "3.1.0",
    info: { title: "Ships", version: "1" },
    servers: [{ url: "https://ships.example" }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } }, schemas: {} },
    paths: {
      "/ships": {
        get: { tags: ["ships"], operationId: "listShips", summary: "List ships", parameters: [limit] },
      },
      "/ships/{id}": { delete: { tags: ["ships"], operationId: "sinkShip", summary: "Sink a ship" } },
      "/ports": { get: { tags: ["ports"], operationId: "listPorts", summary: "List ports" } },
    },
  };
  edit(document);
  return JSON.stringify(document);
};

const lock = "mcpgen.lock.json";
/** Files in which the version of the package stands. */
const version = ["CHANGELOG.md", lock, "package.json", "server.json", "src/generated/server.ts"];
const ships = "src/generated/tools/ships.ts";
const requests = "test/generated/requests.json";
const skill = "skills/ships/SKILL.md";

const rows: [what: string, edit: (document: Document) => unknown, written: string[], removed?: string[]][] = [
  ["nothing", () => {}, []],
  ["the order of keys", ({ paths }) => reverse(paths), []],
  [
    "a schema that nobody uses",
    ({ components }) => Object.assign(components.schemas ?? {}, { Odd: { type: "string" } }),
    [lock],
  ],
  [
    "a bound",
    ({ paths }) =>
      Object.assign(paths["/ships"]?.get ?? {}, {
        parameters: [{ ...limit, schema: { type: "integer", maximum: 10 } }],
      }),
    [...version, ships, requests],
  ],
  [
    "a description",
    ({ paths }) => Object.assign(paths["/ports"]?.get ?? {}, { summary: "List harbours" }),
    [...version, "TOOLS.md", skill, "README.md", "src/generated/tools/ports.ts"],
  ],
  [
    "an optional argument",
    ({ paths }) =>
      Object.assign(paths["/ships"]?.get ?? {}, { parameters: [limit, { ...limit, name: "after" }] }),
    [...version, "TOOLS.md", ships, requests],
  ],
  [
    "a tool that is gone, with its group",
    ({ paths }) => delete paths["/ports"],
    [...version, "README.md", "TOOLS.md", skill, "src/generated/tool-name.ts", requests],
    ["src/generated/tools/ports.ts"],
  ],
];

test.each(rows)(
  "a build after %s writes the files that it must, and no other",
  async (_, edit, written, removed = []) => {
    const folder = await folderWith({ "ships.json": documentOf() });
    const [spec, out] = [join(folder, "ships.json"), join(folder, "out")];
    await buildPackage(spec, out);
    await writeFile(spec, documentOf(edit));
    const { changes } = await buildPackage(spec, out);
    expect([...changes.write.keys()].sort()).toEqual([...written].sort());
    expect(changes.remove).toEqual(removed);
    const again = await buildPackage(spec, out);
    expect([[...again.changes.write.keys()], again.changes.remove]).toEqual([[], []]);
  },
);

function reverse(object: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(object).reverse()) {
    delete object[key];
    object[key] = value;
  }
}

test("a package that git checked out with CRLF is up to date, and not edited", async () => {
  const folder = await folderWith({ "a.json": documentOf() });
  const out = join(folder, "out");
  await buildPackage(join(folder, "a.json"), out);
  for (const [path, text] of Object.entries(await filesOf(out)))
    await writeFile(join(out, path), text.replaceAll("\n", "\r\n"));
  const { changes } = await buildPackage(join(folder, "a.json"), out);
  expect({ write: [...changes.write.keys()], edited: changes.edited }).toEqual({ write: [], edited: [] });
});
