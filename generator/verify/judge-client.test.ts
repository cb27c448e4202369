import { join } from "node:path";
import { maxTools } from "../../templates/runtime/settings/client-limits.ts";
import { readApi } from "../api/read.ts";
import { load } from "../load/load.ts";
import { planServer } from "../plan/plan.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { repository } from "../test/run-program.ts";
import { allClients } from "./clients/all-clients.ts";
import type { ClientProfile, Fact } from "./clients/model.ts";
import { judgeClient } from "./judge-client.ts";

const { server } = serverOf(
  documentWith({
    summary: "Get a thing",
    parameters: [
      { name: "a-b", in: "query", schema: { type: "string", nullable: true } },
      {
        name: "of",
        in: "query",
        schema: { oneOf: [{ type: "string" }, { type: "integer" }], description: "Which." },
      },
    ],
  }),
);
const [group] = server.groups;
const [tool] = group?.tools ?? [];
if (group === undefined || tool === undefined) throw new Error("no tool");

const withTools = (...definitions: object[]) => ({
  ...server,
  name: "demo",
  groups: [
    {
      ...group,
      tools: definitions.map((changed, index) => {
        const definition = { ...tool.definition, name: `t${index}`, ...changed };
        return { ...tool, name: definition.name, definition };
      }),
    },
  ],
});

const fact = <Value>(value: Value, effect: Fact<Value>["effect"] = "refused"): Fact<Value> => ({
  value,
  effect,
  source: "https://example.com/limits",
  date: "2026-01-01",
});

const judge = (client: Omit<ClientProfile, "name" | "title">, definitions: object[] = [{}], tokens = 1_000) =>
  judgeClient(withTools(...definitions), { name: "c", title: "C", ...client }, tokens).map(
    ({ code, message }) => `${code} ${message.replace(" (https://example.com/limits, 2026-01-01).", "")}`,
  );

const properties = (schema: object) => ({ inputSchema: { type: "object", properties: { p: schema } } });
const closed = { type: "object", properties: {}, additionalProperties: false };

test.each<
  [what: string, client: Omit<ClientProfile, "name" | "title">, definitions: object[], want: string[]]
>([
  ["no limit", {}, [{}], []],
  ["as many tools as it takes", { tools: fact(2) }, [{}, {}], []],
  [
    "more tools",
    { tools: fact(1, "cut") },
    [{}, {}],
    ["client-cuts C cuts or leaves out: the server has 2 tools, it takes 1"],
  ],
  [
    "tokens",
    { listTokens: fact(999) },
    [{}],
    ["client-refuses C refuses: the server has tools of about 1,000 tokens, it takes 999"],
  ],
  ["tokens within", { listTokens: fact(1_000) }, [{}], []],
  [
    "a name as long as allowed",
    { toolName: { ...fact(12), prefix: "mcp_{server}_" } },
    [{ name: "abc" }],
    [],
  ],
  [
    "a name too long with its prefix",
    { toolName: { ...fact(12), prefix: "mcp_{server}_" } },
    [{ name: "abcd" }],
    ["client-refuses C refuses: 1 tool has a name of more than 12 characters with its prefix: abcd"],
  ],
  [
    "a name of other characters",
    { toolNamePattern: fact(/^[a-z]+$/) },
    [{}],
    ["client-refuses C refuses: 1 tool has a name that does not match ^[a-z]+$: t0"],
  ],
  [
    "descriptions, the first tools named",
    { description: fact(3, "cut") },
    Array.from({ length: 7 }, () => ({ description: "long" })),
    [
      "client-cuts C cuts or leaves out: 7 tools have a description of more than 3 characters: t0, t1, t2, t3, t4 and 2 more",
    ],
  ],
  [
    "an argument's name",
    { argumentPattern: fact(/^\w+$/, "warned") },
    [{}],
    ["client-cuts C may refuse: 1 tool has an argument whose name does not match ^\\w+$: t0"],
  ],
  ["no union at the root", { schema: { notAtRoot: fact(["anyOf"]) } }, [{}], []],
  [
    "a union at the root",
    { schema: { notAtRoot: fact(["anyOf"]) } },
    [{ inputSchema: { type: "object", properties: {}, anyOf: [] } }],
    ["client-refuses C refuses: 1 tool has an input schema with anyOf at the root: t0"],
  ],
  [
    "a keyword inside",
    { schema: { nowhere: fact(["anyOf", "not"]) } },
    [{}],
    ["client-refuses C refuses: 1 tool has an input schema with anyOf: t0"],
  ],
  [
    "a list of anything",
    { schema: { itemsNeeded: fact(true) } },
    [properties({ type: "array" }), properties({ type: "array", items: {} })],
    ["client-refuses C refuses: 1 tool has an input schema with lists without items: t0"],
  ],
  [
    "optional properties",
    { schema: { closedAndRequired: fact(true) } },
    [{}, { inputSchema: closed }],
    ["client-refuses C refuses: 1 tool has an input schema with optional properties or open objects: t0"],
  ],
  [
    "sizes",
    { schema: { depth: fact(1), properties: fact(1), enumValues: fact(1) } },
    [properties({ ...closed, properties: { q: { enum: ["a", "b"] } } }), { inputSchema: closed }],
    [
      "client-refuses C refuses: 1 tool has an input schema with objects more than 1 deep: t0",
      "client-refuses C refuses: 1 tool has an input schema with more than 1 properties: t0",
      "client-refuses C refuses: 1 tool has an input schema with more than 1 values of enumerations: t0",
    ],
  ],
  [
    "the only keywords",
    { schema: { only: fact(["type", "properties"]) } },
    [{ inputSchema: closed }],
    ["client-refuses C refuses: 1 tool has an input schema with additionalProperties: t0"],
  ],
  [
    "the same in its dialect",
    { dialect: "gemini", schema: { only: fact(["type", "properties"]) } },
    [{ inputSchema: closed }],
    [],
  ],
  [
    "instructions",
    { instructions: fact(1, "cut") },
    [],
    [expect.stringMatching(/^client-cuts C cuts .* instructions of \d+ characters, it takes 1$/)],
  ],
])("%s", (_, client, definitions, want) => {
  expect(judge(client, definitions)).toEqual(want);
});

describe("the known clients", () => {
  test.each(allClients.map((client): [string, ClientProfile] => [client.name, client]))(
    "%s",
    (name, client) => {
      expect(name).toMatch(/^[a-z][a-z-]*$/);
      const { schema = {}, ...whole } = client;
      const facts = Object.values({ ...whole, ...schema }).filter((value) => typeof value === "object");
      expect(facts.length).toBeGreaterThan(0);
      for (const { source, date, effect } of facts as Fact<unknown>[]) {
        expect(source).toMatch(/^https:\/\/[a-z.]+\/\S+$/);
        expect(date).toMatch(/^202\d-\d\d-\d\d$/);
        expect(["refused", "cut", "warned"]).toContain(effect);
      }
    },
  );

  test("the number at which the server begins to search is one of theirs", () => {
    expect(allClients.filter(({ tools }) => tools?.value === maxTools).map(({ name }) => name)).toEqual([
      "openai",
      "openai-strict",
      "vscode",
    ]);
  });

  test("a plain tool passes all of them but strict mode, which wants every argument", () => {
    const refusing = allClients.filter((client) =>
      judgeClient(withTools({ name: "get_thing" }), client, 1_000).some(
        ({ code }) => code === "client-refuses",
      ),
    );
    expect(refusing.map(({ name }) => name)).toEqual(["openai-strict"]);
  });
});

describe("what is made of real documents is taken by all that take JSON Schema, and in its dialect by Gemini", () => {
  const names = ["anthropic", "openai", "claude-code", "vscode", "gemini"];
  const aboutNumbers = /the server has/;

  test.each([
    "specs/retell.yaml",
    "specs/vapi.yaml",
    "specs/raconte.yaml",
    "node_modules/@octokit/openapi/generated/api.github.com.json",
  ])("%s", async (spec) => {
    const documents = await load([join(repository, spec)], { report: () => {} });
    const planned = planServer(
      readApi(documents, () => {}),
      { name: "api" },
      () => {},
    );
    const refused = allClients
      .filter(({ name }) => names.includes(name))
      .flatMap((client) => judgeClient(planned, client, 0))
      .filter(({ code, message }) => code === "client-refuses" && !aboutNumbers.test(message));
    expect(refused).toEqual([]);
  });
});
