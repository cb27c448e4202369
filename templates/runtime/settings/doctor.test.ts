import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sampleServer, sampleTool, settingsOf } from "../../../generator/test/runtime/sample-server.ts";
import type { Customization } from "../customize.ts";
import { examine } from "./doctor.ts";

const key = "key_1234567890";
const env = { SAMPLE_API_KEY: key };
const upstream = createServer((request, response) => {
  const isKnown = request.headers.authorization === `Bearer ${key}`;
  response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
  response.end(request.method === "HEAD" ? "" : isKnown ? "[]" : '{"message":"Who are you?"}');
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => upstream.close(resolve)));

async function doctor(given: {
  env?: Record<string, string>;
  baseUrl?: string | null;
  server?: Parameters<typeof sampleServer>[0];
  custom?: Customization;
}): Promise<{ code: number; lines: string[] }> {
  const { server, custom = {}, env: variables = env, baseUrl = origin } = given;
  const settings = settingsOf(
    "doctor",
    "--timeout",
    "2",
    ...(baseUrl === null ? [] : ["--base-url", baseUrl]),
  );
  let text = "";
  const code = await examine(sampleServer(server), custom, settings, variables, (part) => {
    text += part;
  });
  return { code, lines: text.replaceAll(origin, "ORIGIN").trimEnd().split("\n") };
}

const creating = sampleTool("create", {
  request: { method: "POST", path: "/create", bindings: [], security: [["key"]] },
});

test.each<[string, Parameters<typeof doctor>[0], number, string[]]>([
  [
    "all is well",
    {},
    0,
    [
      "ok    Credentials: every tool has what it needs.",
      "ok    API: list_calls at ORIGIN answers.",
      "ok    Tools: 3 tools are offered.",
    ],
  ],
  [
    "a wrong key",
    { env: { SAMPLE_API_KEY: "key_of_somebody" } },
    1,
    [
      "ok    Credentials: every tool has what it needs.",
      expect.stringMatching(/^fix {3}API: list_calls at ORIGIN: 401 Who are you\? /) as unknown as string,
      "ok    Tools: 3 tools are offered.",
    ],
  ],
  [
    "no key",
    { env: {} },
    1,
    [
      "fix   Credentials: 3 of 3 tools lack theirs. Set in the environment: SAMPLE_API_KEY.",
      "ok    API: ORIGIN answers (401).",
      "ok    Tools: 3 tools are offered.",
    ],
  ],
  [
    "no tool to read with",
    { server: { groups: [{ name: "g", title: "G", tools: [creating] }] } },
    0,
    [
      "ok    Credentials: every tool has what it needs.",
      "ok    API: ORIGIN answers (401).",
      "ok    Tools: 1 tool is offered.",
    ],
  ],
  [
    "the reading tool is hidden",
    { custom: { hide: ["list_calls"] } },
    0,
    [
      "ok    Credentials: every tool has what it needs.",
      "ok    API: ORIGIN answers (401).",
      "ok    Tools: 2 tools are offered.",
    ],
  ],
  [
    "no credential needed",
    {
      env: {},
      server: {
        groups: [
          {
            name: "g",
            title: "G",
            tools: [sampleTool("ping", { request: { method: "HEAD", path: "/", bindings: [] } })],
          },
        ],
      },
    },
    0,
    [
      "ok    Credentials: the API needs none.",
      "ok    API: ORIGIN answers (401).",
      "ok    Tools: 1 tool is offered.",
    ],
  ],
  [
    "many tools",
    {
      server: {
        groups: [
          {
            name: "g",
            title: "G",
            tools: Array.from({ length: 129 }, (_, index) => sampleTool(`t${index}`)),
          },
        ],
      },
    },
    0,
    [
      "ok    Credentials: every tool has what it needs.",
      "ok    API: t0 at ORIGIN answers.",
      "ok    Tools: 129 tools are offered. Clients see the few that find and call them (--surface search).",
    ],
  ],
])("%s", async (_, given, code, lines) => {
  expect(await doctor(given)).toEqual({ code, lines });
});

test.each([env, {}])("nobody at the address, with %j", async (variables) => {
  const { code, lines } = await doctor({ baseUrl: "http://127.0.0.1:1", env: variables });
  expect(code).toBe(1);
  expect(lines[1]).toMatch(/^fix {3}(API: list_calls at|Base URL: ).*127\.0\.0\.1.*\. [A-Z]/);
});

test("no address", async () => {
  const { code, lines } = await doctor({ baseUrl: null, server: { baseUrls: { default: { url: null } } } });
  expect(code).toBe(1);
  expect(lines[1]).toBe(
    "fix   Base URL: The address of the Sample API is not known. The operator sets SAMPLE_BASE_URL in the environment of this server, or starts it with --base-url URL.",
  );
});
