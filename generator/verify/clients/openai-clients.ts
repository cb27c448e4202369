import type { ClientProfile } from "./model.ts";
import { openai } from "./openai.ts";

/** Codex: shortens names by itself, and shows `anyOf` to its model as a text. */
export const codex: ClientProfile = {
  name: "codex",
  title: "Codex",
  toolName: {
    value: 64,
    prefix: "mcp__{server}__",
    effect: "cut",
    source: "https://github.com/openai/codex/issues/1289",
    date: "2025-06-09",
  },
  schema: {
    nowhere: {
      value: ["anyOf", "oneOf", "allOf"],
      effect: "cut",
      source: "https://github.com/openai/codex/issues/13768",
      date: "2026-03-06",
    },
  },
  resultTokens: {
    value: 10_000,
    effect: "cut",
    source: "https://github.com/cobuildwithus/murph/pull/785",
    date: "2026-07-18",
  },
};

/** ChatGPT with a connector of one's own. */
export const chatgpt: ClientProfile = {
  name: "chatgpt",
  title: "ChatGPT",
  listTokens: {
    value: 16_000,
    effect: "refused",
    source: "https://github.com/homeassistant-ai/ha-mcp/issues/614",
    date: "2026-02-13",
  },
  ...(openai.toolNamePattern === undefined ? {} : { toolNamePattern: openai.toolNamePattern }),
};
