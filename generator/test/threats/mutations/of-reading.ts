import { type Mutation, mutationsOf } from "../mutation.ts";

/** What reading the API leaves out, and how it names things. */
export const ofReading: readonly Mutation[] = [
  ...mutationsOf("generator/api/reading.ts", "generator/api/reading.test.ts", [
    [
      "prototype-names",
      "own properties only",
      "value !== null && Object.hasOwn(value, key);",
      "value !== null && key in value;",
    ],
  ]),
  ...mutationsOf("generator/api/read-schema.ts", "generator/api/read-schema.test.ts", [
    ["deep-schemas", "deep nesting end", "if (depth > maxDepth) {", "if (depth > 1e9) {"],
    [
      "prototype-names",
      "names that a plain object would lose",
      "const map: Record<string, Schema> = Object.create(null);",
      "const map: Record<string, Schema> = {};",
    ],
  ]),
  ...mutationsOf("generator/api/repair-pattern.ts", "generator/api/repair-pattern.test.ts", [
    ["patterns", "becomes", "if (compiles(candidate)) return candidate;", "return candidate;"],
  ]),
  ...mutationsOf("generator/api/read-security.ts", "generator/api/read-security.test.ts", [
    ["wire-names", "unusable", 'if (at !== "query" && !token.test(parameterName)) return undefined;', ""],
    ["base-urls", "client credentials go to", " || !isTokenUrl(tokenUrl)", ""],
    [
      "wire-names",
      "unusable",
      "if (!token.test(scheme)) return undefined;",
      'if (scheme === "") return undefined;',
    ],
  ]),
  ...mutationsOf("generator/api/report-secrets.ts", "generator/api/report-secrets.test.ts", [
    [
      "secrets-in-examples",
      "secrets-in-examples",
      "if (!holdsKey(value, 0)) return;",
      "if (!holdsKey(value, maxDepth)) return;",
    ],
    ["secrets-in-examples", "the shape", "  /\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}/,", ""],
  ]),
  ...mutationsOf("generator/api/read-schema.ts", "generator/api/report-secrets.test.ts", [
    [
      "secrets-in-examples",
      "a key in",
      "if (mayHoldSecret.has(keyword)) reportSecret(reading, raw, child(place, keyword));",
      "",
    ],
  ]),
  ...mutationsOf("generator/api/read-parameters.ts", "generator/api/report-secrets.test.ts", [
    ["secrets-in-examples", "example of a parameter", "  reportSecret(reading, example, place);", ""],
  ]),
  ...mutationsOf(
    "generator/api/take-credential-parameters.ts",
    "generator/api/take-credential-parameters.test.ts",
    [["wire-names", "becomes a credential", "if (surelyCredential.test(name))", 'if (name === "")']],
  ),
];
