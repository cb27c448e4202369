import type { ClientProfile } from "./model.ts";

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
