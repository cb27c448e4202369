import { type Mutation, mutationsOf } from "../mutation.ts";

/** What planning takes out of texts, and what it does not let a document say. */
export const ofPlanning: readonly Mutation[] = [
  ...mutationsOf("generator/plan/clean-text.ts", "generator/plan/clean-text.test.ts", [
    ["model-text", "model-text", 'text.normalize("NFC").replace(hidden, "")', 'text.normalize("NFC")'],
    [
      "model-text",
      "model-text",
      "codePointClass([...hiddenRanges, ...selectorRanges])",
      "codePointClass(selectorRanges)",
    ],
    ["model-text", "model-text", 'if (text.startsWith("<!--", open)) {', "if (open < 0) {"],
    ["model-text", "model-text", "if (tag === null) {", "if (tag === null || open >= 0) {"],
    [
      "model-text",
      "model-text",
      "const cleaned = decodeEntities(dropMarkup(",
      "const cleaned = String(dropMarkup(",
    ],
    [
      "model-text",
      "model-text",
      'text = round < maxRounds ? cleaned : cleaned.replace(/[<>&]/g, "");',
      "if (round > maxRounds) break;\n    text = cleaned;",
    ],
    ["model-text", "capText", "if (text.length <= maxChars) return text;", 'if (text !== "") return text;'],
    ["model-text", "hidesText", "|| suspicious.test(decodeEntities(written));", ";"],
  ]),
  ...mutationsOf("generator/plan/plan-tool.ts", "generator/plan/plan.test.ts", [
    ["model-text", "hidden text is told", "reportHiddenText(operation, choice, report);", ""],
  ]),
  ...mutationsOf("generator/plan/describe-tools.ts", "generator/plan/describe-tools.test.ts", [
    [
      "model-text",
      "long texts are cut",
      "const shown = shortenProse(said, texts.brevity.tool) || sentence(summary);",
      "const shown = said;",
    ],
  ]),
  ...mutationsOf("generator/plan/annotate-tools.ts", "generator/plan/annotate-tools.test.ts", [
    ["hints", "hints", "destructiveHint: !safe,", 'destructiveHint: method === "DELETE",'],
    ["hints", "hints", 'return method === "DELETE";', 'return method === "";'],
    [
      "hints",
      "hints",
      'const readOnly = new Set(["GET", "HEAD", "OPTIONS", "QUERY"]);',
      'const readOnly = new Set(["GET", "HEAD", "OPTIONS", "QUERY", "POST"]);',
    ],
    ["answers", "answers", "openWorldHint: true,", "openWorldHint: !safe,"],
  ]),
  ...mutationsOf("generator/plan/curate-tool.ts", "generator/plan/curate-tool.test.ts", [
    [
      "hints",
      "refused",
      "if (value !== careful && own[name] === careful && loosen !== true)",
      "if (value === null)",
    ],
    ["hints", "refused", "if (confirm === false && isAsked && loosen !== true)", "if (confirm === null)"],
  ]),
  ...mutationsOf("generator/plan/resolve-base-url.ts", "generator/plan/resolve-base-url.test.ts", [
    [
      "base-urls",
      "of a document from",
      'if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;',
      "",
    ],
    ["base-urls", "of a document from", "if (/[\\\\?#\\s]/.test(text)) return undefined;", ""],
    [
      "base-urls",
      "of a document from",
      'if (documentUrl === undefined || /^[^/]*:/.test(whole) || whole.includes("@")) return undefined;',
      "if (documentUrl === undefined) return undefined;",
    ],
  ]),
  ...mutationsOf("generator/plan/plan-base-urls.ts", "generator/plan/plan-base-urls.test.ts", [
    ["secrets-in-examples", "repeats no secret", "shorten(hideUrlSecrets(url), 201)", "shorten(url, 201)"],
  ]),
  ...mutationsOf("generator/plan/bind-arguments.ts", "generator/plan/bind-arguments.test.ts", [
    [
      "wire-names",
      "what is no argument",
      'if (security.some((names) => names.includes(scheme.name))) return "the server sends it itself";',
      "if (security.length > 0) return undefined;",
    ],
    [
      "wire-names",
      "what is no argument",
      'if (carries) return "it carries the credential of other operations";',
      "if (carries) return undefined;",
    ],
    [
      "wire-names",
      "what is no argument",
      '  if (!isToken(name)) return "HTTP has no headers of such a name";',
      "",
    ],
    [
      "wire-names",
      "what is no argument",
      'return isReserved(name) || /^proxy-/i.test(name) ? "the server sends it itself" : undefined;',
      "return undefined;",
    ],
  ]),
  ...mutationsOf("generator/plan/plan-auth.ts", "generator/plan/plan-auth.test.ts", [
    [
      "package-files",
      "environmentWord",
      '.replace(/[^A-Za-z0-9]+/g, "_")',
      '.replace(/[^A-Za-z0-9=$-]+/g, "_")',
    ],
    [
      "package-files",
      "environmentWord",
      "return /^[A-Z]/.test(spelled) ? spelled : ",
      "return /^[A-Z0-9]/.test(spelled) ? spelled : ",
    ],
  ]),
  ...mutationsOf("generator/plan/name-server.ts", "generator/plan/name-server.test.ts", [
    ["package-files", "nameServer", "return isDeviceName(name) ? ", 'return name === "" ? '],
    ["package-files", "nameServer", ".split(/[^a-z0-9]+/)", ".split(/[^a-z0-9.@/]+/)"],
  ]),
  ...mutationsOf("generator/plan/group-operations.ts", "generator/plan/group-operations.test.ts", [
    ["file-names", "by tag", "return isDeviceName(name) ? ", 'return name === "" ? '],
    ["file-names", "by tag", "name = name.slice(0, longestName);", ""],
    [
      "file-names",
      "by tag",
      "name: keeps ? name : hashedName(name, candidate.key),",
      'name: keeps ? name : name || "group",',
    ],
  ]),
  ...mutationsOf("generator/plan/name-arguments.ts", "generator/plan/name-arguments.test.ts", [
    ["prototype-names", "__proto__", ' && wireName !== "__proto__"', ""],
  ]),
  ...mutationsOf("generator/plan/fit-schemas.ts", "generator/plan/fit-schemas.test.ts", [
    ["model-text", "not seen, in", " && !holdsUnseen(example))", ")"],
    ["model-text", "not seen, in", "  if (fitting.unseen.values) {", "  if (fitting.unseen === undefined) {"],
    ["deep-schemas", "the budget", "  budget = defaultSchemaBudget,", "  budget = 9 * defaultSchemaBudget,"],
  ]),
];
