import type { CuratedTool, Curation } from "../curation/model.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { compareSurfaces } from "./compare-surfaces.ts";
import type { Surface } from "./model.ts";
import { changelogLines, renderMarkdown, renderText } from "./render-diff.ts";
import { takeSurface } from "./take-surface.ts";

const query = (name: string) => ({ name, in: "query", schema: { type: "integer" } });
const get = (operationId: string, ...names: string[]) => ({
  get: { operationId, parameters: names.map(query), responses: {} },
});

/** Two operations, curated. */
function surface(
  tools: Record<string, CuratedTool>,
  more: Partial<Curation> = {},
  root: object = {},
): Surface {
  const paths = { "/a": get("readA", "limit", "skip"), "/b": get("readB") };
  const curation: Curation = { tools, originOf: () => "", ...more };
  return takeSurface(serverOf({ ...documentWith({}), paths, ...root }, { name: "demo", curation }).server);
}

const spell = (old: Surface, now: Surface): string[] =>
  compareSurfaces(old, now).map(({ class: severity, tool, argument, what }) =>
    [`${severity}:`, tool, argument, what].filter((part) => part !== undefined).join(" "),
  );

test.each<[what: string, old: Surface, now: Surface, want: string[]]>([
  ["nothing", surface({}), surface({}), []],
  [
    "a new name",
    surface({}),
    surface({ readA: { name: "see" } }),
    ["breaking: see is called so now, was read_a"],
  ],
  [
    "a new name, the old one an alias",
    surface({}),
    surface({ readA: { name: "see", aliases: ["read_a"] } }),
    ["behavioural: see is called so now, and can still be called read_a"],
  ],
  [
    "an alias that goes",
    surface({ readA: { aliases: ["old"] } }),
    surface({}),
    ["breaking: read_a can no longer be called old"],
  ],
  [
    "the name of a tool goes to another one",
    surface({}),
    surface({ readA: { name: "see" }, readB: { name: "read_a" } }),
    [
      "breaking: read_a is another tool than before",
      "breaking: read_a is called so now, was read_b",
      "breaking: see is called so now, was read_a",
    ],
  ],
  [
    "a new name of an argument",
    surface({}),
    surface({ readA: { arguments: { limit: { name: "count" } } } }),
    ["breaking: read_a count is called so now, was limit"],
  ],
  [
    "the name of an argument goes to another one",
    surface({}),
    surface({ readA: { arguments: { limit: { name: "count" }, skip: { name: "limit" } } } }),
    [
      "breaking: read_a count is called so now, was limit",
      "breaking: read_a limit is called so now, was skip",
    ],
  ],
  [
    "an argument is hidden, and another one has its name",
    surface({}),
    surface({ readA: { arguments: { limit: { hide: true }, skip: { name: "limit" } } } }),
    ["breaking: read_a limit (as it was) is gone", "breaking: read_a limit is called so now, was skip"],
  ],
  [
    "a person is asked first",
    surface({}),
    surface({ readA: { confirm: true } }),
    ["behavioural: read_a asks a person first"],
  ],
  [
    "less is listed",
    surface({}),
    surface({}, { default: ["readA"] }),
    ["breaking: read_b is no longer listed by default"],
  ],
  [
    "other instructions",
    surface({}),
    surface({}, { instructions: "Go." }),
    ["behavioural: The server has other instructions"],
  ],
  [
    "other names in the environment",
    surface({}),
    surface({}, { environment: { baseUrl: "THE_URL" } }),
    ["breaking: The base URL is replaced by THE_URL now, was DEMO_BASE_URL"],
  ],
  [
    "another value of a variable, in the host",
    surface({}, {}, { servers: [{ url: "https://{r}.a.example", variables: { r: { default: "eu" } } }] }),
    surface({}, {}, { servers: [{ url: "https://{r}.a.example", variables: { r: { default: "us" } } }] }),
    ["breaking: The base URL is https://us.a.example, was https://eu.a.example"],
  ],
  [
    "a base URL where there was none",
    surface({}),
    surface({}, {}, { servers: [{ url: "https://a.example" }] }),
    ["compatible: The base URL is https://a.example, was for the operator to say"],
  ],
])("%s", (_, old, now, want) => {
  expect(spell(old, now).sort()).toEqual(want.sort());
});

test("a surface that was written and read again is the same", () => {
  const whole = surface({}, {}, { paths: { "/__proto__": get("constructor", "__proto__", "toString") } });
  const read = JSON.parse(JSON.stringify(whole)) as Surface;
  expect([spell(whole, read), spell(read, whole)]).toEqual([[], []]);
  expect(spell(surface({}), read)).toContain("compatible: constructor is new");
});

test("what says the same of several tools is one line", () => {
  const both = (description: string) => surface({ readA: { description }, readB: { description } });
  expect(renderText(compareSurfaces(both("x"), both("y")))).toBe(
    "behavioural  read_a, read_b: has another description.\n2 behavioural; suggested step: minor (patch before 1.0.0)\n",
  );
});

test("in Markdown nothing of a document is more than text in code", () => {
  const hostile = "`</code>@someone <img src=x>\n# |\u202e";
  const markdown = renderMarkdown([
    {
      class: "breaking",
      tool: "read_a",
      argument: hostile,
      what: `may no longer be ${JSON.stringify(hostile)}`,
    },
  ]);
  const [line = ""] = markdown.split("\n").filter((each) => each.startsWith("- "));
  expect(line.replace(/(`+)(?:(?!\1).)+\1/g, "")).toBe("-  : may no longer be .");
  expect(markdown.split("\n").length).toBe(
    renderMarkdown([{ class: "breaking", tool: "a", what: "b" }]).split("\n").length,
  );
});

test.each([
  ["makes the request GET /v2/x, was GET /x", "makes the request `GET /v2/x`, was `GET /x`"],
  ["is called so now, was read_a", "is called so now, was `read_a`"],
  ['may be "a, b", "c", 3, too', 'may be `"a, b"`, `"c"`, 3, too'],
  ["is bound to a list of values now: [1]", "is bound to a list of values now: `[1]`"],
  ["has the hints readOnly, had none", "has the hints readOnly, had none"],
  [
    "The base URL is https://a.example/x, was for the operator to say",
    "The base URL is `https://a.example/x`, was for the operator to say",
  ],
  ['may no longer be "\\"`@a @b, <i> [x](y)', 'may no longer be ``"\\"`@a @b``, `<i> [x](y)`'],
  ['may be "<!-- mcpgen:end: x -->", too', 'may be `"\\u003c!-- mcpgen:end: x --\\u003e"`, too'],
])("values of %s stand in code, words do not [threat: markdown]", (what, want) => {
  expect(changelogLines([{ class: "breaking", what }])).toEqual([`- breaking: ${want}.`]);
});

test("the argument that takes a cursor is relied on, the one that chooses fields is not", () => {
  const items = { type: "array", items: { type: "object", properties: { id: {} } } };
  const responses = { 200: { description: "ok", content: { "application/json": { schema: items } } } };
  const operation = { operationId: "readA", parameters: [query("page"), query("limit")], responses };
  const paged = (answer: NonNullable<CuratedTool["answer"]>) =>
    surface({ readA: { answer } }, {}, { paths: { "/a": { get: operation } } });
  const [offered, left] = [paged({}), paged({ cursor: false })];
  expect(spell(offered, left)).toEqual(["breaking: read_a cursor is gone"]);
  expect(spell(left, offered)).toEqual(["compatible: read_a cursor is new"]);
  expect(spell(offered, paged({ fields: false }))).toContain("behavioural: read_a fields is gone");
});
