/**
 * A call that cannot go on, for a reason that the model should read: it becomes a result with `isError`,
 * its text `{ message, next }` (and `status`, `requestId` where the vendor answered).
 */
export class ToolError extends Error {
  override name = "ToolError";
  /** What the model, or the person behind it, can do now. */
  readonly next: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(message: string, next: string, upstream: { status?: number; requestId?: string } = {}) {
    super(message);
    this.next = next;
    this.status = upstream.status;
    this.requestId = upstream.requestId;
  }
}
