import { contextWith, sampleTool } from "../../../generator/test/runtime/sample-server.ts";
import type { ToolResult } from "../result/result.ts";
import type { ToolDefinition } from "../tool.ts";
import type { Answer } from "./call-context.ts";
import { type ConfirmPolicy, demandConsent } from "./demand-consent.ts";

const marked: ToolDefinition = { ...sampleTool("delete_call", {}), title: "Delete a call", confirm: true };

interface Case {
  tool?: ToolDefinition;
  policy?: ConfirmPolicy;
  /** Undefined: the client cannot ask. */
  answer?: Answer;
  args?: Record<string, unknown>;
  now?: ToolResult;
}

/** What the person was shown; undefined when nobody was asked. */
async function run({
  tool = marked,
  policy = "elicit",
  answer,
  args = {},
  now,
}: Case): Promise<string | undefined> {
  let asked: string | undefined;
  const context = {
    ...contextWith({}),
    ...(answer === undefined
      ? {}
      : {
          ask: async (text: string) => {
            asked = text;
            return answer;
          },
        }),
  };
  await demandConsent(tool, args, context, policy, async () => now);
  return asked;
}

test.each<[what: string, given: Case, isAsked: boolean]>([
  ["no mark", { tool: sampleTool("get_call", {}), answer: "decline" }, false],
  ["allow", { policy: "allow", answer: "decline" }, false],
  ["allow, and nobody to ask", { policy: "allow" }, false],
  ["elicit, and the person agrees", { answer: "accept" }, true],
])("goes on: %s [threat: confirmation]", async (_, given, isAsked) => {
  expect((await run(given)) !== undefined).toBe(isAsked);
});

test.each<[what: string, given: Case, message: string, next: string]>([
  ["deny", { policy: "deny", answer: "accept" }, 'refuses "delete_call" (--confirm deny)', "will not help"],
  ["nobody can be asked", {}, "nobody can be asked", "--confirm allow"],
  ["the person declines", { answer: "decline" }, "declined", "Nothing was sent"],
  ["the person turns away", { answer: "cancel" }, "gave no answer", "Nothing was sent"],
])("refuses: %s [threat: confirmation]", async (_, given, message, next) => {
  await expect(run(given)).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringContaining(message),
    next: expect.stringContaining(next),
  });
});

test("shows the tool, the arguments, and what is there now", async () => {
  const now: ToolResult = { content: [{ type: "text", text: '{"name":"Ann"}' }] };
  const tool = { ...marked, readFirst: "get_call" };
  expect(await run({ tool, answer: "accept", args: { id: "a" }, now })).toBe(
    'Allow "delete_call" (Delete a call)?\nIt sends GET /delete_call with these arguments:\n{"id":"a"}\nAs it is now (get_call):\n{"name":"Ann"}',
  );
  expect(await run({ tool, answer: "accept" })).not.toContain("As it is now");
});

test("hides nothing and stays readable [threat: confirmation]", async () => {
  const hidden = "\u202e\u200b\u{e0041}";
  const text = (await run({ answer: "accept", args: { a: hidden, b: "x".repeat(9_000) } })) ?? "";
  expect(text).not.toMatch(/[\u202e\u200b]|\u{e0041}/u);
  expect(text.length).toBeLessThan(2_300);
});
