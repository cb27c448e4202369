import type { ClientProfile } from "./model.ts";

/** Anthropic's Messages API: custom tools. */
export const anthropic: ClientProfile = {
  name: "anthropic",
  title: "Anthropic API",
  toolName: {
    value: 64,
    prefix: "",
    effect: "refused",
    source: "https://github.com/anthropics/claude-code/issues/2412",
    date: "2025-06-21",
  },
  toolNamePattern: {
    value: /^[a-zA-Z0-9_-]+$/,
    effect: "refused",
    source: "https://git.drupalcode.org/project/mcp_server/-/work_items/3585896",
    date: "2026-06-06",
  },
  argumentPattern: {
    value: /^[a-zA-Z0-9_.-]{1,64}$/,
    effect: "refused",
    source: "https://platform.claude.com/docs/en/managed-agents/self-hosted-sandboxes",
    date: "2026-09-15",
  },
  schema: {
    notAtRoot: {
      value: ["oneOf", "anyOf", "allOf"],
      effect: "refused",
      source: "https://github.com/anthropics/claude-code/issues/40075",
      date: "2026-03-28",
    },
  },
};
