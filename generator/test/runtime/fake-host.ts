import type { CallContext } from "../../../templates/runtime/call/call-context.ts";
import type { Host } from "../../../templates/runtime/call/host.ts";
import { UnknownToolError } from "../../../templates/runtime/call/unknown-tool-error.ts";
import type { ToolResult } from "../../../templates/runtime/result/result.ts";

/** A host for tests of the protocol, and what happened to it. */
export interface FakeHost extends Host {
  /** Names of the tools whose signal was aborted, in order. */
  aborted: string[];
  /** Calls of `wait` that have begun. */
  waiting: number;
}

type FakeTool = (args: Record<string, unknown>, context: CallContext) => ToolResult | Promise<ToolResult>;

const text = (value: unknown): ToolResult => ({ content: [{ type: "text", text: JSON.stringify(value) }] });

/** Tools: echo, context, wait (until `ms` or the abort), refuse (isError), crash, print, reject. */
export function fakeHost(toolCount = 1): FakeHost {
  const tools = new Map<string, FakeTool>([
    ["echo", (args) => text(args)],
    ["context", (_args, { signal, ...context }) => text(context)],
    ["refuse", () => ({ ...text({ message: "no" }), isError: true })],
    [
      "crash",
      () => {
        throw new Error("the inner secret");
      },
    ],
    [
      "print",
      () => {
        console.log("stray line from console.log");
        process.stdout.write("stray line from stdout.write\n");
        return text("printed");
      },
    ],
    [
      "reject",
      () => {
        void Promise.reject(new Error("nobody looks"));
        return text("rejected");
      },
    ],
    ["wait", ({ ms }, { signal }) => wait(Number(ms), signal)],
  ]);
  const wait = (ms: number, signal: AbortSignal) =>
    new Promise<ToolResult>((resolve, reject) => {
      host.waiting += 1;
      const timer = setTimeout(() => resolve(text("waited")), ms);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        host.aborted.push("wait");
        reject(new Error("aborted"));
      });
    });
  const names = [...tools.keys(), ...Array.from({ length: toolCount }, (_, index) => `extra_${index}`)];
  const list = JSON.stringify({
    tools: names.map((name) => ({ name, description: "Grüße 世界", inputSchema: { type: "object" } })),
  });
  const host: FakeHost = {
    name: "fake",
    title: "Fake",
    version: "1.2.3",
    instructions: "Use echo.",
    aborted: [],
    waiting: 0,
    listTools: () => list,
    callTool: async (name, args, context) => {
      const tool = tools.get(name);
      if (tool === undefined) throw new UnknownToolError(name, "echo");
      return tool(args, context);
    },
  };
  return host;
}
