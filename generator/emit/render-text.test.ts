import type { Curation } from "../curation/model.ts";
import { curatedServer } from "../test/curated.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { hostileStrings } from "../test/hostile-strings.ts";
import { renderChangelog, renderEnvironment, renderToolList } from "./render-text.ts";

const schemes = (securitySchemes: object) => ({
  security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
  components: { securitySchemes },
});
const server = (rest: Record<string, unknown> = {}, operation: object = {}) =>
  serverOf(documentWith(operation, rest)).server;

test.each<[what: string, rest: Record<string, unknown>, want: string[]]>([
  [
    "no credential",
    { servers: [{ url: "https://a.example" }] },
    ["# replaces the base URL of the document; optional", "DEMO_BASE_URL="],
  ],
  ["no base URL", {}, ["# base URL of the API; required, since the document names none", "DEMO_BASE_URL="]],
  [
    "basic",
    { ...schemes({ b: { type: "http", scheme: "basic" } }), servers: [{ url: "https://a.example" }] },
    [
      "# user name",
      "DEMO_USERNAME=",
      "# password",
      "DEMO_PASSWORD=",
      "# replaces the base URL of the document; optional",
      "DEMO_BASE_URL=",
    ],
  ],
  [
    "a variable of the base URL",
    { servers: [{ url: "https://{r}.a.example" }] },
    [
      "# part of the base URL",
      "DEMO_VAR_R=",
      "# replaces the base URL of the document; optional",
      "DEMO_BASE_URL=",
    ],
  ],
])(".env.example: %s", (_, rest, want) => {
  expect(renderEnvironment(server(rest)).trimEnd().split("\n").slice(1)).toEqual(want);
});

test("nothing of the document reaches .env.example [threat: package-files]", () => {
  const hostile = hostileStrings.join(" ");
  const text = renderEnvironment(
    server({
      ...schemes({ [hostile]: { type: "http", scheme: "bearer", description: hostile } }),
      info: { title: hostile },
    }),
  );
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^([A-Z][A-Z0-9_]*=|# [A-Za-z0-9 ,;().]+)$/);
});

test("CHANGELOG.md begins with a first entry that a person can go on after", () => {
  expect(renderChangelog("## 0.1.0\n\nFirst version.")).toMatch(
    /^# Changelog\n\n<!-- mcpgen:start.*-->\n## 0\.1\.0\n/,
  );
});

test("text that is a marker begins and ends no section of a merged file [threat: markdown]", () => {
  const text = renderChangelog("a\n<!-- mcpgen:end -->\nb <!-- mcpgen:start -->");
  expect(text.match(/<!-- mcpgen:/g)).toHaveLength(2);
});

describe("TOOLS.md", () => {
  test("lists tools, operations without one, and what is lost", () => {
    const { server: planned, found } = serverOf({
      ...documentWith(
        { summary: "Remove it", parameters: [{ name: "a", in: "query", required: true }] },
        { method: "delete" },
      ),
      paths: {
        "/x": { delete: { summary: "Remove it", parameters: [{ name: "a", in: "query", required: true }] } },
        "/y": { post: { requestBody: { $ref: "#/gone" } } },
      },
    });
    const text = renderToolList(planned, found, 1234);
    expect(text).toContain("`DELETE /x` (may overwrite or remove, a person is asked first)");
    expect(text).toContain("| `a` | query | yes |");
    expect(text).toContain("| `POST /y` | its body is a reference to which nothing belongs |");
    expect(text).toMatch(/\| No.*base URL.*\| `api\.json#` \||\| The document names no base URL/);
    expect(text).toContain("1234 tokens");
  });

  test.each(hostileStrings)(
    "%j breaks no line, cell or link [threat: markdown] [threat: replacement-patterns]",
    (hostile) => {
      const operation = {
        summary: hostile,
        description: hostile,
        tags: [hostile],
        parameters: [{ name: hostile, in: "query", description: hostile, schema: { type: "banana" } }],
      };
      const { server: planned, found } = serverOf(
        documentWith(operation, { tags: [{ name: hostile, description: hostile }] }),
      );
      const groups = planned.groups.map((group) => ({
        ...group,
        tools: group.tools.map((tool) => ({
          ...tool,
          definition: { ...tool.definition, description: hostile },
          operation: { ...tool.operation, path: hostile },
        })),
      }));
      const skipped = [{ method: "GET", path: hostile, reason: hostile, origin: "a#/b" }];
      const lines = renderToolList({ ...planned, groups, skipped }, found, 1).split("\n");
      expect(lines.filter((line) => /^#{1,3} /.test(line))).toHaveLength(5);
      for (const line of lines) {
        // What stands between two backticks is code; those of a text are escaped, and outside of it.
        const prose = line.replace(/(?<!\\)`[^`]*`/g, "").replaceAll("\\`", "");
        expect(prose).not.toMatch(/<[a-z!/]|(?<!\\)\]\(|`/i);
        expect(line).not.toMatch(/[\u0000-\u0008\u001b\u202e\u2028]/);
      }
      for (const row of lines.filter((line) => line.startsWith("| ")))
        expect(row.match(/(?<!\\)\|/g)?.length).toBe(
          row.startsWith("| `") && /\| (query) \|/.test(row) ? 4 : row.match(/^\| argument/) ? 4 : 3,
        );
    },
  );
});

describe("TOOLS.md of a curated server", () => {
  const document = documentWith(
    { operationId: "op" },
    { paths: { "/a": { get: { operationId: "a" } }, "/b": { get: { operationId: "b" } } } },
  );
  const listOf = (choices: Omit<Curation, "originOf">): string =>
    renderToolList(curatedServer(document, choices), [], 7);

  test("says how many operations are left out, and which part is listed", () => {
    expect(listOf({})).toContain("2 tools in 2 groups, about 7 tokens when all are listed.\n");
    expect(listOf({ select: { exclude: ["b"] } })).toContain(
      "The curation leaves 1 operation of the API out.",
    );
    const text = listOf({ default: ["a"] });
    expect(text).toContain("2 tools in 2 groups; 1 of them are the default surface, about 7 tokens.");
    expect(text).toContain("`GET /b` (changes nothing, not in the default surface)");
  });

  test("says which argument brings the next page", () => {
    const page = { name: "page", in: "query", schema: { type: "integer" } };
    const schema = { type: "array", items: { type: "object", properties: {} } };
    const responses = { 200: { description: "ok", content: { "application/json": { schema } } } };
    const paged = documentWith({ operationId: "op", parameters: [page], responses });
    const said =
      "The argument `fields` keeps some fields of each record. The argument `cursor` takes the next_cursor of an answer";
    const cursorless = { tools: { op: { answer: { cursor: false } } } };
    expect(renderToolList(curatedServer(paged, {}), [], 7)).toContain(said);
    expect(renderToolList(curatedServer(paged, cursorless), [], 7)).not.toContain("next_cursor");
  });

  test("says what answers are without", () => {
    const text = listOf({
      tools: { a: { answer: { drop: ["x`y", "z"], include: true } }, b: { answer: { keep: ["c.d"] } } },
    });
    expect(text).toContain(", `z`. The argument `include` brings fields back.");
    expect(text).toContain("The answer has only `c.d`.");
  });
});
