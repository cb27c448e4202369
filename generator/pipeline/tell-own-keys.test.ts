import { documentWith, serverOf } from "../test/documents.ts";
import { tellOwnKeys } from "./tell-own-keys.ts";

const { server } = serverOf(documentWith({}));
const own = { name: server.packageName, version: server.version };
const tell = (json: object): string[] =>
  tellOwnKeys(JSON.stringify(json), server).map(({ message, help }) => `${message} ${help}`);

test("the name and version that mcpgen wrote, or none, are not told", () => {
  expect([
    tell(own),
    tell({}),
    tell({ name: 1 }),
    tellOwnKeys(undefined, server),
    tellOwnKeys("{", server),
  ]).toEqual([[], [], [], [], []]);
});

test("a person's name and version are told, with what to write for them", () => {
  expect(tell({ name: "@acme/mcp", version: "9.0.0" })).toEqual([
    `package.json has the name "@acme/mcp"; server.json, README.md, CHANGELOG.md and the server itself have "${own.name}". Say \`package: "@acme/mcp"\` in the curation file, which is for all of them, or give package.json the name "${own.name}" again.`,
    `package.json has the version "9.0.0"; server.json, README.md, CHANGELOG.md and the server itself have "${own.version}". Say \`version: "9.0.0"\` in the curation file, which is for all of them, or give package.json the version "${own.version}" again.`,
  ]);
});
