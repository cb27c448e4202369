import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load as parseYaml } from "js-yaml";
import type { HostedDefinition } from "../../templates/runtime/tool.ts";
import type { Curation } from "../curation/model.ts";
import { curatedServer, curationOf } from "../test/curated.ts";
import { documentWith, serverOf, told } from "../test/documents.ts";
import { casesFolder, documentOf } from "../test/golden-cases.ts";
import { shuffleKeys } from "../test/shuffle-keys.ts";

const first = (document: object) => serverOf(document).server.groups[0]?.tools[0]?.definition;

describe("Accept", () => {
  test.each<[responses: object, want: string | undefined]>([
    [{}, undefined],
    [{ 200: { content: { "application/json": {} } } }, undefined],
    [{ 200: { content: { "*/*": {} } } }, undefined],
    [
      { 200: { content: { "text/csv": {}, "Application/JSON; charset=utf-8": {} } } },
      "application/json, text/csv, */*;q=0.1",
    ],
    [
      { 200: { content: { "image/png": {} } }, default: { content: { "application/problem+json": {} } } },
      "application/problem+json, image/png, */*;q=0.1",
    ],
    [{ 404: { content: { "text/html": {} } } }, undefined],
    [
      {
        200: {
          content: { "application/json;odata=full": {}, "application/json ; Version=2": {}, "text/csv": {} },
        },
      },
      "application/json; Version=2, application/json; odata=full, text/csv, */*;q=0.1",
    ],
    [{ 200: { content: { "application/json;v=1": {}, "application/json": {} } } }, undefined],
    [
      { 200: { content: { 'text/html; charset=utf-8; q=0.3; level="1"; x=\r\nX-Evil': {} } } },
      'text/html; level="1", */*;q=0.1',
    ],
    [{ 200: { content: { "text/plain\r\nX-Evil: 1": {} } } }, undefined],
  ])("for the answers %j", (responses, want) => {
    expect(first(documentWith({ responses }))?.request.accept).toBe(want);
  });
});

test("a document of Swagger 2.0 asks for, and sends, types with their parameters", () => {
  const body = { in: "body", name: "b", schema: { type: "object" } };
  const types = ["application/json; charset=utf-8;v=1"];
  const operation = {
    consumes: types,
    produces: types,
    parameters: [body],
    responses: { 200: { schema: {} } },
  };
  const legacy = {
    swagger: "2.0",
    info: { title: "Demo", version: "1" },
    paths: { "/x": { post: operation } },
  };
  expect(first(legacy)?.request).toMatchObject({
    accept: "application/json; v=1, */*;q=0.1",
    body: { contentType: "application/json; v=1", kind: "json" },
  });
});

describe("the request", () => {
  test("a fixed query stays with the path, an operation without credentials names none", () => {
    expect(first(documentWith({}, { path: "/x?beta=true" }))?.request).toEqual({
      method: "GET",
      path: "/x?beta=true",
      bindings: [],
    });
  });

  test("DELETE asks a person first, and nothing in the document can change that or the hints [threat: hints]", () => {
    const relaxed = { "x-confirm": false, "x-readOnly": true, description: "Safe and read-only." };
    expect(first(documentWith(relaxed, { method: "delete" }))).toMatchObject({
      confirm: true,
      hints: { readOnlyHint: false, destructiveHint: true },
    });
  });
});

describe("the server", () => {
  test.each<[what: string, info: object, want: string]>([
    ["its summary", { summary: "Says <b>hello</b>.", description: "Long." }, "Says hello."],
    ["the first line of its description", { description: "First.\n\nSecond." }, "First."],
    ["its name", {}, "MCP server for Demo"],
  ])("is described by %s", (_, info, want) => {
    const { server } = serverOf({ ...documentWith({}), info: { title: "Demo", ...info } });
    expect(server.description).toBe(want);
  });

  test("groups and tools are sorted, titles and descriptions of groups are cleaned", () => {
    const paths = {
      "/b": { get: { tags: ["Zoo"] }, delete: { tags: ["Zoo"], operationId: "zap" } },
      "/a": { get: { tags: ["Ark"] } },
    };
    const tags = [{ name: "Zoo", description: "Animals.<!-- evil -->" }, { name: "Ark" }];
    const { server } = serverOf({ openapi: "3.1.0", info: { title: "Demo" }, paths, tags });
    expect(
      server.groups.map(({ name, title, description, tools }) => [
        name,
        title,
        description,
        tools.map((tool) => tool.name),
      ]),
    ).toEqual([
      ["ark", "Ark", undefined, ["get_a"]],
      ["zoo", "Zoo", "Animals.", ["get_b", "zap"]],
    ]);
    const hidden = serverOf({
      openapi: "3.1.0",
      info: { title: "Demo" },
      paths: { "/a": { get: { tags: ["A <!-- evil -->b"] } } },
    });
    expect(hidden.server.groups[0]?.title).toBe("A b");
  });

  test("an argument says where it goes", () => {
    const schema = { properties: { "b c": {} }, required: ["b c"] };
    const operation = { requestBody: { required: true, content: { "application/json": { schema } } } };
    const { server } = serverOf(documentWith(operation, { method: "post", path: "/{a}" }));
    expect(server.groups[0]?.tools[0]?.arguments).toEqual([
      { name: "a", in: "path", wireName: "a", required: true },
      { name: "b_c", in: "body", wireName: "b c", required: true },
    ]);
  });
});

test.each<[what: string, operation: object, want: string[]]>([
  ["nothing", { summary: "Get it", description: "Plain <b>text</b>." }, []],
  ["a comment in the description", { description: "a <!-- evil -->" }, ["text-hidden #/paths/~1x/get"]],
  ["invisible characters in the summary", { summary: "a\u200bb" }, ["text-hidden #/paths/~1x/get"]],
  [
    "an override in the description of an argument",
    { parameters: [{ name: "a", in: "query", description: "x\u202ey" }] },
    ["text-hidden #/paths/~1x/get"],
  ],
])("hidden text is told: %s [threat: model-text]", (_, operation, want) => {
  const { found } = serverOf(documentWith(operation, { servers: [{ url: "https://a.example" }] }));
  expect(told(found)).toEqual(want);
});

describe("the input schema", () => {
  const dialect = "https://json-schema.org/draft/2020-12/schema";
  const properties = { a: { $ref: "#/components/schemas/A" }, b: { type: "string" } };
  const components = { schemas: { A: { $schema: dialect, type: "string" } } };
  test.each<[what: string, schema: object, want: string[]]>([
    [
      "names the dialect that the body names",
      { $schema: dialect, properties },
      ["$schema", "type", "properties"],
    ],
    [
      "also when the body is one argument",
      { $schema: dialect, type: "array" },
      ["$schema", "type", "properties"],
    ],
    ["names none for a property's", { properties }, ["type", "properties"]],
  ])("%s", (_, schema, want) => {
    const requestBody = { content: { "application/json": { schema } } };
    const input = first(documentWith({ requestBody }, { method: "post", components }))?.inputSchema ?? {};
    expect(Object.keys(input).slice(0, want.length)).toEqual(want);
    expect(JSON.stringify(input).split("$schema")).toHaveLength(want.includes("$schema") ? 2 : 1);
  });
});

describe("a curation", () => {
  const document = { ...documentWith({ operationId: "op" }), servers: [{ url: "https://a.example" }] };

  test("names the server and says what it is", () => {
    const chosen = {
      name: "acme",
      package: "@acme/tools",
      version: "2.0.0",
      title: "Acme: the API",
      description: "Calls.",
      instructions: "Ask first.",
      icons: [{ src: "https://a.example/i.png" }],
    };
    const { package: packageName, ...same } = chosen;
    expect(curatedServer(document, chosen)).toMatchObject({
      ...same,
      packageName,
      environmentPrefix: "ACME",
    });
  });

  test("gives way to --name", () => {
    const { server } = serverOf(document, { name: "other", curation: curationOf({ name: "acme" }) });
    expect([server.name, server.packageName]).toEqual(["other", "other-mcp"]);
  });

  test("that says nothing changes nothing", () => {
    expect(curatedServer(document, {})).toEqual(serverOf(document, {}).server);
  });

  test("names the environment, also in a message", () => {
    const { server, found } = serverOf(documentWith({}), {
      curation: curationOf({ environment: { prefix: "ACME_X", baseUrl: "ACME_AT" } }),
    });
    expect([server.environmentPrefix, server.baseUrlEnvironment]).toEqual(["ACME_X", "ACME_AT"]);
    expect(found.map(({ message }) => message).join()).toContain("ACME_AT must name it");
  });

  test.each<[http: NonNullable<Curation["http"]>, want: HostedDefinition | undefined]>([
    [{}, undefined],
    [{ sse: true, page: true, forwardHeaders: [] }, undefined],
    [
      { path: "/x", keyParameter: "k", forwardHeaders: ["x-a"], sse: false, page: false },
      { path: "/x", keyParameter: "k", forwardHeaders: ["x-a"], sse: false, page: false },
    ],
  ])("says how it is hosted: %j", (http, want) => {
    expect(curatedServer(document, { http }).http).toEqual(want);
  });

  test("may list its tools, arguments and credentials in any order", () => {
    const [file] = ["openapi.mcpgen.yaml"].map((name) => join(casesFolder, "curation", name));
    const chosen = parseYaml(readFileSync(file as string, "utf8")) as Omit<Curation, "originOf">;
    const root = parseYaml(readFileSync(documentOf("curation"), "utf8"));
    const { groups = {}, ...rest } = chosen;
    for (const seed of [1, 2, 3]) {
      const shuffled = { ...(shuffleKeys(rest, seed) as typeof rest), groups };
      expect(JSON.stringify(shuffled)).not.toBe(JSON.stringify(chosen));
      const written = JSON.stringify(curatedServer(root, chosen).groups);
      expect(JSON.stringify(curatedServer(root, shuffled).groups)).toBe(written);
    }
  });
});
