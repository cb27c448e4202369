import { join } from "node:path";
import { callTool, connectStdio, toolNames } from "./connect-client.ts";
import { folderWith } from "./folders.ts";
import { buildPackage, documentOf } from "./golden-cases.ts";
import { linkDependencies, runSuite } from "./package-suite.ts";
import { startStandInApi } from "./stand-in-api.ts";

/** The package of the case `curation`, bundled: what the curation says has to survive the bundling, too. */
const folder = join(await folderWith(), "courier");
await buildPackage(documentOf("curation"), folder, { bundle: true });
const api = await startStandInApi();
const flags = ["--base-url", api.origin];
const env = { DISPATCH_TOKEN: "t1", DISPATCH_KEY_API_KEY: "k1" };
const client = await connectStdio(folder, flags, env);

afterAll(async () => {
  await client.close();
  await api.close();
});

beforeEach(() => {
  api.arrived.length = 0;
  api.answer = {};
});

test("the default surface is listed, and --groups opens the rest", async () => {
  expect(await toolNames(client)).toEqual(["list-couriers", "create_job", "get_job", "list_jobs"]);
  for (const [groups, want] of [
    [
      "all",
      ["cancel_job", "list-couriers", "create_job", "get_job", "list_jobs", "search_jobs", "update_job"],
    ],
    ["cancelling", ["cancel_job"]],
  ] as const) {
    const whole = await connectStdio(folder, [...flags, "--groups", groups], env);
    expect(await toolNames(whole)).toEqual(want);
    await whole.close();
  }
});

describe("an answer", () => {
  const job = (photos: string) =>
    `{"id":"j1","number":12345678901234567890,"photos":${photos},"courier":{"name":"Ann","location":[1,2]}}`;
  const text = async (args: Record<string, unknown>): Promise<unknown> => {
    const { content } = await client.callTool({ name: "list_jobs", arguments: args });
    return (content as { text: string }[])[0]?.text;
  };

  test("is without what is dropped, and otherwise as it came", async () => {
    api.answer = { body: `[${job('["p"]')}, ${job("[]")}]` };
    const short = '{"id":"j1","number":12345678901234567890,"courier":{"name":"Ann"}}';
    expect(await text({})).toBe(`[${short}, ${short}]`);
  });

  test("has what the call asks back, which is not sent", async () => {
    api.answer = { body: `[${job('["p"]')}]` };
    const shown = '[{"id":"j1","number":12345678901234567890,"photos":["p"],"courier":{"name":"Ann"}}]';
    expect(await text({ include: ["photos"] })).toBe(shown);
    expect(api.arrived[0]?.url).toBe("/orgs/acme%2F1/jobs?limit=20&state=open%7Cdone");
    expect(await text({ include: ["photo"] })).toMatch(/photos/);
  });

  test("is the same in structuredContent", async () => {
    api.answer = { body: '{"id":"j1","secret":1,"stops":[{"address":"a","phone":"p"}]}' };
    const result = await client.callTool({ name: "get_job", arguments: { org: "o", id: "j1" } });
    expect(result.structuredContent).toEqual({ id: "j1", stops: [{ address: "a" }] });
    const asked = { org: "o", id: "j1", fields: ["stops.phone"] };
    const more = await client.callTool({ name: "get_job", arguments: asked });
    expect(more.structuredContent).toEqual({ id: "j1", stops: [{ address: "a", phone: "p" }] });
  });

  test("that is an error is told whole", async () => {
    api.answer = { status: 400, body: '{"message":"photos are wrong","photos":["p"]}' };
    const { isError, value } = await callTool(client, "list_jobs");
    expect(isError).toBe(true);
    expect(JSON.stringify(value)).toContain("photos are wrong");
  });
});

test("lifted, fixed and default values are in the body; a parent gives way to what is lifted out of it", async () => {
  await callTool(client, "create_job", {
    organization: "o",
    courierId: "c",
    recipient: { address: "here", phone: "1" },
    address: "there",
    startsAt: "2030-01-02T03:04:05Z",
    label: "x",
  });
  const [request] = api.arrived;
  expect(request?.url).toBe("/orgs/o/jobs");
  expect(JSON.parse(request?.body ?? "")).toEqual({
    courierId: "c",
    recipient: { address: "there", phone: "1" },
    schedule: { earliestAt: "2030-01-02T03:04:05Z" },
    options: { insured: true, labels: { agent: "x" } },
    channel: "agent",
  });
});

test("the credential has the prefix of the curation", async () => {
  await callTool(client, "list-couriers");
  expect(api.arrived[0]?.headers.authorization).toBe("Key k1");
});

test("the package's own suite holds", async () => {
  await linkDependencies(folder);
  const { code, tests } = await runSuite(folder);
  expect(tests.filter(({ passed }) => !passed)).toEqual([]);
  expect([code, tests.length > 10]).toEqual([0, true]);
}, 60_000);
