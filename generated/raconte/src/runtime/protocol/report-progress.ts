/** A notification that a request is still worked on (MCP 2025-06-18, "Progress"). */
export interface ProgressNotification {
  method: "notifications/progress";
  params: { progressToken: string | number; progress: number; message: string };
}

const everyMs = 1_000;

/**
 * Tells a client that asked for it with `_meta.progressToken` once a second that its answer is not there yet; many
 * clients then wait longer than they would. `progress` counts seconds. The function that is returned ends it.
 */
export function reportProgress(
  params: Readonly<Record<string, unknown>> | undefined,
  notify: (notification: ProgressNotification) => void,
): () => void {
  const meta = params?._meta;
  const token =
    typeof meta === "object" && meta !== null && "progressToken" in meta ? meta.progressToken : undefined;
  if (typeof token !== "string" && typeof token !== "number") return () => {};
  let progress = 0;
  const timer = setInterval(() => {
    progress += everyMs / 1_000;
    const message = `No answer yet after ${progress} s.`;
    notify({ method: "notifications/progress", params: { progressToken: token, progress, message } });
  }, everyMs);
  return () => clearInterval(timer);
}
