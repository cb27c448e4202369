import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../diagnostics/diagnostic.ts";
import { parseYaml } from "../load/parse-yaml.ts";
import { renderWorkflow, type WorkflowChoices } from "./render-workflow.ts";

const choices: WorkflowChoices = {
  specs: ["specs/acme.yaml"],
  watched: ["specs/acme.mcpgen.yaml"],
  options: ["--out", "packages/acme"],
  base: "main",
  version: "1.2.3",
};

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

interface Workflow {
  on: { schedule?: { cron: string }[]; push?: { branches: string[]; paths: string[] } };
  permissions: object;
  jobs: Record<string, { permissions: Record<string, string>; steps: Step[] }>;
}

const read = async (text: string): Promise<Workflow> =>
  (await parseYaml(text, { location: "workflow.yml" })) as Workflow;
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps);

test.each<[what: string, more: Partial<WorkflowChoices>, run: string]>([
  ["a path", {}, "npx --yes mcpgen@1.2.3 ci run specs/acme.yaml --out packages/acme"],
  ["with mcpgen installed", { install: "ci" }, "npx mcpgen ci run specs/acme.yaml --out packages/acme"],
  [
    "a URL, in quotes where a shell would read it otherwise",
    { specs: ["https://acme.com/a.json?b=c&d=~e"], options: [] },
    "npx --yes mcpgen@1.2.3 ci run 'https://acme.com/a.json?b=c&d=~e'",
  ],
])("%s: runs mcpgen ci run, and nothing else with the token", async (_, more, run) => {
  const workflow = await read(renderWorkflow({ ...choices, ...more }));
  const last = stepsOf(workflow).at(-1);
  expect(last).toEqual({ run, env: { GITHUB_TOKEN: `\${{ github.token }}` } });
  expect(stepsOf(workflow).filter(({ env }) => env !== undefined)).toHaveLength(1);
  expect(workflow.permissions).toEqual({});
});

test("it runs when a file changes that is there, and by the clock; a fetched document is kept for the next run", async () => {
  const local = await read(renderWorkflow(choices));
  expect(local.on.push).toEqual({
    branches: ["main"],
    paths: ["specs/acme.yaml", "specs/acme.mcpgen.yaml", ".github/workflows/mcpgen.yml"],
  });
  expect(local.on.schedule).toHaveLength(1);
  const fetched = await read(renderWorkflow({ ...choices, specs: ["https://acme.com/a.json"] }));
  expect(fetched.on.push?.paths).not.toContain("https://acme.com/a.json");
  const caches = (workflow: Workflow) =>
    stepsOf(workflow).filter(({ uses }) => uses?.startsWith("actions/cache@"));
  expect([caches(local).length, caches(fetched).length]).toEqual([0, 1]);
});

test.each([
  "a;b",
  "a b",
  "$(a)",
  "a`b`",
  "a'b",
  'a"b',
  "a\nb",
  "a\\b",
  "a|b",
  "a#b",
  `\${{ a }}`,
  "",
  "a<b",
  "!a",
  "a(b",
])("%j cannot stand in it [threat: code-injection]", (name) => {
  for (const more of [{ specs: [name] }, { options: ["--name", name] }, { base: name }, { watched: [name] }])
    expect(() => renderWorkflow({ ...choices, ...more })).toThrow(InputError);
});

const scaffold = join(import.meta.dirname, "../../templates/scaffold/dot-github/workflows");
const texts: [name: string, text: string][] = [
  ["mcpgen.yml", renderWorkflow({ ...choices, specs: ["https://acme.com/a.json"], install: "ci" })],
  ...["ci.yml", "publish.yml"].map((name): [string, string] => [
    name,
    readFileSync(join(scaffold, name), "utf8"),
  ]),
];

describe.each(texts)("%s", (name, text) => {
  test("names every action by its commit, with the version beside it", async () => {
    const used = stepsOf(await read(text)).flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(1);
    for (const action of used) expect(text).toMatch(new RegExp(`${action} # v\\d+\\.\\d+\\.\\d+\\n`));
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  });

  test("leaves no token in the clone, and expands nothing in a shell [threat: code-injection]", async () => {
    for (const { uses, run, with: given } of stepsOf(await read(text))) {
      if (uses?.startsWith("actions/checkout@"))
        expect(given).toMatchObject({ "persist-credentials": false });
      expect(run ?? "").not.toContain("${{");
    }
  });

  test("may write only where it must", async () => {
    const { jobs } = await read(text);
    const rights = Object.entries(jobs).map(([job, { permissions = {} }]) => [
      job,
      Object.entries(permissions)
        .filter(([, right]) => right === "write")
        .map(([what]) => what),
    ]);
    const want = {
      "ci.yml": { test: [] },
      "publish.yml": { pack: [], publish: ["id-token"] },
      "mcpgen.yml": { propose: ["contents", "pull-requests"] },
    }[name];
    expect(Object.fromEntries(rights)).toEqual(want);
  });
});

test("only the job that publishes may prove who it is, and it runs no code of the package", async () => {
  const { jobs } = await read(texts.find(([name]) => name === "publish.yml")?.[1] ?? "");
  const runs = jobs.publish?.steps.flatMap(({ run }) => run ?? []);
  expect(runs).toEqual(["npm publish --ignore-scripts --provenance --access public ./*.tgz"]);
});
