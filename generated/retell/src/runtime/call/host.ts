import type { ToolResult } from "../result/result.ts";
import type { Icon } from "../tool.ts";
import type { CallContext } from "./call-context.ts";
import type { View } from "./view.ts";

/** The tools behind the protocol: what the transports serve, and all they know of it. */
export interface Host {
  /** Name in `serverInfo`, for example `retell`. */
  name: string;
  /** Human name of the API, for example `Retell`. */
  title: string;
  version: string;
  icons?: Icon[];
  /** Text for the client's model, given once in the answer to `initialize`. */
  instructions?: string;
  /**
   * JSON text of a complete `tools/list` result, on one line, as the client of that name takes it; absent where it gave
   * none. Made once for each view and kept: the transports keep its bytes too, as long as the very same string is returned.
   */
  listTools(view: View, client?: string): string;
  /**
   * Makes the call. A tool that cannot do its work answers with `isError`.
   * @throws {UnknownToolError} when the view has no tool of that name.
   */
  callTool(
    name: string,
    args: Record<string, unknown>,
    context: CallContext,
    view: View,
  ): Promise<ToolResult>;
}
