import { type Mutation, mutationsOf } from "../mutation.ts";

/** What reading documents refuses. */
export const ofLoading: readonly Mutation[] = [
  ...mutationsOf("generator/load/read-target.ts", "generator/load/load.test.ts", [
    [
      "references",
      "tells nothing of its content",
      "if (!isBelow(target.path, folder))",
      'if (target.path === "")',
    ],
    [
      "references",
      "tells nothing of its content",
      "const path = await realpath(target.path).catch(() => undefined);",
      "const path: string | undefined = target.path;",
    ],
    [
      "references",
      "tells nothing of its content",
      "const place = error.diagnostic.origin ?? location;",
      'const place = bytes.toString("latin1");',
    ],
    [
      "references",
      "of allowed origins only",
      "const allowed = new Set((options.allowRefOrigins ?? []).map(originOf));",
      "const allowed = { has: (_: string) => true };",
    ],
    [
      "references",
      "no redirect leads around it",
      "mayBePrivate: (next) => allowed.has(next.origin),",
      "mayBePrivate: () => true,",
    ],
  ]),
  ...mutationsOf("generator/load/follow-references.ts", "generator/load/load.test.ts", [
    [
      "references",
      "at most 1,000 further documents",
      "const maxDocuments = 1000;",
      "const maxDocuments = 10_000;",
    ],
  ]),
  ...mutationsOf("generator/load/load.ts", "generator/load/load.test.ts", [
    [
      "references",
      "redirect to another origin loses the headers",
      "return (url: URL) => (url.origin === origin ? (options.headers ?? []) : []);",
      "return (_: URL) => options.headers ?? [];",
    ],
    [
      "references",
      "may be private only when allowed",
      "mayBePrivate: (next) => next.origin === start.origin || allowed.has(next.origin),",
      "mayBePrivate: () => true,",
    ],
  ]),
  ...mutationsOf("generator/load/fetch-document.ts", "generator/load/fetch-document.test.ts", [
    [
      "references",
      "makes no connection to",
      "isIP(host) !== 0 && isPrivateAddress(host)",
      "isIP(host) < 0 && isPrivateAddress(host)",
    ],
    [
      "references",
      "makes no connection to",
      "addresses.some(({ address }) => isPrivateAddress(address))",
      "addresses.length === 0",
    ],
    [
      "references",
      "unpacks beyond the cap",
      "const options = { maxOutputLength: maxDocumentBytes };",
      "const options = { maxOutputLength: 4 * maxDocumentBytes };",
    ],
    [
      "references",
      "is refused",
      'else if (previous?.protocol === "https:" && url.protocol === "http:") why = "it leaves https for http";',
      "",
    ],
    [
      "references",
      "is refused",
      'else if (url.username !== "" || url.password !== "")',
      'else if (url.href === "")',
    ],
  ]),
  ...mutationsOf("generator/load/private-address.ts", "generator/load/private-address.test.ts", [
    ["references", " is ", '["169.254.0.0", 16, "ipv4"],', ""],
    ["references", " is ", '["fc00::", 7, "ipv6"],', ""],
    ["references", " is ", 'isIPv6(plain) ? "ipv6" : "ipv4"', '"ipv4"'],
  ]),
  ...mutationsOf("generator/load/check-aliases.ts", "generator/load/parse-yaml.test.ts", [
    ["yaml", "refuses", "if (aliased > maxAliasedValues)", "if (aliased > maxAliasedValues ** 9)"],
    ["yaml", "refuses", "if (open.has(anchor))", 'if (open.has(""))'],
    ["yaml", "refuses", "if (frames.length + measure.height > maxDepth)", "if (frames.length > maxDepth)"],
  ]),
  ...mutationsOf("generator/load/parse-yaml.ts", "generator/load/parse-yaml.test.ts", [
    ["yaml", "refuses", "const maxMergeKeys = 200_000;", "const maxMergeKeys = 200_000_000;"],
    [
      "yaml",
      "refuses",
      "const schema = yaml.CORE_SCHEMA.withTags(yaml.mergeTag, finite);",
      "const schema = yaml.YAML11_SCHEMA.withTags(finite);",
    ],
  ]),
  ...mutationsOf("generator/load/parse-json.ts", "generator/load/parse-json.test.ts", [
    [
      "deep-schemas",
      "end in one message",
      "hashDocument(value) === undefined",
      "hashDocument(value) === null",
    ],
  ]),
  ...mutationsOf("generator/load/require-openapi.ts", "generator/load/parse-document.test.ts", [
    ["not-openapi", "names", "if (foreign !== undefined)", 'if (foreign !== undefined && location === "")'],
    ["not-openapi", "names", "if (!supported.test(version))", 'if (version === "")'],
  ]),
  ...mutationsOf("generator/load/name-foreign-text.ts", "generator/load/parse-document.test.ts", [
    ["not-openapi", "names", "sign.pattern.test(beginning)", "sign.pattern.test(beginning.slice(0, 0))"],
  ]),
  ...mutationsOf("generator/load/decode-text.ts", "generator/load/decode-text.test.ts", [
    ["not-openapi", "refuses", "if (!isUtf8(bytes)) throw", "if (bytes === undefined) throw"],
    ["not-openapi", "refuses", "if (startsWith(bytes, signature))", 'if (signature === "")'],
  ]),
  ...mutationsOf("generator/load/resolve-pointer.ts", "generator/load/resolve-pointer.test.ts", [
    ["prototype-names", "resolvePointer", "!Object.hasOwn(value, key)) return", "!(key in value)) return"],
  ]),
];
