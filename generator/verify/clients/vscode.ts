import type { ClientProfile } from "./model.ts";

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
