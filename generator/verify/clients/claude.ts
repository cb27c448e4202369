import { anthropic } from "./anthropic.ts";
import type { ClientProfile } from "./model.ts";

/** Claude Code: what its API takes, under names with its prefix. */
export const claudeCode: ClientProfile = {
  ...anthropic,
  name: "claude-code",
  title: "Claude Code",
  toolName: {
    value: 64,
    prefix: "mcp__{server}__",
    effect: "refused",
    source: "https://github.com/cloudflare/skills/issues/11",
    date: "2026-01-29",
  },
  description: {
    value: 2_048,
    effect: "cut",
    source: "https://github.com/anthropics/claude-code/issues/41593",
    date: "2026-03-31",
  },
  instructions: {
    value: 2_048,
    effect: "cut",
    source: "https://code.claude.com/docs/en/mcp",
    date: "2026-07-02",
  },
  resultTokens: {
    value: 25_000,
    effect: "cut",
    source: "https://code.claude.com/docs/en/mcp",
    date: "2026-04-13",
  },
};

/** Claude Desktop. */
export const claudeDesktop: ClientProfile = {
  ...anthropic,
  name: "claude-desktop",
  title: "Claude Desktop",
  resultBytes: {
    value: 1_000_000,
    effect: "refused",
    source: "https://github.com/anthropics/claude-code/issues/66519",
    date: "2026-06-09",
  },
};
