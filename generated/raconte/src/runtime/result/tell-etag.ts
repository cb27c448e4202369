import { addNotice } from "./add-notice.ts";
import { escapeHiddenInText } from "./escape-hidden.ts";
import type { ToolResult } from "./result.ts";

const maxChars = 200;

/**
 * Says which version of a resource an answer is (RFC 9110, 8.8.3), for a server of which some tool takes `If-Match`: a
 * change would be refused without it.
 */
export function tellEtag(
  result: ToolResult,
  etag: string | undefined,
  redact: (text: string) => string = (text) => text,
): ToolResult {
  if (etag === undefined || etag.length > maxChars || result.isError === true) return result;
  return addNotice(result, escapeHiddenInText(redact(`ETag: ${etag} (for If-Match).`)));
}
