import { sampleServer } from "../../../generator/test/runtime/sample-server.ts";
import { flagNames } from "./flags.ts";
import { helpText } from "./help-text.ts";

test("every flag is explained, and no other", () => {
  const [, options = ""] = helpText(sampleServer()).split("\nOptions\n");
  const [explained = ""] = options.split("\nExamples\n");
  const found = [...explained.matchAll(/^ {2}--([a-z-]+)|^ {2}--version, --([a-z]+)/gm)];
  expect([...found.map((match) => match[1] ?? ""), "help"].sort()).toEqual([...flagNames].sort());
});

test("lines fit a terminal", () => {
  expect(
    Math.max(
      ...helpText(sampleServer())
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(110);
});

test.each<[string, Parameters<typeof sampleServer>[0], string[]]>([
  [
    "a key and a known base URL",
    {},
    ["  SAMPLE_API_KEY    API key or token", "  SAMPLE_BASE_URL   replaces the base URL of the document"],
  ],
  [
    "a credential of another HTTP scheme",
    {
      securitySchemes: {
        t: { type: "apiKey", in: "header", name: "Authorization", prefix: "Token ", env: ["S_API_KEY"] },
      },
    },
    ['  S_API_KEY         API key; "Token" is put before it'],
  ],
  [
    "no base URL",
    { baseUrls: { default: { url: null } }, securitySchemes: {} },
    [
      "  SAMPLE_BASE_URL   base URL of the API; required: the document names none",
      "  node dist/index.js --read-only",
    ],
  ],
  [
    "variables",
    {
      baseUrls: {
        default: {
          url: "https://{region}.{host}.invalid",
          variables: {
            region: { env: "S_VAR_REGION", default: "us", enum: ["us", "eu"] },
            host: { env: "S_VAR_HOST" },
          },
        },
      },
    },
    [
      "  S_VAR_REGION      region in the base URL: us, eu (us)",
      "  S_VAR_HOST        host in the base URL (required)",
    ],
  ],
  [
    "several credentials",
    {
      securitySchemes: {
        login: { type: "basic", env: ["S_USERNAME", "S_PASSWORD"] },
        tls: { type: "mutualTLS", env: ["S_CERT", "S_KEY"] },
      },
    },
    ["  S_USERNAME        user name", "  S_PASSWORD        password", "  S_KEY             file of its key"],
  ],
])("%s", (_, more, want) => {
  const lines = helpText(sampleServer(more)).split("\n");
  for (const line of want) expect(lines).toContain(line);
});

test("what the vendor chose for the hosted server is said", () => {
  const http = { path: "/", keyParameter: "api_key", forwardHeaders: ["x-call-id"] };
  const text = helpText(sampleServer({ http }));
  for (const line of ["  --path PATH             (/)", "or as ?api_key=", "beside x-call-id"])
    expect(text).toContain(line);
  expect(helpText(sampleServer())).not.toMatch(/api_key=|beside/);
});
