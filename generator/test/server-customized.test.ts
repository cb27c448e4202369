import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { callTool, connectStdio } from "./connect-client.ts";
import { buildRetellAsDocumented } from "./retell-package.ts";
import { repository, runNode } from "./run-program.ts";
import { startStandInApi } from "./stand-in-api.ts";

/** What a person writes: every kind of change once. */
const custom = `import { z } from "zod";
import type { ToolName } from "./generated/tool-name.ts";
import { customize, tool } from "./runtime/customize.ts";
import { ToolError } from "./runtime/tool-error.ts";

export default customize<ToolName>({
  hide: ["delete_agent"],
  tools: {
    get_call: {
      description: "Looks one call up.",
      before(args) {
        if (args.call_id === "forbidden") throw new ToolError("That call is private.", "Ask for another.");
        return { ...args, call_id: \`call-\${args.call_id}\` };
      },
      after(result) {
        return { ...result, content: [...result.content, { type: "text", text: "looked up" }] };
      },
    },
  },
  add: [
    tool({
      name: "add_numbers",
      description: "Adds two numbers.",
      input: z.object({ a: z.number(), b: z.number().default(1) }),
      readOnly: true,
      async run({ a, b }) {
        return { content: [{ type: "text", text: String(a + b) }] };
      },
    }),
    tool({
      name: "forget_everything",
      description: "Changes something.",
      input: z.object({}),
      async run() {
        return { content: [{ type: "text", text: "done" }] };
      },
    }),
  ],
});
`;

const folder = await buildRetellAsDocumented();
await writeFile(join(folder, "src/custom.ts"), custom);
const bundled = await runNode(["build.mjs"], { cwd: folder });
const api = await startStandInApi();
const env = { RETELL_API_KEY: "k1" };
const client = await connectStdio(folder, ["--base-url", api.origin], env);

afterAll(async () => {
  await client.close();
  await api.close();
});

beforeEach(() => {
  api.arrived.length = 0;
});

test("the package bundles again and type-checks", async () => {
  expect(bundled).toEqual({ code: 0, stdout: "", stderr: "" });
  const { code, stdout } = await runNode([join(repository, "node_modules/typescript/bin/tsc")], {
    cwd: folder,
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
});

test("a tool that does not exist does not compile", async () => {
  const wrong = custom.replace('hide: ["delete_agent"]', 'hide: ["delete_agnt"]');
  await writeFile(join(folder, "src/custom.ts"), wrong);
  const { code, stdout } = await runNode([join(repository, "node_modules/typescript/bin/tsc")], {
    cwd: folder,
  });
  await writeFile(join(folder, "src/custom.ts"), custom);
  expect([code === 0, stdout.includes("delete_agnt")]).toEqual([false, true]);
});

test("hidden tools are gone, described ones have their words, added ones are there", async () => {
  const { tools } = await client.listTools();
  const names = tools.map(({ name }) => name);
  expect(names.length).toBe(85);
  expect(names).not.toContain("delete_agent");
  expect(tools.find(({ name }) => name === "get_call")).toMatchObject({
    title: "Get a call",
    description: "Looks one call up.",
    inputSchema: { required: ["call_id"] },
    annotations: { readOnlyHint: true },
  });
  expect(tools.find(({ name }) => name === "add_numbers")).toMatchObject({
    inputSchema: { type: "object", properties: { a: { type: "number" } } },
    annotations: { readOnlyHint: true },
  });
  await expect(client.callTool({ name: "delete_agent", arguments: { agent_id: "a" } })).rejects.toThrow(
    /delete_agent/,
  );
});

test("before and after see the call", async () => {
  api.answer = { body: '{"ok":true}' };
  const { content } = await client.callTool({ name: "get_call", arguments: { call_id: "1" } });
  expect(api.arrived.map(({ url }) => url)).toEqual(["/v2/get-call/call-1"]);
  expect(content).toEqual([
    { type: "text", text: '{"ok":true}' },
    { type: "text", text: "looked up" },
  ]);
});

test("an error that before throws is the answer", async () => {
  const answer = await callTool(client, "get_call", { call_id: "forbidden" });
  expect(answer).toEqual({
    isError: true,
    value: { message: "That call is private.", next: "Ask for another." },
  });
  expect(api.arrived).toEqual([]);
});

test("an added tool runs with its defaults, and refuses what does not fit", async () => {
  expect((await client.callTool({ name: "add_numbers", arguments: { a: 2, b: 3 } })).content).toEqual([
    { type: "text", text: "5" },
  ]);
  const refused = await callTool(client, "add_numbers", { a: "two", b: 3 });
  expect([refused.isError, JSON.stringify(refused.value)]).toEqual([true, expect.stringContaining("a")]);
});

test("read-only leaves out added tools that change something", async () => {
  const own = await connectStdio(folder, ["--base-url", api.origin, "--read-only"], env);
  const names = (await own.listTools()).tools.map(({ name }) => name);
  await own.close();
  expect([names.includes("add_numbers"), names.includes("forget_everything")]).toEqual([true, false]);
});
