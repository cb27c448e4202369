import { type Mutation, mutationsOf } from "../mutation.ts";

/** What printing and writing a package escapes, checks and leaves alone. */
export const ofPrinting: readonly Mutation[] = [
  ...mutationsOf("generator/emit/print-data.ts", "generator/emit/print-data.test.ts", [
    [
      "code-injection",
      "source holds no line end",
      'return replaceHidden(JSON.stringify(value, null, 2), (codes) => codes.map(escapeUnit).join(""));',
      "return JSON.stringify(value, null, 2);",
    ],
    ["prototype-names", "a name __proto__", '["__proto__", "constructor",', '["constructor",'],
  ]),
  ...mutationsOf("generator/emit/print-tools.ts", "generator/emit/print-tools.test.ts", [
    ["code-injection", "camelCase", ".split(/[^A-Za-z0-9]+/)", '.split(/[^A-Za-z0-9=;"]+/)'],
  ]),
  ...mutationsOf("generator/emit/print-tool-arguments.ts", "generator/emit/print-tool-arguments.test.ts", [
    ["code-injection", "no string of the document", "const plain = camelCase(", "const plain = String("],
  ]),
  ...mutationsOf("generator/emit/print-schema-type.ts", "generator/emit/print-tool-arguments.test.ts", [
    ["code-injection", "no string of the document", "printJson(name)}", "String(name)}"],
  ]),
  ...mutationsOf("generator/emit/render-workflow.ts", "generator/emit/render-workflow.test.ts", [
    [
      "code-injection",
      "cannot stand in it",
      "if (/^[A-Za-z0-9@%+,./:?&=~_-]+$/.test(text)) return text;",
      'if (text !== "") return text;',
    ],
  ]),
  ...mutationsOf("generator/emit/escape-markdown.ts", "generator/emit/escape-markdown.test.ts", [
    ["markdown", "escapeMarkdown", "entities[char] ?? ", ""],
    ["markdown", "escapeMarkdown", '    .replace(/(https?|ftp|www)(?=[:.])/gi, "$1&#8203;")', ""],
    ["markdown", "escapeCode", '.replaceAll("|", "\\\\|")', ""],
    ["markdown", "stays inside one cell", 'text.replace(/\\s+/g, " "),', "text,"],
  ]),
  ...mutationsOf("generator/emit/render-text.ts", "generator/emit/render-text.test.ts", [
    ["markdown", "breaks no line", "path: escapeCode(path),\n      reason:", "path,\n      reason:"],
    ["markdown", "breaks no line", "description: escapeMarkdown(description),", "description,"],
  ]),
  ...mutationsOf("generator/diff/render-diff.ts", "generator/diff/compare-surfaces.test.ts", [
    ["markdown", "values of", '.replaceAll("<!--", "\\\\u003c!--")', ""],
    ["markdown", "values of", "isValue ? quote(text) : text", "text"],
  ]),
  ...mutationsOf("generator/emit/package-texts.ts", "generator/emit/render-text.test.ts", [
    ["markdown", "begins and ends no section", '.replaceAll("<!-- mcpgen:", "<! -- mcpgen:")', ""],
  ]),
  ...mutationsOf("generator/write/merge-section.ts", "generator/write/merge-section.test.ts", [
    [
      "replacement-patterns",
      "only the section",
      "current.replace(old, () => section)",
      "current.replace(old, section)",
    ],
  ]),
  ...mutationsOf("generator/emit/print-package-json.ts", "generator/emit/emit.test.ts", [
    [
      "package-files",
      "installs nothing and runs nothing",
      '      prepack: "node build.mjs --if-installed",',
      '      prepack: "node build.mjs --if-installed",\n      postinstall: "node build.mjs",',
    ],
  ]),
  ...mutationsOf("generator/emit/print-server-json.ts", "generator/emit/print-server-json.test.ts", [
    ["package-files", "remotes", "address.replace(/[{}]/g, (brace) => encodeURIComponent(brace))", "address"],
  ]),
  ...mutationsOf("generator/emit/package-texts.ts", "generator/emit/render-text.test.ts", [
    [
      "package-files",
      "nothing of the document reaches .env.example",
      '      const [meaning, kind] = kinds[definition.type][index] ?? ["credential", "secret"];',
      '      const [, kind] = kinds[definition.type][index] ?? (["credential", "secret"] as const);\n      const meaning = server.credentials.map(({ description }) => description).join();',
    ],
  ]),
  ...mutationsOf("generator/write/read-package.ts", "generator/write/read-package.test.ts", [
    ["existing-files", "refused", "if (top.isSymbolicLink())", "if (top.isFIFO())"],
    ["existing-files", "refused", "      if (entry.isSymbolicLink())\n", "      if (entry.isFIFO())\n"],
    ["existing-files", "refused", " && !(entry.isSymbolicLink() && written.has(entry.name))", ""],
    ["existing-files", "refused", "  await refuseLink(out, writingFolder, folder);", ""],
    ["file-names", "names that are one", 'path.normalize("NFC").toLowerCase()', "path"],
    [
      "file-names",
      "a lock file cannot name",
      "    if (!found.has(path)) {",
      '    if (!found.has(path) && !path.startsWith("..")) {',
    ],
  ]),
  ...mutationsOf("generator/build.ts", "generator/test/command-line.test.ts", [
    [
      "existing-files",
      "a folder that is not ours",
      'if (existing.state === "foreign" && !request.force) {',
      'if (existing.state === "foreign" && out === "") {',
    ],
  ]),
  ...mutationsOf("generator/write/plan-changes.ts", "generator/write/plan-changes.test.ts", [
    [
      "existing-files",
      "generated files",
      "force || hash(current) === existing.lock?.files[path] || isPending(path, current);",
      'force || hash(current) !== "";',
    ],
  ]),
  ...mutationsOf("generator/write/apply-changes.ts", "generator/write/apply-changes.test.ts", [
    [
      "existing-files",
      "a link where a file",
      '  try {\n    writeFileSync(file, contents, { flag: "wx" });',
      "  try {\n    writeFileSync(file, contents);",
    ],
    ["existing-files", "a build that ends half-way", "    putInPlace(out, pendingPath, beside);", ""],
  ]),
  ...mutationsOf("generator/write/merge-package-json.ts", "generator/write/merge-package-json.test.ts", [
    ["prototype-names", "__proto__", "const merged: Json = Object.create(null);", "const merged: Json = {};"],
  ]),
];
