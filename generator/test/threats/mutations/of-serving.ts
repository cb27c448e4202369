import { type Mutation, mutationsOf } from "../mutation.ts";

/** Who may reach a server, and what a call may do. */
export const ofServing: readonly Mutation[] = [
  ...mutationsOf(
    "templates/runtime/protocol/host-check.ts",
    "templates/runtime/protocol/host-check.test.ts",
    [
      ["http", "createHostCheck", "if (!isListed(host, hosts)) {", "if (host === undefined) {"],
      [
        "http",
        "createHostCheck",
        "if (origin !== undefined && !isListed(originHost(origin), origins)) {",
        'if (origin === "") {',
      ],
      [
        "http",
        "createHostCheck",
        "const hosts = isLoopback(bindAddress) ? new Set([...allowed, ...loopback]) : allowed;",
        "const hosts = new Set([...allowed, ...loopback]);",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/protocol/bearer-auth.ts",
    "templates/runtime/protocol/bearer-auth.test.ts",
    [
      ["http", "lets in", "timingSafeEqual(digest(given), expected)", "expected.length > 0"],
      ["http", "an empty token", 'if (token === "") throw new Error', 'if (token === " ") throw new Error'],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/protocol/check-head.ts",
    "templates/runtime/protocol/check-head.test.ts",
    [
      ["http", "a head with", "if (rawHeaders.length > 2 * maxHeaders)", "if (maxHeaders < 0)"],
      ["http", "a head with", "seen.add(name);", ""],
      ["http", "another version of HTTP", "if (httpVersionMajor !== 1)", "if (httpVersionMajor > 2)"],
    ],
  ),
  ...mutationsOf("templates/runtime/protocol/http-body.ts", "templates/runtime/protocol/http.test.ts", [
    ["http", "hostile clients", "if (size > maxBytes) return stop(tooLong(maxBytes));", ""],
    [
      "http",
      "a body that says it is too long",
      'if (Number(req.headers["content-length"] ?? 0) > maxBytes) {',
      "if (maxBytes < 0) {",
    ],
    ["http", "all bodies together", "if (chunk.length > budget.left)", "if (budget.left < -1e12)"],
  ]),
  ...mutationsOf("templates/runtime/protocol/http-server.ts", "templates/runtime/protocol/http.test.ts", [
    ["http", "routes", "checkHost(req.headers.host, req.headers.origin);", ""],
    ["http", "a token", "checkAuthorization?.(req.headers.authorization);", ""],
  ]),
  ...mutationsOf("templates/runtime/protocol/http.ts", "templates/runtime/protocol/http.test.ts", [
    ["http", "end in a timeout", "requestTimeout: limits.requestMs,", "requestTimeout: 0,"],
    ["http", "is refused", "if (!isLoopback(host) && allowedHosts.length === 0) {", 'if (host === "") {'],
  ]),
  ...mutationsOf("templates/runtime/protocol/admission.ts", "templates/runtime/protocol/http.test.ts", [
    [
      "http",
      "more requests at once",
      "if (running < limits.concurrent) return;",
      "if (running >= 0) return;",
    ],
  ]),
  ...mutationsOf("templates/runtime/protocol/admission.ts", "templates/runtime/protocol/http.test.ts", [
    ["http", "takes a quarter of the calls", "share.demandRoom(holder);", ""],
  ]),
  ...mutationsOf(
    "templates/runtime/protocol/fair-share.ts",
    "templates/runtime/protocol/fair-share.test.ts",
    [["http", "a quarter of the places", "const part = 1 / 4;", "const part = 1;"]],
  ),
  ...mutationsOf("templates/runtime/protocol/sse.ts", "templates/runtime/protocol/sse.test.ts", [
    ["http", "a quarter of the sessions", "    share.demandRoom(holder);\n", ""],
  ]),
  ...mutationsOf(
    "templates/runtime/protocol/json-shape.ts",
    "templates/runtime/protocol/json-shape.test.ts",
    [
      ["http", "findShapeFault", "if (depth > limits.depth)", "if (depth < 0)"],
      ["http", "findShapeFault", "if (elements > limits.elements) {", "if (elements < 0) {"],
    ],
  ),
  ...mutationsOf("templates/runtime/protocol/json-rpc.ts", "templates/runtime/protocol/json-rpc.test.ts", [
    ["http", "readMessages", "if (value.length > limits.batch) {", "if (value.length < 0) {"],
  ]),
  ...mutationsOf("templates/runtime/protocol/http-transport.ts", "templates/runtime/protocol/http.test.ts", [
    ["cancellation", "a client that goes away", "if (!res.writableFinished) gone.abort();", ""],
  ]),
  ...mutationsOf("templates/runtime/protocol/sse.ts", "templates/runtime/protocol/sse.test.ts", [
    ["http", "more sessions than", "if (sessions.size >= limits.sessions) {", "if (sessions.size < 0) {"],
    ["http", "an idle session ends", "if (isIdle || session.res", "if (session.res"],
    [
      "tenants",
      "a session belongs",
      "if (timingSafeEqual(session.fingerprint, fingerprintOf(caller))) return;",
      "if (session.fingerprint.length > 0) return;",
    ],
    [
      "tenants",
      "a session belongs",
      "if (caller.context.credentials === session.caller.context.credentials) return;",
      "if (caller.context.passthrough === session.caller.context.passthrough) return;",
    ],
    ["cancellation", "a client that goes away", 'res.once("close", () => end(id));', ""],
  ]),
  ...mutationsOf("templates/runtime/protocol/stdio.ts", "templates/runtime/protocol/stdio.test.ts", [
    [
      "stdio",
      "calls that take too long",
      "await unanswered.none(drainMs);",
      "await unanswered.none(drainMs * 300);",
    ],
    [
      "stdio",
      "an output that breaks",
      '    output.once("close", end("output"));\n    output.on("error", end("output"));',
      '    output.on("error", () => {});',
    ],
  ]),
  ...mutationsOf(
    "templates/runtime/protocol/shutdown.ts",
    "templates/runtime/protocol/stdio-process.test.ts",
    [
      ["stdio", "the SDK's client lists", '  process.on("unhandledRejection", onRejection);', ""],
      ["stdio", "stray output", "  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;", ""],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/protocol/line-reader.ts",
    "templates/runtime/protocol/line-reader.test.ts",
    [["stdio", "nothing of a line", "if (held <= maxBytes) {", "if (held <= maxBytes || maxBytes > 0) {"]],
  ),
  ...mutationsOf("templates/runtime/protocol/log.ts", "templates/runtime/protocol/log.test.ts", [
    ["secrets", "createLog", 'if (secretName.test(name)) return "[redacted]";', ""],
    [
      "secrets",
      "createLog",
      'if (typeof value === "string") return redact(value).slice(0, maxTextLength);',
      'if (typeof value === "string") return redact(value.slice(0, maxTextLength));',
    ],
  ]),
  ...mutationsOf(
    "templates/runtime/protocol/caller-headers.ts",
    "templates/runtime/protocol/caller-headers.test.ts",
    [
      ["passthrough", "never forwarded", "if (credentials.has(name) || ", "if ("],
      ["passthrough", "never forwarded", " || !isForwardable(name)) {", ") {"],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/request/token-source.ts",
    "templates/runtime/request/token-source.test.ts",
    [
      ["tenants", "never gets the same token", 'createHash("sha256").update(secret).digest("base64")', '""'],
      [
        "tenants",
        "never gets the same token",
        "return JSON.stringify([scheme, tokenUrl, scopes, id,",
        "return JSON.stringify([scheme, tokenUrl, scopes,",
      ],
      ["secrets", "is a tool error", "/^[a-z_]{1,40}$/.test(code)", 'code !== ""'],
    ],
  ),
  ...mutationsOf("templates/runtime/call/seal.ts", "templates/runtime/call/seal.test.ts", [
    ["tenants", "is not opened", ' || bytes.toString("base64url") !== text', ""],
    ["tenants", "could be guessed", "if (written.length < leastKeyChars)", "if (written.length < 1)"],
  ]),
  ...mutationsOf("templates/runtime/call/read-on.ts", "templates/runtime/call/read-on.test.ts", [
    [
      "tenants",
      "a handle is refused",
      "return digest([server, held, headers]);",
      "return digest([server, headers]);",
    ],
    [
      "tenants",
      "a handle is refused",
      "if (reading.mark !== undefined && reading.mark !== mark) throw unusable();",
      "",
    ],
  ]),
  ...mutationsOf(
    "templates/runtime/settings/create-caller-reader.ts",
    "templates/runtime/settings/create-caller-reader.test.ts",
    [
      [
        "passthrough",
        "whose credential a call uses",
        "if (secrets.length === 0 && !open) {",
        "if (secrets.length < 0) {",
      ],
      [
        "tenants",
        "whose credential a call uses",
        "context: { ...context, ids, credentials: brought.credentials, passthrough: true },",
        "context: { ...context, ids, credentials, passthrough: true },",
      ],
      [
        "passthrough",
        "whose credential a call uses",
        "const keyParameter = passthrough ? server.http?.keyParameter : undefined;",
        'const keyParameter = passthrough ? "api_key" : undefined;',
      ],
      [
        "passthrough",
        "the token of this server",
        "readBrought(server, ownToken ? others : headers, url",
        "readBrought(server, headers, url",
      ],
      [
        "secrets",
        "identifying header",
        "const ids = withoutSecrets(context.ids, secrets);",
        "const ids = context.ids;",
      ],
      [
        "passthrough",
        "takes its key cannot be forwarded",
        "createForwarder(settings.http.forwardHeaders, credentialHeaders(server));",
        "createForwarder(settings.http.forwardHeaders);",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/settings/read-passthrough.ts",
    "templates/runtime/settings/read-passthrough.test.ts",
    [
      [
        "passthrough",
        "meant for it",
        "const forKeys = hasOnePlace(server.securitySchemes) ? bearer : undefined;",
        "const forKeys = bearer;",
      ],
      ["passthrough", "there twice", "  if (others.length > 0) throw", "  if (others.length < 0) throw"],
    ],
  ),
  ...mutationsOf("templates/runtime/start-http.ts", "templates/runtime/start-http.test.ts", [
    ["http", "lets nobody in", "if (!http.public || authToken === undefined) {", "if (!http.public) {"],
    ["http", "lets nobody in", "authToken.length < leastKeyChars", "authToken.length < 1"],
    ["http", "lets nobody in", "  if (http.allowedHosts.length === 0) {", '  if (http.host === "") {'],
    ["passthrough", "one header cannot hold", "  demandOneAuthorization(server, settings, authToken);", ""],
  ]),
  ...mutationsOf(
    "templates/runtime/settings/read-http-settings.ts",
    "templates/runtime/settings/read-settings.test.ts",
    [
      [
        "http",
        "everything has its default",
        'host: values.host ?? "127.0.0.1",',
        'host: values.host ?? "0.0.0.0",',
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/settings/select-tools.ts",
    "templates/runtime/settings/select-tools.test.ts",
    [
      [
        "read-only-and-filters",
        "read-only-and-filters",
        "if (filter.readOnly === true && !definition.hints.readOnlyHint) return false;",
        "",
      ],
      [
        "read-only-and-filters",
        "read-only-and-filters",
        "if (isNamed(filter.exclude ?? [])) return false;",
        "",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/call/view.ts",
    "templates/runtime/settings/create-caller-reader.test.ts",
    [
      [
        "read-only-and-filters",
        "what a connection narrows itself to",
        "return { key: JSON.stringify([one.key, other.key]), both: [one, other] };",
        "return other;",
      ],
    ],
  ),
  ...mutationsOf("templates/runtime/call/view.ts", "templates/runtime/call/view.test.ts", [
    [
      "read-only-and-filters",
      "a view",
      "if (view.readOnly === true && !tool.hints.readOnlyHint) return false;",
      "",
    ],
  ]),
  ...mutationsOf(
    "templates/runtime/search/create-surfaces.ts",
    "templates/runtime/search/create-surfaces.test.ts",
    [
      [
        "read-only-and-filters",
        "neither found, described nor called",
        "return tool !== undefined && isVisible(tool) ? tool : undefined;",
        "return tool;",
      ],
    ],
  ),
  ...mutationsOf(
    "templates/runtime/call/demand-consent.ts",
    "templates/runtime/call/demand-consent.test.ts",
    [
      ["confirmation", "refuses", 'if (answer === "accept") return;', 'if (answer !== "decline") return;'],
      [
        "confirmation",
        "refuses",
        "if (context.ask === undefined)",
        "if (context.ask === undefined) return;\n  if (context.ask === null)",
      ],
      ["confirmation", "refuses", 'if (policy === "deny")', "if (policy === null)"],
      ["confirmation", "hides nothing", "const visible = escapeHiddenInText(text);", "const visible = text;"],
    ],
  ),
  ...mutationsOf("templates/runtime/call/create-caller.ts", "templates/runtime/call/create-host.test.ts", [
    [
      "confirmation",
      "should confirm is asked",
      "await demandConsent(tool, checked, context",
      "if (args === null) await demandConsent(tool, checked, context",
    ],
    ["secrets", "the credential is in no answer", "      redact,\n", ""],
    [
      "unknown-arguments",
      "what is wrong is an answer",
      "const checked = checkArguments(openCursor(args, tool), tool.inputSchema);",
      "const checked = openCursor(args, tool);",
    ],
  ]),
];
