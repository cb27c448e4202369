import type { ClientProfile } from "./model.ts";

/** Cursor: the server's name counts, too, and the sum must stay below 60. */
export const cursor: ClientProfile = {
  name: "cursor",
  title: "Cursor",
  tools: {
    value: 40,
    effect: "cut",
    source: "https://github.com/anyproto/anytype-mcp/issues/5",
    date: "2025-06-25",
  },
  toolName: {
    value: 59,
    prefix: "{server}",
    effect: "refused",
    source: "https://github.com/ComposioHQ/composio/issues/2788",
    date: "2026-02-27",
  },
};
