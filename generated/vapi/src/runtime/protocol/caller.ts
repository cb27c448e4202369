import type { IncomingHttpHeaders } from "node:http";
import type { CallContext } from "../call/call-context.ts";
import type { View } from "../call/view.ts";
import type { Log } from "./log.ts";

/** Who sends a request, and what belongs to it alone. */
export interface Caller {
  view: View;
  /** All of a call's context but its signal and transport. */
  context: Omit<CallContext, "signal" | "transport">;
  /** The credential stood in the URL. */
  keyInUrl: boolean;
  /** A log that also hides this caller's secrets; absent means that the server's does. */
  log?: Log;
}

/**
 * Reads the caller of a request from its headers and target (path and query).
 * @throws {HttpError} 401 without a credential where one is needed.
 */
export type CallerOf = (headers: IncomingHttpHeaders, url: string) => Caller;
