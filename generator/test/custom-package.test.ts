import { execFile } from "node:child_process";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { npmCommand } from "../ci/check-package.ts";
import { run as customize } from "../commands/customize.ts";
import { filesOf, folderWith } from "./folders.ts";
import { buildPackage } from "./golden-cases.ts";
import { linkDependencies } from "./package-suite.ts";
import { compilerSays } from "./type-check.ts";

interface Parameter {
  name: string;
  in: "query";
  required?: boolean;
  schema: Record<string, unknown>;
}

/** What the document says of GET /calls, and what a person says of it. */
interface Given {
  parameters: Parameter[];
  operationId: string;
  path: string;
  method: string;
  other: boolean;
  curation?: string;
}

const query = (name: string, schema: Record<string, unknown>, required?: true): Parameter => ({
  name,
  in: "query",
  ...(required === undefined ? {} : { required }),
  schema,
});

const filter = {
  type: "object",
  properties: { agent: { type: "string" }, tags: { type: "array", items: { type: "string" } } },
};

const first: Given = {
  parameters: [
    query("limit", { type: "integer" }, true),
    query("mode", { type: "string", enum: ["fast", "slow"] }),
    query("filter", filter),
    query("after", { type: ["string", "null"] }),
  ],
  operationId: "listCalls",
  path: "/calls",
  method: "get",
  other: true,
};

/** Written by a person after the first build; the numbers of its lines count. */
const custom = `import type { ToolName } from "./generated/tool-name.ts";
import { type ArgumentsOf, customize } from "./runtime/customize.ts";

export default customize<ToolName>({
  hide: ["get_voice"],
  tools: {
    list_calls: {
      before(args): ArgumentsOf<"list_calls"> {
        const limit = args.limit.toFixed(0);
        const fast = args.mode === "fast";
        const agent = args.filter?.agent?.trim();
        const tags = args.filter?.tags?.map((tag) => tag.trim()) ?? [];
        const after = args.after?.trim() ?? null;
        return {
          limit: Number(limit) + (fast ? 1 : 0),
          filter: { ...(agent === undefined ? {} : { agent }), tags },
          after,
        };
      },
    },
  },
});
`;

function documentOf({ parameters, operationId, path, method, other }: Given): string {
  const voice = { get: { operationId: "getVoice", parameters: [query("id", { type: "string" })] } };
  const paths = { [path]: { [method]: { operationId, parameters } }, ...(other ? { "/voice": voice } : {}) };
  return JSON.stringify({ openapi: "3.1.0", info: { title: "Demo", version: "1" }, paths });
}

/** Builds a package, lets a person write the file, and builds it again from what is given then. */
async function rebuilt(root: string, name: string, change: Partial<Given>, source = custom): Promise<string> {
  const [spec, out] = [join(root, `${name}.json`), join(root, name)];
  await writeFile(spec, documentOf(first));
  await buildPackage(spec, out);
  await writeFile(join(out, "src/custom.ts"), source);
  await buildPackage(spec, out);
  const { curation, ...given } = { ...first, ...change };
  await writeFile(spec, documentOf(given));
  if (curation !== undefined) await writeFile(join(root, `${name}.mcpgen.yaml`), curation);
  await buildPackage(spec, out);
  return out;
}

const without = (name: string) => first.parameters.filter((parameter) => parameter.name !== name);
const other = (name: string, schema: Record<string, unknown>, required?: true) => ({
  parameters: first.parameters.map((each) => (each.name === name ? query(name, schema, required) : each)),
});

const cases: [what: string, change: Partial<Given>, want: string[]][] = [
  ["nothing", {}, []],
  ["an optional argument more", { parameters: [...first.parameters, query("sort", {})] }, []],
  ["a value more", other("mode", { type: "string", enum: ["fast", "slow", "new"] }), []],
  ["a bound", other("limit", { type: "integer", minimum: 1 }, true), []],
  ["an argument less", { parameters: without("after") }, ["13 TS2339", "17 TS2353"]],
  [
    "an argument that is required now",
    { parameters: [...first.parameters, query("sort", {}, true)] },
    ["14 TS2741"],
  ],
  ["an argument that is optional now", other("limit", { type: "integer" }), ["9 TS18048"]],
  ["another type", other("limit", { type: "string" }, true), ["9 TS2551", "15 TS2322"]],
  ["a value less", other("mode", { type: "string", enum: ["slow"] }), ["10 TS2367"]],
  [
    "a field less, deep in an argument",
    other("filter", { type: "object", properties: { agent: { type: "string" } } }),
    ["12 TS2339", "12 TS7006", "16 TS2353"],
  ],
  [
    "a field of another type",
    other("filter", { ...filter, properties: { ...filter.properties, agent: { type: "integer" } } }),
    ["11 TS2339"],
  ],
  ["another name, which the file follows", { curation: "tools: { listCalls: { name: all-calls } }" }, []],
  ["another path", { path: "/v2/calls" }, []],
];

test("a package with custom code survives a new document, or fails to compile exactly where it should", async () => {
  const root = await folderWith({ "package.json": '{ "type": "module" }' });
  const names = cases.map((_, index) => `case-${index}`);
  for (const [index, [, change]] of cases.entries()) await rebuilt(root, names[index] ?? "", change);
  const include = names.flatMap((name) => [`${name}/src`, `${name}/test`]);
  await writeFile(
    join(root, "tsconfig.json"),
    JSON.stringify({ extends: "./case-0/tsconfig.json", include }),
  );
  const said = await compilerSays(root);
  const found = cases.map(([what], index) => [
    what,
    said.flatMap((each) => each.split(`case-${index}/src/custom.ts:`).slice(1)),
  ]);
  expect(found).toEqual(cases.map(([what, , want]) => [what, want]));
  expect(said.filter((each) => !each.includes("/src/custom.ts:"))).toEqual([]);
}, 120_000);

test("a tool that has another name is told, and nothing else of the file changes", async () => {
  const root = await folderWith();
  const out = await rebuilt(root, "demo", {});
  await writeFile(join(root, "demo.mcpgen.yaml"), "tools: { listCalls: { name: all-calls } }");
  const { diagnostics, changes } = await buildPackage(join(root, "demo.json"), out, { dryRun: true });
  expect([...changes.write.keys()]).toContain("src/custom.ts");
  expect(diagnostics.filter(({ code }) => code === "custom-tool-renamed")).toMatchObject([
    { message: "src/custom.ts now names all-calls what it named list_calls.", origin: "src/custom.ts:7" },
  ]);
  expect(await readFile(join(out, "src/custom.ts"), "utf8")).toBe(custom);
  await buildPackage(join(root, "demo.json"), out);
  expect(await readFile(join(out, "src/custom.ts"), "utf8")).toBe(
    custom.replace("list_calls:", '"all-calls":').replace('<"list_calls">', '<"all-calls">'),
  );
  const { changes: again } = await buildPackage(join(root, "demo.json"), out);
  expect([...again.write.keys()]).toEqual([]);
});

test("a tool that is gone stops the build, with the nearest name, and nothing is written", async () => {
  const root = await folderWith();
  const out = await rebuilt(root, "demo", {});
  const before = await filesOf(out);
  await writeFile(
    join(root, "demo.json"),
    documentOf({ ...first, operationId: "listCall", path: "/v2/call" }),
  );
  await expect(buildPackage(join(root, "demo.json"), out)).rejects.toMatchObject({
    message: expect.stringContaining('changes the tool "list_calls"'),
    diagnostic: { code: "custom-tool-unknown", origin: "src/custom.ts:7" },
  });
  expect(await filesOf(out)).toEqual(before);
});

test("types are there for the tools that the file changes, and go with the changes", async () => {
  const root = await folderWith();
  const out = await rebuilt(root, "demo", {});
  const types = "src/generated/tool-arguments.ts";
  expect((await filesOf(out))[types]).toContain('"list_calls": {');
  expect((await filesOf(out))[types]).not.toContain("get_voice");
  await writeFile(join(out, "src/custom.ts"), custom.replace(/ {2}tools: [\s\S]*/, "});\n"));
  const { changes } = await buildPackage(join(root, "demo.json"), out);
  expect(changes.remove).toEqual([types]);
  expect(Object.keys(await filesOf(out))).not.toContain(types);
});

test("customize writes what the next build would, and the stub compiles", async () => {
  const root = await folderWith();
  const [spec, out] = [join(root, "demo.json"), join(root, "demo")];
  await writeFile(spec, documentOf(first));
  await buildPackage(spec, out);
  for (const tool of ["list_calls", "get_voice"]) {
    await customize({ tool, out });
    const { changes } = await buildPackage(spec, out, { dryRun: true });
    expect([[...changes.write.keys()], changes.edited]).toEqual([[], []]);
  }
  expect((await filesOf(out))["src/generated/tool-arguments.ts"]).toMatch(
    /"get_voice": \{[\s\S]*"list_calls": \{/,
  );
  expect(await compilerSays(out)).toEqual([]);
  await appendFile(join(out, "src/generated/tool-arguments.ts"), "// mine\n");
  await writeFile(join(out, "src/custom.ts"), "export default customize({});\n");
  const before = await filesOf(out);
  await expect(customize({ tool: "list_calls", out })).rejects.toMatchObject({
    diagnostic: { code: "file-edited" },
  });
  expect(await filesOf(out)).toEqual(before);
});

test("npm run build of the package type-checks before it bundles", async () => {
  const root = await folderWith();
  const [spec, out] = [join(root, "demo.json"), join(root, "demo")];
  await writeFile(spec, documentOf(first));
  await buildPackage(spec, out, { bundle: true });
  await linkDependencies(out);
  const [npm, flags] = npmCommand();
  const build = () => promisify(execFile)(npm, [...flags, "run", "build"], { cwd: out });
  await build();
  const bundle = await readFile(join(out, "dist/index.js"), "utf8");
  await appendFile(join(out, "src/custom.ts"), 'export const wrong: number = "text";\n');
  await expect(build()).rejects.toMatchObject({ stdout: expect.stringMatching(/custom\.ts.*TS2322/) });
  expect(await readFile(join(out, "dist/index.js"), "utf8")).toBe(bundle);
}, 120_000);
