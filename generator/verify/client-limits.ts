import { maxTools } from "../../templates/runtime/settings/client-limits.ts";

/** Numbers and names that common clients refuse or cut, by their own pages. The running server's doctor says the first, too. */
export const clientLimits = {
  /** Tools in all. */
  tools: maxTools,
  /** Characters of a tool's name (Anthropic and OpenAI, "name" of a tool). */
  toolName: 64,
  toolNamePattern: /^[A-Za-z0-9_-]+$/,
};
