import { sampleTool } from "../../../generator/test/runtime/sample-server.ts";
import type { ToolDefinition } from "../tool.ts";
import { chooseSurface, type SurfaceChoice } from "./choose-surface.ts";

const many = (count: number, more: Partial<ToolDefinition> = {}): ToolDefinition[] =>
  Array.from({ length: count }, (_, index) => sampleTool(`t${index}`, more));

test.each<[what: string, tools: ToolDefinition[], choice: SurfaceChoice, want: "tools" | "search"]>([
  ["128 tools", many(128), "auto", "tools"],
  ["129 tools", many(129), "auto", "search"],
  ["few tools of many tokens", many(10, { description: "x".repeat(22_000) }), "auto", "search"],
  ["few tools of some tokens", many(10, { description: "x".repeat(18_000) }), "auto", "tools"],
  ["129 tools that are wanted", many(129), "tools", "tools"],
  ["one tool that is searched", many(1), "search", "search"],
])("%s, %#", (_, tools, choice, want) => {
  expect(chooseSurface(tools, choice)).toBe(want);
});
