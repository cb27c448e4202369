import { curatedServer } from "../test/curated.ts";
import { documentWith, serverOf } from "../test/documents.ts";
import { emitPackage } from "./emit.ts";

const emit = async (document: object) =>
  await emitPackage(serverOf(document).server, {
    templates: new Map([
      ["runtime/tool.ts", "runtime"],
      ["generated/build.mjs", "generated"],
      ["scaffold/dot-github/workflows/ci.yml", "scaffold"],
    ]),
    versions: { esbuild: "^1" },
    diagnostics: [],
    tokens: 1,
  });

test("every file has its owner", async () => {
  const files = await emit(documentWith({}));
  const owned = Object.fromEntries([...files].map(([path, { ownership }]) => [path, ownership]));
  expect(owned).toMatchObject({
    ".env.example": "generated",
    ".github/workflows/ci.yml": "scaffold",
    "CHANGELOG.md": "merged",
    "README.md": "merged",
    "TOOLS.md": "generated",
    "build.mjs": "generated",
    "package.json": "merged",
    "server.json": "generated",
    "skills/demo/SKILL.md": "generated",
    "src/generated/server.ts": "generated",
    "src/generated/tool-name.ts": "generated",
    "src/runtime/tool.ts": "generated",
    "test/generated/requests.json": "generated",
  });
  expect([...files.keys()]).toEqual([...files.keys()].sort());
});

test("data files are JSON, also with a property called __proto__ [threat: package-files]", async () => {
  const schema = JSON.parse(
    '{"type": "object", "properties": {"a": {"properties": {"__proto__": {"type": "string"}}}}}',
  );
  const files = await emit(
    documentWith(
      { requestBody: { required: true, content: { "application/json": { schema } } } },
      { method: "post" },
    ),
  );
  const recording = JSON.parse(files.get("test/generated/requests.json")?.contents ?? "");
  expect(recording.cases[0].request.body).toBe('{"a":{"__proto__":"__proto__-1"}}');
  expect(JSON.stringify(recording.cases[0].arguments)).toBe('{"a":{"__proto__":"__proto__-1"}}');
});

test("the manifest installs nothing and runs nothing when it is installed [threat: package-files]", async () => {
  const manifest = JSON.parse((await emit(documentWith({}))).get("package.json")?.contents ?? "");
  expect(manifest).toMatchObject({
    name: "demo-mcp",
    type: "module",
    bin: { "demo-mcp": "dist/index.js" },
    devDependencies: { esbuild: "^1" },
  });
  expect(manifest).not.toHaveProperty("dependencies");
  for (const script of ["preinstall", "install", "postinstall", "prepare"])
    expect(manifest.scripts).not.toHaveProperty(script);
});

test("the command of a package with a scope has none", async () => {
  const server = curatedServer(documentWith({}), { name: "acme", package: "@acme/tools" });
  const files = await emitPackage(server, { templates: new Map(), versions: {}, diagnostics: [], tokens: 1 });
  const parsed = (path: string): object => JSON.parse(files.get(path)?.contents ?? "");
  expect(parsed("package.json")).toMatchObject({ name: "@acme/tools", bin: { tools: "dist/index.js" } });
  expect(parsed("server.json")).toMatchObject({
    name: "com.example/tools",
    packages: [{ identifier: "@acme/tools" }],
  });
});
