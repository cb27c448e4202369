import type { CuratedTool } from "../curation/model.ts";
import { curatedServer, curatedTool, curationFaults } from "../test/curated.ts";
import { documentWith } from "../test/documents.ts";

const documentOf = (method: string, more: object = {}) =>
  documentWith({ operationId: "op", summary: "Do it", ...more }, { method });

describe("hints", () => {
  const hintsOf = (method: string, choice: CuratedTool): string => {
    const { hints, confirm } = curatedTool(documentOf(method), choice).definition;
    const names = Object.entries(hints).flatMap(([name, value]) => (value ? [name.replace("Hint", "")] : []));
    return [...names, ...(confirm === true ? ["confirm"] : [])].join(" ");
  };

  test.each<[method: string, choice: CuratedTool, want: string]>([
    ["get", {}, "readOnly idempotent openWorld"],
    ["get", { hints: { readOnly: false } }, "idempotent openWorld"],
    ["get", { hints: { readOnly: false, destructive: true, idempotent: false } }, "destructive openWorld"],
    ["get", { hints: { openWorld: false }, loosen: true }, "readOnly idempotent"],
    ["get", { hints: { readOnly: true, openWorld: true } }, "readOnly idempotent openWorld"],
    ["post", { confirm: true }, "destructive openWorld confirm"],
    ["post", { hints: { destructive: false }, loosen: true }, "openWorld"],
    ["post", { hints: { readOnly: true }, loosen: true }, "readOnly idempotent openWorld"],
    ["put", { hints: { idempotent: false } }, "destructive openWorld"],
    ["delete", {}, "destructive idempotent openWorld confirm"],
    ["delete", { confirm: false, loosen: true }, "destructive idempotent openWorld"],
  ])("of %s with %j: %s [threat: hints]", (method, choice, want) => {
    expect(hintsOf(method, choice)).toBe(want);
  });

  const careless = (what: string, method: string): string =>
    `${what} makes clients less careful than ${method} does. Say \`loosen: true\` beside it if that is meant.`;
  test.each<[method: string, choice: CuratedTool, want: string[]]>([
    [
      "post",
      { hints: { readOnly: true } },
      [`tools.op.hints.readOnly: ${careless("readOnly: true", "POST")}`],
    ],
    [
      "patch",
      { hints: { destructive: false, idempotent: true } },
      [
        `tools.op.hints.destructive: ${careless("destructive: false", "PATCH")}`,
        `tools.op.hints.idempotent: ${careless("idempotent: true", "PATCH")}`,
      ],
    ],
    [
      "get",
      { hints: { openWorld: false } },
      [`tools.op.hints.openWorld: ${careless("openWorld: false", "GET")}`],
    ],
    ["delete", { confirm: false }, [`tools.op.confirm: ${careless("confirm: false", "DELETE")}`]],
    [
      "get",
      { hints: { destructive: true } },
      ["tools.op.hints: A tool that only reads cannot be destructive. Take readOnly or destructive back."],
    ],
  ])("of %s refused: %j [threat: hints]", (method, choice, want) => {
    expect(curationFaults(documentOf(method), { tools: { op: choice } })).toEqual(want);
  });
});

describe("names and texts", () => {
  test("replace those of the document; that it is deprecated stays", () => {
    const document = documentOf("get", { description: "Long prose.", deprecated: true });
    const { name, definition } = curatedTool(document, {
      name: "get-it",
      title: "It",
      description: "Get it.",
    });
    expect([name, definition.name, definition.title, definition.description]).toEqual([
      "get-it",
      "get-it",
      "It",
      "Get it. Deprecated.",
    ]);
  });

  test("a title comes from the name where the document has no summary", () => {
    const document = documentWith({ operationId: "op" });
    expect(curatedTool(document, { name: "get-it" }).definition.title).toBe("Get it");
  });

  const two = (first: string, second: string) => ({
    openapi: "3.1.0",
    paths: { "/a": { get: { operationId: first } }, "/b": { get: { operationId: second } } },
  });

  test("a derived name gives way to a chosen one", () => {
    const { groups } = curatedServer(two("listCalls", "other"), { tools: { other: { name: "list_calls" } } });
    const names = groups.flatMap(({ tools }) =>
      tools.map(({ name, operation }) => `${operation.path} ${name}`),
    );
    expect(names).toContain("/b list_calls");
    expect(new Set(names.map((each) => each.split(" ")[1])).size).toBe(2);
  });

  test.each<[what: string, tools: Record<string, CuratedTool>, want: string[]]>([
    [
      "two tools of one name",
      { one: { name: "x" }, two: { name: "X" } },
      ['tools.two.name: tools.one has the name "X", too.'],
    ],
    [
      "a name that clients refuse",
      { one: { name: "get it" } },
      [
        'tools.one.name: "get it" is no name that clients accept. Take letters, digits, "_" and "-", at most 64.',
      ],
    ],
    ["no operation", { thre: {} }, ['tools.thre: No operation is called "thre".']],
    ["a near one", { two1: {} }, ['tools.two1: No operation is called "two1". Did you mean "two"?']],
    ["by path", { "GET /c": {} }, ['tools.GET /c: No operation is called "GET /c". Did you mean "GET /a"?']],
    [
      "one operation twice",
      { one: {}, "get /a": {} },
      ['tools.get /a: "get /a" and "one" are the same operation. Put both entries together.'],
    ],
  ])("faults: %s", (_, tools, want) => {
    expect(curationFaults(two("one", "two"), { tools })).toEqual(want);
  });

  test("an operation that is left out or cannot be made is said to be that", () => {
    const choices = { select: { exclude: ["one"] }, tools: { one: {} } };
    expect(curationFaults(two("one", "two"), choices)).toEqual([
      'tools.one: "one" becomes no tool: select leaves it out.',
    ]);
  });

  test("an operationId that several operations have is told apart by method and path", () => {
    expect(curationFaults(two("one", "one"), { tools: { one: {} } })).toEqual([
      'tools.one: 2 operations are called "one". Call each by method and path, such as "GET /a".',
    ]);
    const { groups } = curatedServer(two("one", "one"), { tools: { "GET /b": { name: "b" } } });
    expect(groups.flatMap(({ tools }) => tools.map(({ name }) => name))).toContain("b");
  });
});

describe("the content of the body", () => {
  const content = {
    "application/json": { schema: { type: "object", properties: { a: {} } } },
    "application/x-www-form-urlencoded": { schema: { type: "object", properties: { b: {} } } },
  };
  const document = documentOf("post", { requestBody: { content } });

  test("is the chosen one", () => {
    const { definition } = curatedTool(document, { contentType: "Application/X-WWW-Form-URLencoded" });
    expect(definition.request.body?.kind).toBe("form");
    expect(Object.keys(definition.inputSchema.properties)).toEqual(["b"]);
  });

  test.each<[contentType: string, want: string]>([
    ["application/json;v=2", "application/json; v=2"],
    ["Application/JSON ; V=2", "application/json; v=2"],
    ["application/json", "application/json; v=1"],
  ])("with its parameters: %s", (contentType, want) => {
    const content = { "application/json; v=1": {}, "application/json; v=2": {}, "text/csv": {} };
    const document = documentWith({ operationId: "op", requestBody: { content } }, { method: "post" });
    expect(curatedTool(document, { contentType }).definition.request.body?.contentType).toBe(want);
  });

  test.each<[document: object, contentType: string, want: string]>([
    [
      document,
      "application/jsno",
      'tools.op.contentType: The body of POST /x has no content of the type "application/jsno". Did you mean "application/json"?',
    ],
    [documentOf("post"), "application/json", "tools.op.contentType: POST /x has no body."],
  ])("has to be there", (given, contentType, want) => {
    expect(curationFaults(given, { tools: { op: { contentType } } })).toEqual([want]);
  });
});

test.each<[pin: boolean, want: object]>([
  [true, { pin: true }],
  [false, {}],
])("pin: %s", (pin, want) => {
  const { definition } = curatedTool(documentOf("get"), { pin });
  expect("pin" in definition ? { pin: definition.pin } : {}).toEqual(want);
});

describe("readFirst", () => {
  const document = {
    openapi: "3.1.0",
    paths: {
      "/a/{id}": {
        get: { operationId: "getA", summary: "Get" },
        patch: { operationId: "changeA", summary: "Change" },
      },
      "/b": { post: { operationId: "makeB" } },
    },
  };
  const changed = (readFirst: string, more: Record<string, CuratedTool> = {}) =>
    curatedServer(document, { tools: { changeA: { readFirst }, ...more } })
      .groups.flatMap(({ tools }) => tools)
      .find(({ operation }) => operation.operationId === "changeA")?.definition;

  test.each(["getA", "GET /a/{id}", "fetch_a"])("names %s, and the description says so", (readFirst) => {
    expect(changed(readFirst, { getA: { name: "fetch_a" } })).toMatchObject({
      readFirst: "fetch_a",
      description: "Change. Read it with fetch_a first.",
    });
  });

  test.each<[readFirst: string, want: string]>([
    ["getB", 'No tool or operation is called "getB". Did you mean "getA"?'],
    ["changeA", "A tool cannot be read by itself first."],
    ["makeB", "make_b changes something; only a tool that reads can go first."],
  ])("refuses %s", (readFirst, want) => {
    expect(curationFaults(document, { tools: { changeA: { readFirst } } })).toEqual([
      `tools.changeA.readFirst: ${want}`,
    ]);
  });
});
