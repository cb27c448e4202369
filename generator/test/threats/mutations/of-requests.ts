import { type Mutation, mutationsOf } from "../mutation.ts";

/** What keeps an argument in its place. */
export const ofRequests: readonly Mutation[] = [
  ...mutationsOf(
    "templates/runtime/request/build-path.ts",
    "templates/runtime/request/build-request.test.ts",
    [
      ["path-arguments", "path", " || isDotSegment(segment)) refuse(culprit);", ") refuse(culprit);"],
      ["path-arguments", "path", 'if ((segment === "" && culprit !== undefined) || ', "if ("],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/build-request.ts",
    "templates/runtime/request/build-request.test.ts",
    [["path-arguments", "a base whose path would move", "if (!isUnchanged || path.split", "if (path.split"]],
  ),
  ...mutationsOf(
    "templates/runtime/request/percent-encode.ts",
    "templates/runtime/request/serialize-parameter.test.ts",
    [
      [
        "path-arguments",
        "allowReserved in a path",
        "/%[0-9A-Fa-f]{2}|[:@!$&'()*+,;=]+/g",
        "/%[0-9A-Fa-f]{2}|[:@!$&'()*+,;=/?#]+/g",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/percent-encode.ts",
    "templates/runtime/request/build-request-isolation.test.ts",
    [
      [
        "query-and-body",
        "3,000 random requests",
        "return encodeURIComponent(text).replace(/[!'()*]/g, percent);",
        "return encodeURI(text);",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/build-query.ts",
    "templates/runtime/request/build-request.test.ts",
    [
      [
        "query-and-body",
        "query",
        "if (!taken.some((names) => namesAnother(name, own, names))) return;",
        "if (own !== name) return;",
      ],
      [
        "query-and-body",
        "query",
        "if (value === undefined || secret.has(item.name)) continue;",
        "if (value === undefined) continue;",
      ],
      [
        "query-and-body",
        "credential of other operations",
        "const taken = [plan.names, own, reserved];",
        "const taken = [plan.names, own];",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/encode-multipart.ts",
    "templates/runtime/request/encode-body.test.ts",
    [
      [
        "query-and-body",
        "multipart",
        'return text.replace(/[\\0-\\x1f"\\x7f]/g, encodeURIComponent);',
        "return text.replace(/[\\0-\\x1f\\x7f]/g, encodeURIComponent);",
      ],
      [
        "query-and-body",
        "multipart",
        'return text.replace(/[\\0-\\x1f"\\x7f]/g, encodeURIComponent);',
        'return text.replaceAll(\'"\', "%22");',
      ],
      [
        "query-and-body",
        "multipart",
        "while (parts.some(({ bytes }) => bytes.includes(boundary))) boundary = newBoundary();",
        "",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/header-rules.ts",
    "templates/runtime/request/build-request.test.ts",
    [
      [
        "headers-and-cookies",
        "without repeating it",
        "return !/[^\\t\\x20-\\x7e\\x80-\\xff]/.test(text);",
        "return !/[^\\t\\r\\n\\x20-\\x7e\\x80-\\xff]/.test(text);",
      ],
      [
        "headers-and-cookies",
        "forwarded headers",
        "return isFraming(name) || reserved.has(name.toLowerCase());",
        "return isFraming(name);",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/build-headers.ts",
    "templates/runtime/request/build-request.test.ts",
    [
      [
        "headers-and-cookies",
        "a credential wins",
        "if (!seen.has(lower)) headers.push([name, value]);",
        "headers.push([name, value]);",
      ],
      [
        "headers-and-cookies",
        "forwarded headers",
        "if (isSettable(name)) add(name, forwardedText(name, value));",
        "add(name, forwardedText(name, value));",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/build-cookies.ts",
    "templates/runtime/request/build-request.test.ts",
    [
      [
        "headers-and-cookies",
        "an exploded object cannot name",
        "if (pair[0] !== name && isTaken) refuseTaken(argument);",
        "",
      ],
      [
        "query-and-body",
        "credential of other operations",
        "const taken = [plan.names, own, reserved];",
        "const taken = [plan.names, own];",
      ],
      [
        "headers-and-cookies",
        "an exploded object cannot name",
        "[pair[0], encodeUnreserved(pair[0])].some((key) =>",
        "[pair[0]].some((key) =>",
      ],
      [
        "headers-and-cookies",
        "cookies",
        'value: (text) => checked(text, /^("?)[!#-+\\--:<-[\\]-~]*\\1$/.test(text)),',
        "value: (text) => text,",
      ],
      [
        "headers-and-cookies",
        "cookies",
        "const cookieEncoder: Encoder = { name: encodeUnreserved, value: encodeUnreserved, item: encodeUnreserved };",
        "const cookieEncoder: Encoder = { name: String, value: String, item: String };",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/apply-credential.ts",
    "templates/runtime/request/authorize.test.ts",
    [
      [
        "headers-and-cookies",
        "without repeating it",
        "  if (isFieldText(value)) return value;",
        '  if (value !== "") return value;',
      ],
      ["headers-and-cookies", "without repeating it", 'if (user.includes(":")) {', 'if (user === "") {'],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/call/find-problems.ts",
    "templates/runtime/call/check-arguments.test.ts",
    [
      [
        "unknown-arguments",
        "message",
        "if (additionalProperties === false) good = unknownName(name, Object.keys(known), check);",
        "if (additionalProperties === false) continue;",
      ],
    ],
  ),
  ...mutationsOf("templates/runtime/call/match-pattern.ts", "templates/runtime/call/pattern-cost.test.ts", [
    ["patterns", "longer than any", "if (pattern.length > longestPattern) return undefined;", ""],
  ]),
  ...mutationsOf("templates/runtime/call/pattern-cost.ts", "templates/runtime/call/pattern-cost.test.ts", [
    ["patterns", "hostile", "const maxSteps = 21;", "const maxSteps = 30;"],
    [
      "patterns",
      "hostile",
      "const growth = inner.growth + Math.log2(1 + 2 ** inner.factor)",
      "const growth = 0 * Math.log2(1 + 2 ** inner.factor)",
    ],
  ]),
  ...mutationsOf(
    "templates/runtime/settings/resolve-base-urls.ts",
    "templates/runtime/settings/resolve-base-urls.test.ts",
    [
      [
        "base-urls",
        "base-urls",
        "if (allowed.has(own.origin)) return own;",
        'if (own.origin !== "") return own;',
      ],
      [
        "base-urls",
        "base-urls",
        'if (url.protocol === "https:" || isLocal) return url;',
        'if (url.protocol !== "") return url;',
      ],
      ["base-urls", "refused", "if (/[\\\\\\s]/.test(written)) throw new Error(problem);", ""],
      ["base-urls", "refused", " && !/[?#]/.test(written);", ";"],
      ["base-urls", "refused", ' && url.username === "" && url.password === ""', ""],
      ["base-urls", "base-urls", "!variable.enum.includes(value)) {", 'value === "") {'],
    ],
  ),
];
