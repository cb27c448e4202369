import type { ToolHints } from "../../templates/runtime/tool.ts";

const readOnly = new Set(["GET", "HEAD", "OPTIONS", "QUERY"]);

/**
 * Hints from the HTTP method (RFC 9110, 9.2) and from nothing else: neither `x-` keys nor prose of the document
 * can relax them. POST and PATCH may do anything; PUT and DELETE may be repeated.
 */
export function annotateTool(method: string): ToolHints {
  const safe = readOnly.has(method);
  return {
    readOnlyHint: safe,
    destructiveHint: !safe,
    idempotentHint: safe || method === "PUT" || method === "DELETE",
    openWorldHint: true,
  };
}

/** A person is asked before these, unless the curation says otherwise. */
export function needsConfirmation(method: string): boolean {
  return method === "DELETE";
}

/**
 * The hints that a client would not assume by itself (MCP 2025-06-18, "ToolAnnotations"): what has none counts as
 * destructive, not idempotent and open to the world, and neither of the first two means anything for what only reads.
 */
export function differingHints(hints: ToolHints): Partial<ToolHints> {
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = hints;
  return {
    ...(readOnlyHint ? { readOnlyHint } : {}),
    ...(readOnlyHint || destructiveHint ? {} : { destructiveHint }),
    ...(readOnlyHint || !idempotentHint ? {} : { idempotentHint }),
    ...(openWorldHint ? {} : { openWorldHint }),
  };
}
