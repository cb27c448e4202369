import { parseYaml } from "../load/parse-yaml.ts";
import { curatedServer } from "../test/curated.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { renderSkill, skillPath } from "./render-skill.ts";

/** A document with this many groups, each with as many tools. */
function large(groups: number, tools: number): object {
  const paths = Object.fromEntries(
    Array.from({ length: groups * tools }, (_, index) => [
      `/g${index % groups}/t${index}/{thing_id}`,
      {
        delete: {
          operationId: `remove_thing_${index}`,
          tags: [`Group ${index % groups}`],
          summary: `Removes thing ${index}. ${"And more. ".repeat(40)}`,
          parameters: [{ name: "thing_id", in: "path", required: true, schema: { type: "string" } }],
          responses: { 204: { description: "Gone." } },
        },
      },
    ]),
  );
  return {
    openapi: "3.1.0",
    info: { title: "Large", version: "1", description: "Big. ".repeat(200) },
    paths,
  };
}

interface FrontMatter {
  name: string;
  description: string;
}

/** The front matter as YAML, held to the published limits, and what follows it. */
async function read(skill: string): Promise<{ front: FrontMatter; body: string }> {
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(skill) ?? [];
  const found = (await parseYaml(front, { location: "SKILL.md" })) as FrontMatter;
  expect(Object.keys(found)).toEqual(["name", "description"]);
  expect(found.name).toMatch(/^(?!.*(anthropic|claude))[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(found.name.length).toBeLessThanOrEqual(64);
  expect(found.description).toMatch(/^[^<>\n]{1,1024}$/);
  return { front: found, body };
}

test.each([
  ["demo", "demo"],
  ["a--b-", "a-b"],
  ["anthropic", "api"],
  ["claude-tools", "tools"],
])("the server %s has the skill %s, in a folder of that name", async (name, want) => {
  const server = curatedServer(documentWith({}), { name });
  expect(skillPath(server)).toBe(`skills/${want}/SKILL.md`);
  expect((await read(renderSkill(server))).front.name).toBe(want);
});

test("it says where ids come from, what is read first, and which tool does what", async () => {
  const paths = {
    "/calls": { get: { operationId: "listCalls", summary: "List calls", tags: ["Calls"] } },
    "/calls/{call_id}": {
      parameters: [{ name: "call_id", in: "path", required: true, schema: { type: "string" } }],
      get: { operationId: "getCall", summary: "Get a call", tags: ["Calls"] },
      delete: { operationId: "deleteCall", summary: "Delete a call", tags: ["Calls"] },
    },
  };
  const document = { openapi: "3.1.0", info: { title: "Acme", version: "1" }, paths };
  const { body } = await read(
    renderSkill(curatedServer(document, { tools: { deleteCall: { readFirst: "getCall" } } })),
  );
  expect(body).toContain("| `call_id` | `list_calls` |");
  expect(body).toContain("| `delete_call` | `get_call` |");
  expect(body).toContain("A person is asked before `delete_call`: ");
  expect(body).toContain("### Calls\n\n- `delete_call`: Delete a call");
  expect(body).toMatch(/^- `list_calls`: List calls\.$/m);
});

test("tools that are not listed at first are left out, and it is said how they are had", async () => {
  const server = curatedServer(large(2, 50), { default: ["remove_thing_1"] });
  const { body } = await read(renderSkill(server));
  expect(body.match(/^- `/gm)).toHaveLength(1);
  expect(body).toContain("99 tools more are offered when");
});

test.each([
  [1, 60],
  [1, 61],
  [30, 42],
  [400, 4],
])("%i groups of %i tools make a text of bounded length", async (groups, tools) => {
  const skill = renderSkill(serverOf(large(groups, tools)).server);
  const { body } = await read(skill);
  expect(skill.length).toBeLessThan(20_000);
  expect(skill.split("\n").length).toBeLessThan(500);
  expect(body.includes("| group |")).toBe(groups * tools > 60);
});

test("a text of the document is one line that formats nothing [threat: markdown]", async () => {
  const hostile = "a`b\n## Own\n| x | <b>![i](https://e.example/i)\u202e --- {{name}}";
  const document = documentWith(
    { summary: hostile, description: hostile },
    { info: { title: hostile, description: hostile, version: "1" } },
  );
  const server = curatedServer(document, { instructions: hostile, description: 'x <tag> " \\ : # y' });
  const { front, body } = await read(renderSkill(server));
  expect(front.description).toContain('x tag " \\ : # y');
  expect(body).not.toMatch(/^## Own|<b>|!\[i\]|https:\/\/|\u202e/m);
});
