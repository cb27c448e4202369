import { dialectOf } from "./choose-dialect.ts";
import { createTranslator } from "./translate-list.ts";

test.each<[client: string | undefined, dialect: string]>([
  [undefined, "json-schema"],
  ["", "json-schema"],
  ["claude-code", "json-schema"],
  ["Visual Studio Code", "json-schema"],
  ["gemini", "gemini"],
  ["gemini-cli-mcp-client", "gemini"],
  ["Gemini", "gemini"],
  ["vertex-ai", "gemini"],
  [`${"a".repeat(200)} gemini`, "json-schema"],
])("a client that calls itself %j", (client, dialect) => {
  expect(dialectOf(client)).toBe(dialect);
});

const list = (name: string) =>
  JSON.stringify({
    tools: [
      {
        name,
        inputSchema: {
          type: "object",
          properties: { a: { $ref: "#/$defs/A" } },
          $defs: { A: { type: "string" } },
        },
      },
    ],
  });

test("a list is translated once, and JSON Schema is left as it is", () => {
  const inDialect = createTranslator();
  expect(inDialect(list("a"), "json-schema")).toBe(list("a"));
  const translated = inDialect(list("a"), "gemini");
  expect(JSON.parse(translated).tools[0]).toEqual({
    name: "a",
    inputSchema: { type: "object", properties: { a: { type: "string" } } },
  });
  expect(inDialect(list("a"), "gemini")).toBe(translated);
  for (let index = 0; index < 20; index++)
    expect(JSON.parse(inDialect(list(`t${index}`), "gemini")).tools[0].name).toBe(`t${index}`);
});
