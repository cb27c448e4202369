import { type Mutation, mutationsOf } from "../mutation.ts";

/** What bounds a request to the API, and what becomes of its answer. */
export const ofUpstream: readonly Mutation[] = [
  ...mutationsOf(
    "templates/runtime/upstream/send-request.ts",
    "templates/runtime/upstream/send-request.test.ts",
    [
      [
        "redirects",
        "redirects",
        "return target.origin === request.url.origin ? target : undefined;",
        "return target;",
      ],
      [
        "redirects",
        "redirects",
        'if (request.method !== "GET" && request.method !== "HEAD") return undefined;',
        "",
      ],
      ["redirects", "three times at most", "const maxRedirects = 3;", "const maxRedirects = 30;"],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/upstream/send-request.ts",
    "templates/runtime/upstream/send-request-failures.test.ts",
    [
      [
        "retries",
        "retries",
        'new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY"]);',
        'new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY", "POST"]);',
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/upstream/retry-delay.ts",
    "templates/runtime/upstream/retry-delay.test.ts",
    [
      [
        "retries",
        "retryDelay",
        "return asked > maxRetryAfterMs ? undefined : asked + delay / 4;",
        "return asked + delay / 4;",
      ],
      ["retries", "retryDelay", "const maxRetries = 2;", "const maxRetries = 4;"],
      ["retries", "retryDelay", "* (0.5 + Math.random() / 2);", ";"],
      [
        "retries",
        "retryDelay",
        'return !outcome.answered && retriedErrors.has(outcome.error.code ?? "") ? delay : undefined;',
        'return retriedErrors.has(outcome.error.code ?? "") ? delay : undefined;',
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/upstream/exchange.ts",
    "templates/runtime/upstream/send-request-failures.test.ts",
    [
      [
        "upstream",
        "an upstream that",
        "const timer = setTimeout(onDeadline, Math.min(options.timeoutMs, maxTimerMs));",
        "const timer = setTimeout(onDeadline, Math.min(options.timeoutMs + 5_000, maxTimerMs));",
      ],
      ["cancellation", "cancellation", 'signal.addEventListener("abort", onAbort, { once: true });', ""],
      [
        "headers-and-cookies",
        "a header with a line break",
        '      return resolve({ kind: "failed", error: error as Error, answered, stale: false });',
        "      throw error;",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/upstream/decode-response.ts",
    "templates/runtime/upstream/decode-response.test.ts",
    [
      ["upstream", "cap of", "if (chunk.length > room) {", "if (chunk.length > room + 1e9) {"],
      ["upstream", "refuses", "const maxStackedEncodings = 4;", "const maxStackedEncodings = 40;"],
      ["upstream", "refuses", "if (!knownEncodings.has(name))", 'if (name === "x")'],
    ],
  ),
  ...mutationsOf("templates/runtime/result/redact.ts", "templates/runtime/result/redact.test.ts", [
    ["secrets", "redact", "const within = anyCase ? lower : text;", "const within = text;"],
  ]),
  ...mutationsOf("templates/runtime/result/unescape.ts", "templates/runtime/result/redact.test.ts", [
    ["secrets", "redact", "const maxLayers = 4;", "const maxLayers = 0;"],
    ["secrets", "itself looks escaped", "|(?<=\\\\(\\\\))", "|(?!)(x)"],
  ]),
  ...mutationsOf("templates/runtime/result/secret-forms.ts", "templates/runtime/result/redact.test.ts", [
    ["secrets", "itself looks escaped", "    ...plain.flatMap(unescapedForms),\n", ""],
    ["secrets", "redact", "for (const offset of [0, 1, 2]) {", "for (const offset of [0]) {"],
    ["secrets", "redact", 'const folded = [bytes.toString("hex")];', 'const folded = [""].slice(1);'],
  ]),
  ...mutationsOf("templates/runtime/result/redact-url.ts", "templates/runtime/result/redact.test.ts", [
    [
      "secrets",
      "redactUrl",
      ".map((segment) => (isOpaque(segment) ? mask : segment))",
      ".map((segment) => segment)",
    ],
    [
      "secrets",
      "redactUrl",
      "function maskPair(pair: string): string {",
      'function maskPair(pair: string): string {\n  if (pair.includes("=")) return pair;',
    ],
  ]),
  ...mutationsOf(
    "templates/runtime/result/error-result.ts",
    "templates/runtime/result/error-result.test.ts",
    [
      [
        "secrets",
        "credentials",
        "const text = redact(bodyText(response), response.truncated);",
        "const text = bodyText(response);",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/result/hidden-characters.ts",
    "templates/runtime/result/escape-hidden.test.ts",
    [
      ["answers", "escapeHiddenInText", "  [0x2028, 0x202e],", ""],
      ["answers", "escapeHiddenInText", "  [0xe0000, 0xe0fff],", ""],
      ["answers", "all that Unicode", "  [0x13430, 0x1343f],", ""],
      ["answers", "escapeHiddenInText", "  [0x180b, 0x180d],", ""],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/result/escape-hidden.ts",
    "templates/runtime/result/escape-hidden.test.ts",
    [
      [
        "answers",
        "escapeHiddenInJson",
        "return suspicious.test(json) ? json.replace(hidden, asJsonEscape) : json;",
        'return suspicious.test(json) ? json.replace(hidden, "") : json;',
      ],
    ],
  ),
];
