import { transformSync } from "esbuild";
import type { ServerDefinition, ToolDefinition } from "../../templates/runtime/tool.ts";
import type { Group, ServerModel } from "../plan/model.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { hostileStrings } from "../test/hostile-strings.ts";
import { camelCase, printServerModule, printToolModules, printToolNames } from "./print-tools.ts";

/** A server of groups with so many tools each. */
function serverWith(sizes: Record<string, number>): ServerModel {
  const { server } = serverOf(documentWith({}));
  const tool = server.groups[0]?.tools[0];
  if (tool === undefined) throw new Error("no tool");
  const groups = Object.entries(sizes).map(
    ([name, size]): Group => ({
      name,
      title: name,
      tools: Array.from({ length: size }, (_, index) => {
        const toolName = `${name}_${String(index).padStart(4, "0")}`;
        return { ...tool, name: toolName, definition: { ...tool.definition, name: toolName } };
      }),
    }),
  );
  return { ...server, groups };
}

test.each<[sizes: Record<string, number>, want: [path: string, exportName: string][]]>([
  [{ calls: 1 }, [["tools/calls.ts", "callsTools"]]],
  [
    { calls: 201, "phone-numbers": 1 },
    [
      ["tools/calls.ts", "callsTools"],
      ["tools/calls-2.ts", "calls2Tools"],
      ["tools/phone-numbers.ts", "phoneNumbersTools"],
    ],
  ],
  [
    { calls: 201, "calls-2": 1 },
    [
      ["tools/calls.ts", "callsTools"],
      ["tools/calls-3.ts", "calls3Tools"],
      ["tools/calls-2.ts", "calls2Tools"],
    ],
  ],
  [
    { "a-b": 1, a: 1, "a-B": 1 },
    [
      ["tools/a-b.ts", "aBTools"],
      ["tools/a.ts", "aTools"],
      ["tools/a-B.ts", "aBTools2"],
    ],
  ],
])("modules of %j", (sizes, want) => {
  const modules = printToolModules(serverWith(sizes));
  expect(modules.map(({ path, exportName }) => [path, exportName])).toEqual(want);
});

test.each([
  ["get_call", "getCall"],
  ["get_mcp-tools", "getMcpTools"],
  ["2fa", "t2fa"],
  ["__proto__", "proto"],
  ["GET", "GET"],
  ['a";b=c', "aBC"],
])("camelCase(%j) is %j [threat: code-injection]", (given, want) => {
  expect(camelCase(given)).toBe(want);
});

test("names of tools become a type", () => {
  expect(
    printToolNames(serverWith({ b: 1, a: 2 }))
      .split("\n")
      .slice(1),
  ).toEqual(["export type ToolName =", '  | "a_0000"', '  | "a_0001"', '  | "b_0000";', ""]);
});

/** Evaluates printed modules: imports between them are taken out, since one after the other defines what the next uses. */
async function evaluate(modules: string[]): Promise<ServerDefinition> {
  const source = modules.map((text) => text.replace(/^import .*$/gm, "")).join("\n");
  const { code } = transformSync(source, { loader: "ts", charset: "utf8" });
  const url = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
  return ((await import(url)) as { server: ServerDefinition }).server;
}

test("printed modules say what the model says, whatever the document says [threat: code-injection]", async () => {
  const text = hostileStrings.join(" ");
  const properties = Object.fromEntries(
    hostileStrings.map((name) => [name, { type: "string", enum: [name], default: name }]),
  );
  const { server } = serverOf({
    openapi: "3.1.0",
    info: { title: text, version: text, description: text },
    servers: [{ url: "https://a.example" }],
    tags: hostileStrings.map((name) => ({ name, description: text })),
    paths: Object.fromEntries(
      hostileStrings.map((name, index) => [
        `/p${index}/${name}`,
        {
          post: {
            operationId: name,
            summary: name,
            description: text,
            tags: [name],
            security: [{ [name]: [] }],
            parameters: [
              { name, in: "query", description: text, schema: { type: "string", pattern: "^a$" } },
            ],
            requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
          },
        },
      ]),
    ),
    components: {
      securitySchemes: Object.fromEntries(
        hostileStrings.map((name) => [name, { type: "apiKey", in: "query", name }]),
      ),
    },
  });
  const modules = printToolModules(server);
  const back = await evaluate([
    ...modules.map(({ contents }) => contents),
    printServerModule(server, modules),
  ]);
  const definitions = (groups: readonly { tools: readonly unknown[] }[]) =>
    JSON.stringify(groups.map(({ tools }) => tools));
  expect(definitions(back.groups)).toBe(
    definitions(
      server.groups.map(({ tools }) => ({ tools: tools.map((tool): ToolDefinition => tool.definition) })),
    ),
  );
  expect(back.title).toBe(server.title);
  expect(JSON.stringify(back.securitySchemes)).toBe(
    JSON.stringify(
      Object.fromEntries(server.credentials.map(({ scheme, definition }) => [scheme, definition])),
    ),
  );
  expect(back.groups.length).toBeGreaterThan(5);
  for (const { path } of modules) expect(path).toMatch(/^tools\/[a-z0-9-]{1,60}\.ts$/);
});
