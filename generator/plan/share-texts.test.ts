import { apiOf, collect } from "../test/documents.ts";
import { planServer } from "./plan.ts";

interface Said {
  description?: string;
  /** Of the argument; null for none. */
  limit?: string | null;
}

const parameter = { name: "limit", in: "query", schema: { type: "integer" } };

/** What a server says of its tools when its operations say so of themselves and of their argument `limit`. */
function shared(operations: readonly Said[]) {
  const paths = Object.fromEntries(
    operations.map(({ description = "Get it.", limit }, index) => [
      `/t${index}`,
      {
        get: {
          operationId: `get${index}`,
          description,
          parameters: limit === null ? [] : [{ ...parameter, description: limit }],
          responses: {},
        },
      },
    ]),
  );
  const { api } = apiOf({ openapi: "3.0.3", info: { title: "Demo", version: "1" }, paths });
  const { report, found } = collect();
  const server = planServer(api, {}, report);
  const tools = server.groups.flatMap((group) => group.tools.map(({ definition }) => definition));
  return {
    lines: server.instructions.split("\n- ").slice(1),
    descriptions: [...new Set(tools.map(({ description }) => description))],
    limits: [...new Set(tools.map(({ inputSchema }) => JSON.stringify(inputSchema.properties.limit) ?? ""))],
    told: found.some(({ code }) => code === "text-shortened"),
  };
}

const times = (count: number, said: Said): Said[] => Array.from({ length: count }, () => said);
const integer = '{"type":"integer"}';
const most = '{"type":"integer","description":"Most entries."}';

test.each<[what: string, operations: Said[], want: Partial<ReturnType<typeof shared>>]>([
  [
    "few tools keep their texts",
    times(19, { limit: "Most entries." }),
    { lines: [], limits: [most], told: false },
  ],
  [
    "an argument that is the same nearly everywhere",
    [...times(30, { limit: "Most entries." }), { limit: "Pages." }],
    {
      lines: ["limit: Most entries."],
      limits: [integer, '{"type":"integer","description":"Pages."}'],
      told: true,
    },
  ],
  [
    "an argument of several meanings stays",
    [...times(20, { limit: "Most entries." }), ...times(20, { limit: "Pages." })],
    { lines: [] },
  ],
  [
    "a few arguments of many tools, where it is most of them",
    [...times(6, { limit: "Most entries." }), { limit: "Pages." }, {}, ...times(130, { limit: null })],
    {
      lines: ["limit: Most entries."],
      limits: [integer, "", '{"type":"integer","description":"Pages."}'],
    },
  ],
  [
    "but not where as many say nothing",
    [...times(6, { limit: "Most entries." }), ...times(2, {}), ...times(130, { limit: null })],
    { lines: [] },
  ],
  [
    "a sentence",
    times(20, { description: "Gets a call. Keys need the scope calls." }),
    { lines: ["Keys need the scope calls."], descriptions: ["Gets a call."], told: true },
  ],
  [
    "a sentence that leans on the one before stays",
    times(20, { description: "Gets a call. This is the default." }),
    { lines: [], descriptions: ["Gets a call. This is the default."] },
  ],
  [
    "the purpose stays",
    times(20, { description: "Gets a call." }),
    { lines: [], descriptions: ["Gets a call."] },
  ],
])("%s", (_, operations, want) => {
  expect(shared(operations)).toMatchObject(want);
});

test("instructions stay short enough for clients that cut them", () => {
  const long = (letter: string): string => `Needs ${letter.repeat(70)} for it.`;
  const description = `Gets it. ${["a", "b", "c"].map(long).join(" ")}`;
  const { lines } = shared(times(40, { description, limit: `Most ${"x".repeat(150)}.` }));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join("\n- ").length).toBeLessThan(1_400);
});
