import { acceptedToolName, maxTools } from "../../templates/runtime/settings/client-limits.ts";

/** Numbers and names that common clients refuse or cut, by their own pages. The running server's doctor says the first, too. */
export const clientLimits = {
  /** Tools in all. */
  tools: maxTools,
  toolName: acceptedToolName,
};
