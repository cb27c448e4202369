import { parseDocuments } from "./parse-document.ts";

const minimal = { openapi: "3.1.0", paths: {} };
const other = { openapi: "3.0.3", paths: {}, info: { title: "b" } };
const yaml = "openapi: 3.1.0\npaths: {}";
const fence = (text: string, info = "yaml") => `\`\`\`\`${info}\n${text}\n\`\`\`\``;

describe("parseDocuments", () => {
  test.each([
    { title: "JSON", given: JSON.stringify(minimal), want: [minimal] },
    { title: "JSON after white space", given: `\n \t${JSON.stringify(minimal)}\n`, want: [minimal] },
    { title: "YAML", given: yaml, want: [minimal] },
    {
      title: "YAML after comments and a marker",
      given: `# openapi\n%YAML 1.2\n---\n${yaml}`,
      want: [minimal],
    },
    { title: "a YAML flow mapping", given: "{openapi: 3.1.0, paths: {}}", want: [minimal] },
    { title: "one in single quotes", given: "{'openapi': 3.1.0, 'paths': {}}", want: [minimal] },
    {
      title: "one after a comment",
      given: "{ # openapi\n  openapi: 3.1.0,\n  paths: {},\n}",
      want: [minimal],
    },
    { title: "Swagger 2.0", given: '{"swagger": "2.0", "paths": {}}', want: [{ swagger: "2.0", paths: {} }] },
    { title: "OpenAPI 3.2", given: "openapi: 3.2.0", want: [{ openapi: "3.2.0" }] },
    {
      title: "a version as a number, YAML",
      given: "openapi: 3.0\npaths:",
      want: [{ openapi: "3.0", paths: null }],
    },
    { title: "a version as a number, JSON", given: '{"swagger": 2}', want: [{ swagger: "2.0" }] },
    {
      title: "much wrong inside",
      given: "openapi: 3.0.3\ninfo: 7\nservers: x",
      want: [{ openapi: "3.0.3", info: 7, servers: "x" }],
    },
    {
      title: "a page",
      given: `> ## Index\n\n# Title\n\n${fence(yaml, "yaml openapi-final get /a")}\n`,
      want: [minimal],
    },
    {
      title: "a page with JSON",
      given: `# Title\n${fence(JSON.stringify(minimal), "json")}`,
      want: [minimal],
    },
    { title: "a page with front matter", given: `---\ntitle: Get\n---\n\n${fence(yaml)}`, want: [minimal] },
    { title: "a page that begins with a badge", given: `[![b](u)](v)\n\n${fence(yaml)}`, want: [minimal] },
    { title: "a page that begins with a tag", given: `<Note>\n\n${fence(yaml)}`, want: [minimal] },
    {
      title: "a page with equal documents",
      given: `# T\n${fence(yaml)}\n${fence(JSON.stringify(minimal), "json")}`,
      want: [minimal],
    },
    {
      title: "a page with several documents and other code",
      given: `# T\n${fence("curl x", "bash")}\n${fence(yaml)}\n${fence(JSON.stringify(other))}`,
      want: [minimal, other],
    },
    {
      title: "a page with a fragment before the document",
      given: `# T\n${fence("openapi: 3.1.0")}\n${fence(yaml)}`,
      want: [minimal],
    },
    {
      title: "a document whose description quotes a document",
      given: `info:\n  description: |\n    ${fence(JSON.stringify(other)).replaceAll("\n", "\n    ")}\n${yaml}`,
      want: [{ ...minimal, info: { description: `${fence(JSON.stringify(other))}\n` } }],
    },
  ])("$title", async ({ given, want }) => {
    expect((await parseDocuments(given, "a")).map(({ root }) => root)).toEqual(want);
  });

  const flow = '{"openapi": 3.1.0, "paths": {},}';

  test.each(["a.yaml", "b/a.YML", "https://example.com/a.yaml?v=1"])(
    "a flow mapping in double quotes in %s, which is named as YAML",
    async (location) => {
      expect(await parseDocuments(flow, location)).toMatchObject([
        { root: minimal, source: { isJson: false } },
      ]);
    },
  );

  test.each(["a.json", "a", "-"])("the same in %s is JSON that cannot be read", async (location) => {
    await expect(parseDocuments(flow, location)).rejects.toThrow("is not JSON that can be read");
  });

  test("JSON in a file that is named as YAML is read as JSON", async () => {
    const given = JSON.stringify(minimal);
    expect(await parseDocuments(given, "a.yaml")).toMatchObject([{ source: { isJson: true } }]);
  });

  test.each([
    { title: "nothing", given: "", code: "input-empty", want: "a is empty", origin: "a" },
    { title: "white space", given: " \r\n\t", code: "input-empty", want: "a is empty", origin: "a" },
    { title: "comments", given: "# a\n# b\n", code: "input-empty", want: "comments", origin: "a:1:1" },
    {
      title: "HTML",
      given: "<!DOCTYPE html>\n<html><body>Sign in</body></html>",
      code: "not-openapi",
      want: "an HTML page",
      origin: "a:1:1",
    },
    {
      title: "HTML after a comment",
      given: "<!-- x -->\n<html lang=en>",
      code: "not-openapi",
      want: "an HTML page",
      origin: "a:1:1",
    },
    {
      title: "WSDL",
      given: '<?xml version="1.0"?>\n<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">',
      code: "not-openapi",
      want: "WSDL",
      origin: "a:1:1",
    },
    { title: "XML", given: "<feed><entry/></feed>", code: "not-openapi", want: "XML", origin: "a:1:1" },
    {
      title: "AsyncAPI, YAML",
      given: "asyncapi: 2.6.0\ninfo: {}",
      code: "not-openapi",
      want: "AsyncAPI",
      origin: "a:1:1#/asyncapi",
    },
    {
      title: "AsyncAPI, JSON",
      given: '{"asyncapi": "3.0.0"}',
      code: "not-openapi",
      want: "AsyncAPI",
      origin: "a:1:2#/asyncapi",
    },
    {
      title: "Postman",
      given:
        '{"info": {"name": "x", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": []}',
      code: "not-openapi",
      want: "Postman",
      origin: "a:1:2#/info",
    },
    {
      title: "GraphQL",
      given: "# API\ntype Query {\n  me: User\n}",
      code: "not-openapi",
      want: "GraphQL schema",
      origin: "a:1:1",
    },
    {
      title: "GraphQL introspection",
      given: '{"data": {"__schema": {}}}',
      code: "not-openapi",
      want: "introspection",
      origin: "a:1:1#/__schema",
    },
    { title: "RAML", given: "#%RAML 1.0\ntitle: x", code: "not-openapi", want: "RAML", origin: "a:1:1" },
    {
      title: "API Blueprint",
      given: "FORMAT: 1A\n\n# Name",
      code: "not-openapi",
      want: "API Blueprint",
      origin: "a:1:1",
    },
    {
      title: "Protocol Buffers",
      given: 'syntax = "proto3";\nmessage A {}',
      code: "not-openapi",
      want: "Protocol Buffers",
      origin: "a:1:1",
    },
    {
      title: "Swagger 1.2",
      given: '{"swaggerVersion": "1.2", "apis": []}',
      code: "openapi-version",
      want: "Swagger 1.2",
      origin: "a:1:2#/swaggerVersion",
    },
    {
      title: "OpenAPI 4",
      given: "openapi: 4.0.0\npaths: {}",
      code: "openapi-version",
      want: "OpenAPI 4.0.0",
      origin: "a:1:1#/openapi",
    },
    {
      title: "OpenAPI 3.3",
      given: "openapi: 3.3.0",
      code: "openapi-version",
      want: "OpenAPI 3.3.0",
      origin: "a:1:1#/openapi",
    },
    {
      title: "Swagger 3",
      given: '{"swagger": "3.0.0"}',
      code: "openapi-version",
      want: "Swagger 3.0.0",
      origin: "a:1:2#/swagger",
    },
    {
      title: "a version that is none",
      given: "openapi: {}",
      code: "openapi-version",
      want: "not a version",
      origin: "a:1:1#/openapi",
    },
    {
      title: "JSON Schema",
      given: '{"$schema": "https://json-schema.org/draft/2020-12/schema"}',
      code: "not-openapi",
      want: "JSON Schema",
      origin: "a:1:1",
    },
    {
      title: "HAR",
      given: '{"log": {"entries": []}}',
      code: "not-openapi",
      want: "HAR",
      origin: "a:1:2#/log",
    },
    {
      title: "Insomnia",
      given: '{"_type": "export", "__export_format": 4}',
      code: "not-openapi",
      want: "Insomnia",
      origin: "a:1:2#/_type",
    },
    {
      title: "package.json",
      given: '{"name": "x", "dependencies": {}}',
      code: "not-openapi",
      want: "package.json",
      origin: "a:1:1",
    },
    {
      title: "an overlay",
      given: "overlay: 1.0.0\nactions: []",
      code: "not-openapi",
      want: "overlay",
      origin: "a:1:1#/overlay",
    },
    {
      title: "another object",
      given: '{"a": 1}',
      code: "not-openapi",
      want: "neither the key openapi",
      origin: "a:1:1",
    },
    { title: "a list", given: "[1]", code: "not-openapi", want: "a list", origin: "a:1:1" },
    { title: "a list in YAML", given: "- a\n- b", code: "not-openapi", want: "a list", origin: "a:1:1" },
    ...["// made by a tool\n// from code\n", "/* a */ /* b\n */\n"].map((comment) => ({
      title: `JSON after ${comment}`,
      given: `${comment}{ "openapi": "3.1.0", "paths": {} }`,
      code: "json-syntax",
      want: "a comment stands here, which JSON does not have",
      origin: "a:1:1",
    })),
    { title: "a word", given: "hello", code: "not-openapi", want: "plain text", origin: "a:1:1" },
    { title: "a number", given: "42", code: "not-openapi", want: "plain text", origin: "a:1:1" },
    {
      title: "Markdown",
      given: "# Title\n\nSome words.\n\n```json\n{}\n```",
      code: "markdown-without-openapi",
      want: "Markdown page",
      origin: "a:1:1",
    },
    {
      title: "Markdown with front matter",
      given: "---\ntitle: T\n---\n\n# Title: x\n\nSome words.\n",
      code: "markdown-without-openapi",
      want: "Markdown page",
      origin: "a:1:1",
    },
    {
      title: "JSON that is cut short",
      given: '{"openapi": "3.1.0", "paths": {"/a"',
      code: "json-syntax",
      want: "ends before it is complete",
      origin: "a:1:36",
    },
    {
      title: "JSON with a trailing comma",
      given: '{\n  "openapi": "3.1.0",\n}',
      code: "json-syntax",
      want: "trailing comma",
      origin: "a:2:21",
    },
    {
      title: "YAML that is cut short",
      given: 'openapi: 3.1.0\ninfo: {title: "x',
      code: "yaml-syntax",
      want: "ends inside",
      origin: "a:2:17",
    },
    {
      title: "YAML that is broken and has headings in comments",
      given: "# Title\nopenapi: 3.1.0\n  bad: 1",
      code: "yaml-syntax",
      want: "line 3",
      origin: "a:3:6",
    },
    {
      title: "a broken document in a page",
      given: `# T\n\n${fence("openapi: 3.1.0\npaths: {}\npaths: {}")}`,
      code: "yaml-syntax",
      want: "already given",
      origin: "a:6:1",
    },
    {
      title: "paths as a list",
      given: "openapi: 3.1.0\npaths: []",
      code: "paths-not-object",
      want: "a list",
      origin: "a:2:1#/paths",
    },
    {
      title: "paths as a word",
      given: '{"openapi": "3.1.0", "paths": "x"}',
      code: "paths-not-object",
      want: "a string",
      origin: "a:1:22#/paths",
    },
  ])("names $title [threat: not-openapi]", async ({ given, code, want, origin }) => {
    const promise = parseDocuments(given, "a");
    await expect(promise).rejects.toMatchObject({
      message: expect.stringContaining(want),
      diagnostic: { code, origin, severity: "error", help: expect.stringMatching(/\w.*\.$/) },
    });
  });

  test.each([
    { title: "a string of 30 MB", given: JSON.stringify({ ...minimal, x: "x".repeat(30_000_000) }) },
    {
      title: "an enum of 50,000 members",
      given: JSON.stringify({ ...minimal, enum: Array(50_000).fill("x") }),
    },
    {
      title: "100,000 lines of JSON",
      given: JSON.stringify({ ...minimal, x: Array(100_000).fill(1) }, null, 1),
    },
    { title: "100,000 lines of a page", given: `${"words\n".repeat(100_000)}${fence(yaml)}` },
  ])("reads $title in time", async ({ given }) => {
    const start = performance.now();
    expect(await parseDocuments(given, "a")).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
