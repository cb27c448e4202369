import { sampleServer } from "../../../generator/test/runtime/sample-server.ts";
import type { BaseUrlDefinition } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { type BaseUrlSettings, parseBaseUrl, resolveBaseUrls } from "./resolve-base-urls.ts";

type Given = Partial<Omit<BaseUrlSettings, "replacements">> & { replacements?: Record<string, string> };

function resolve(baseUrls: Record<string, BaseUrlDefinition>, key: string | undefined, given: Given): string {
  const { replacements = {}, allowedOrigins = [], env = {}, ...rest } = given;
  const server = sampleServer({ baseUrls });
  const settings = { ...rest, allowedOrigins, env, replacements: new Map(Object.entries(replacements)) };
  try {
    return resolveBaseUrls(server, settings)(key).href;
  } catch (error) {
    if (error instanceof ToolError) return `${error.message} ${error.next}`;
    throw error;
  }
}

const first = { default: { url: "https://api.invalid/v1" } };
const further = {
  ...first,
  other: { url: "https://api.invalid/v2" },
  below: { url: "https://api.invalid/v1/beta" },
};
const foreign = { ...first, other: { url: "https://files.invalid/up" } };
const region = (more: object): Record<string, BaseUrlDefinition> => ({
  default: {
    url: "https://{region}.invalid/v1",
    variables: { region: { env: "SAMPLE_VAR_REGION", ...more } },
  },
});

const table: [
  name: string,
  baseUrls: Record<string, BaseUrlDefinition>,
  key: string | undefined,
  given: Given,
  want: string,
][] = [
  ["the document's", first, undefined, {}, "https://api.invalid/v1"],
  ["replaced", first, undefined, { baseUrl: "http://gw.invalid/x" }, "http://gw.invalid/x"],
  ["an unknown key is the first", first, "__proto__", {}, "https://api.invalid/v1"],
  ["a further one of the same origin", further, "other", {}, "https://api.invalid/v2"],
  ["it follows the first", further, "other", { baseUrl: "https://gw.invalid/v1" }, "https://gw.invalid/v2"],
  [
    "with a gateway's prefix",
    further,
    "other",
    { baseUrl: "https://gw.invalid/gw/v1/" },
    "https://gw.invalid/gw/v2",
  ],
  ["to a bare origin", further, "other", { baseUrl: "http://localhost:1" }, "http://localhost:1/v2"],
  ["below the first", further, "below", { baseUrl: "https://gw.invalid/x" }, "https://gw.invalid/x/beta"],
  [
    "behind a gateway of unknown shape",
    further,
    "other",
    { baseUrl: "https://gw.invalid/x" },
    "This tool calls https://api.invalid/v2, and where that is behind the replaced address of the API is not known. The operator can say it with --base-url https://api.invalid/v2=URL.",
  ],
  [
    "said for a gateway of unknown shape",
    further,
    "other",
    { baseUrl: "https://gw.invalid/x", replacements: { "https://api.invalid/v2/": "https://gw.invalid/y" } },
    "https://gw.invalid/y",
  ],
  [
    "the first by its own name",
    first,
    undefined,
    { replacements: { "https://api.invalid/v1": "https://x.invalid" } },
    "https://x.invalid/",
  ],
  [
    "another origin",
    foreign,
    "other",
    {},
    "This tool calls https://files.invalid, which is another origin than the rest of the API. The operator can allow it with --allow-origin https://files.invalid, or replace it with --base-url https://files.invalid=URL.",
  ],
  [
    "another origin does not follow",
    foreign,
    "other",
    { baseUrl: "https://gw.invalid" },
    expect.stringContaining("--allow-origin") as unknown as string,
  ],
  [
    "another origin, allowed",
    foreign,
    "other",
    { allowedOrigins: ["https://files.invalid/any"] },
    "https://files.invalid/up",
  ],
  [
    "another origin, another one allowed",
    foreign,
    "other",
    { allowedOrigins: ["https://files.invalid:8443"] },
    expect.stringContaining("--allow-origin") as unknown as string,
  ],
  [
    "another origin, replaced",
    foreign,
    "other",
    { replacements: { "https://files.invalid": "https://gw.invalid/f" } },
    "https://gw.invalid/f/up",
  ],
  [
    "another origin, the whole URL replaced",
    foreign,
    "other",
    {
      replacements: {
        "https://files.invalid": "https://no.invalid",
        "https://files.invalid/up": "https://gw.invalid/f",
      },
    },
    "https://gw.invalid/f",
  ],
  ["a variable with a default", region({ default: "us" }), undefined, {}, "https://us.invalid/v1"],
  [
    "a variable from the environment",
    region({ default: "us" }),
    undefined,
    { env: { SAMPLE_VAR_REGION: "eu" } },
    "https://eu.invalid/v1",
  ],
  [
    "an empty variable counts as none",
    region({ default: "us" }),
    undefined,
    { env: { SAMPLE_VAR_REGION: "" } },
    "https://us.invalid/v1",
  ],
  [
    "a variable that is not set",
    region({ enum: ["us", "eu"] }),
    undefined,
    {},
    "The address of the API has a part that is not set: region. The operator sets it in the environment: SAMPLE_VAR_REGION (one of us, eu).",
  ],
  [
    "a variable outside its enum",
    region({ default: "us", enum: ["us", "eu"] }),
    undefined,
    { env: { SAMPLE_VAR_REGION: "evil.invalid/x#" } },
    "SAMPLE_VAR_REGION has a value that the API does not know. The operator sets it to one of: us, eu.",
  ],
  [
    "a variable that makes no URL",
    region({}),
    undefined,
    { env: { SAMPLE_VAR_REGION: "me@evil" } },
    missing(),
  ],
  [
    "a whole URL as variable",
    { default: { url: "{base}", variables: { base: { env: "B" } } } },
    undefined,
    { env: { B: "https://x.invalid/y" } },
    "https://x.invalid/y",
  ],
  ["none", { default: { url: null } }, undefined, {}, missing()],
  [
    "none, but replaced",
    { default: { url: null } },
    undefined,
    { baseUrl: "https://x.invalid" },
    "https://x.invalid/",
  ],
  ["relative", { default: { url: "/v1" } }, undefined, {}, missing()],
  [
    "without encryption",
    { default: { url: "http://api.invalid" } },
    undefined,
    {},
    "The document gives the API an address without encryption: http://api.invalid. The operator sets SAMPLE_BASE_URL in the environment of this server to an https address, or to this one where that is wanted.",
  ],
  [
    "without encryption, on this machine",
    { default: { url: "http://127.0.0.1:8080/v1" } },
    undefined,
    {},
    "http://127.0.0.1:8080/v1",
  ],
  [
    "without encryption, asked for",
    { default: { url: "http://api.invalid" } },
    undefined,
    { baseUrl: "http://api.invalid" },
    "http://api.invalid/",
  ],
];

function missing(): string {
  return "The address of the Sample API is not known. The operator sets SAMPLE_BASE_URL in the environment of this server, or starts it with --base-url URL.";
}

test.each(table)("%s [threat: base-urls]", (_, baseUrls, key, given, want) => {
  expect(resolve(baseUrls, key, given)).toEqual(want);
});

test.each<Given>([
  { baseUrl: "nonsense" },
  { replacements: { "https://a.invalid": "nonsense" } },
  { allowedOrigins: ["files.invalid"] },
])("a choice that cannot be used stops the start: %j [threat: base-urls]", (given) => {
  expect(() => resolve(first, undefined, given)).toThrow(
    /names a base URL that cannot be used\. Give an absolute/,
  );
});

test.each([
  "ftp://a.invalid",
  "//a.invalid",
  "a.invalid",
  "https://user@a.invalid",
  "https://:secret@a.invalid",
  "https://a.invalid?key=secret",
  "https://a.invalid?",
  "https://a.invalid#x",
  "https://a.invalid\\@b.invalid",
  "https://a.invalid/x y",
  "javascript:alert(1)",
  "",
])("refused: %j [threat: base-urls]", (written) => {
  const act = () => parseBaseUrl(written, "--base-url");
  expect(act).toThrow(/^--base-url names a base URL that cannot be used/);
  expect(act).not.toThrow(/secret/);
});
