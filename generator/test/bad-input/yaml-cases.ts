import { type BadCase, row } from "./bad-case.ts";
import { yaml, yamlWith } from "./demo-document.ts";

const nine = [..."123456789"];

/** Aliases of aliases: nine to the power of nine values. */
const laughs = `${yaml}x-0: &a0 [x, x, x, x, x, x, x, x, x]\n${nine
  .map((n) => `x-${n}: &a${n} [${nine.map(() => `*a${Number(n) - 1}`).join(", ")}]`)
  .join("\n")}\n`;

/** Each mapping takes all keys of the ones before it. */
const merges = `${yaml}x-0: &m0 {${Array.from({ length: 500 }, (_, at) => `k${at}: 1`).join(", ")}}\n${Array.from(
  { length: 900 },
  (_, at) => `x-${at + 1}: &m${at + 1} {<<: [*m${at}], n${at}: 1}`,
).join("\n")}\n`;

/** YAML that breaks a rule of its own, and what other readers of YAML would make of some. */
export const yamlCases: readonly BadCase[] = [
  row("tabs as indentation", "a.yaml", yamlWith("  title", "\ttitle"), "yaml-syntax 3:1"),
  row("a key twice", "a.yaml", yamlWith("paths:\n", "info: {}\npaths:\n"), "yaml-syntax 7:1"),
  row("a path twice", "a.yaml", `${yaml}  /items:\n    post: {}\n`, "yaml-syntax 14:3"),
  row(
    "a response twice",
    "a.yaml",
    `${yaml}        200:\n          description: again\n`,
    "yaml-syntax 14:9",
  ),
  row(
    "a line indented too little",
    "a.yaml",
    yamlWith("      responses", "     responses"),
    "yaml-syntax 11:6",
  ),
  row("a colon in a plain value", "a.yaml", yamlWith("Demo", "Demo: the API"), "yaml-syntax 3:14"),
  row("a quote that is never closed", "a.yaml", yamlWith("Demo", '"Demo'), "yaml-syntax"),
  row("a list that is never closed", "a.yaml", yamlWith("Demo", "[Demo"), "yaml-syntax"),
  row("an at sign at the beginning", "a.yaml", yamlWith("Demo", "@Demo"), "yaml-syntax 3:10"),
  row("a template that was not filled in", "a.yaml", yamlWith("Demo", "{{ title }}"), "any"),
  row(
    "marks of a merge conflict",
    "a.yaml",
    yamlWith("  title: Demo", "<<<<<<< HEAD\n  title: Demo\n=======\n  title: Other\n>>>>>>> other"),
    "yaml-syntax 3:1",
  ),
  row("two documents", "a.yaml", `${yaml}---\n${yaml}`, "yaml-several-documents 15:1"),
  row("an empty second document", "a.yaml", `---\n${yaml}---\n...\n`, "package"),
  row(
    "several documents without one of OpenAPI",
    "a.yaml",
    "a: 1\n---\nb: 2\n",
    "yaml-several-documents 3:1",
  ),
  row("an alias to nothing", "a.yaml", yamlWith("Demo", "*title"), "yaml-syntax 3:11"),
  row("an anchor that holds itself", "a.yaml", `${yaml}x-a: &a\n  b: *a\n`, "yaml-aliases 15:7"),
  row(
    "an anchor that holds itself in a schema",
    "a.yaml",
    `${yaml}components:\n  schemas:\n    A: &a\n      properties: {next: *a}\n`,
    "yaml-aliases 17:27",
  ),
  row("aliases of aliases of aliases", "a.yaml", laughs, "yaml-aliases"),
  row("merges of merges", "a.yaml", merges, "yaml-aliases 263:21"),
  row("a merge of itself", "a.yaml", `${yaml}x-a: &a\n  <<: *a\n`, "yaml-aliases 15:8"),
  row("a merge of a text", "a.yaml", `${yaml}x-a:\n  <<: text\n`, "yaml-syntax"),
  row(
    "a merge that brings a prototype",
    "a.yaml",
    `${yaml}x-a: &a {__proto__: {polluted: 1}}\nx-b:\n  <<: *a\n`,
    "package",
  ),
  row("a function", "a.yaml", yamlWith("Demo", "!!js/function 'function () {}'"), "yaml-syntax 3:10"),
  row(
    "an object of Python",
    "a.yaml",
    yamlWith("Demo", "!!python/object/apply:os.system [id]"),
    "yaml-syntax 3:10",
  ),
  row("an object of Ruby", "a.yaml", yamlWith("Demo", "!ruby/object:Gem::Installer {}"), "yaml-syntax 3:10"),
  row("binary data", "a.yaml", yamlWith("Demo", "!!binary aGVsbG8="), "yaml-syntax 3:10"),
  row("a time", "a.yaml", yamlWith("Demo", "!!timestamp 2024-01-01"), "yaml-syntax 3:10"),
  row("a set", "a.yaml", `${yaml}x-a: !!set {a, b}\n`, "yaml-syntax 14:6"),
  row("a tag of a company", "a.yaml", yamlWith("Demo", "!Ref Title"), "yaml-syntax 3:10"),
  row("a text by its tag", "a.yaml", yamlWith("Demo", "!!str 7"), "package"),
  row("a number by its tag that is none", "a.yaml", yamlWith("Demo", "!!int x"), "yaml-syntax 3:10"),
  row("a mapping as a key", "a.yaml", `${yaml}? {a: b}\n: c\n`, "yaml-syntax"),
  row("a list as a key", "a.yaml", `${yaml}[a, b]: c\n`, "yaml-syntax"),
  row("null as a key", "a.yaml", `${yaml}null: c\n~: d\n`, "package"),
  row(
    "numbers that are none in JSON",
    "a.yaml",
    `${yaml}x-a: [.nan, .inf, -.inf, 1e999, 0o17, 0x1F, 1_000, 12345678901234567890123]\n`,
    "package",
  ),
  row(
    "what YAML 1.1 takes for something else",
    "a.yaml",
    `${yaml}x-a: [yes, no, on, off, 12:30:45, 2024-01-01, 010, ~]\n`,
    "package",
  ),
  row("an unquoted version", "a.yaml", yamlWith("3.1.0", "3.1"), "package"),
  row("a directive of YAML 1.1", "a.yaml", `%YAML 1.1\n---\n${yaml}`, "package"),
  row("a directive that is not known", "a.yaml", `%TAG ! tag:example.com,2000:\n---\n${yaml}`, "package"),
  row("a directive of YAML 9", "a.yaml", `%YAML 9.9\n---\n${yaml}`, "any"),
  row("a flow mapping", "a.yaml", "{openapi: 3.1.0, paths: {/a: {get: {}}}}", "package"),
  row("a flow mapping that is cut", "a.yaml", "{openapi: 3.1.0,\n paths: {/a: {get: ", "yaml-syntax 2:20"),
  row(
    "JSON with a comment in YAML",
    "a.yaml",
    `{openapi: 3.1.0, # version\npaths: {/a: {get: {}}}}`,
    "package",
  ),
  row("a key that is longer than YAML allows", "a.yaml", `${yaml}x-${"k".repeat(2000)}: 1\n`, "any"),
  row("a block of text that ends early", "a.yaml", yamlWith("Demo", "|\n   a\n  b"), "yaml-syntax"),
  row("a plain value and then a list", "a.yaml", yamlWith("/items:", "/items: x\n    - y"), "any"),
];
