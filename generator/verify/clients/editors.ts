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

/** VS Code with Copilot. */
export const vsCode: ClientProfile = {
  name: "vscode",
  title: "VS Code",
  tools: {
    value: 128,
    effect: "refused",
    source: "https://github.com/microsoft/vscode/issues/254189",
    date: "2025-07-05",
  },
  toolName: {
    value: 64,
    prefix: "mcp_{server}_",
    effect: "cut",
    source: "https://github.com/microsoft/vscode/issues/243602",
    date: "2025-03-14",
  },
  schema: {
    itemsNeeded: {
      value: true,
      effect: "refused",
      source: "https://github.com/microsoft/vscode/issues/284536",
      date: "2025-12-19",
    },
  },
};

/** Windsurf's Cascade. */
export const windsurf: ClientProfile = {
  name: "windsurf",
  title: "Windsurf",
  tools: {
    value: 100,
    effect: "refused",
    source: "https://docs.windsurf.com/windsurf/cascade/mcp",
    date: "2026-11-21",
  },
};
