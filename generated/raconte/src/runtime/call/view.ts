import { matchesAny } from "../settings/select-tools.ts";
import type { BundledTool } from "./lazy-tool.ts";

/** What one connection may see and call: never more than the operator offers. Equal keys see the same tools. */
export interface View {
  key: string;
  /** Names or patterns; absent means all that is offered. */
  groups?: readonly string[];
  tools?: readonly string[];
  readOnly?: boolean;
  /** What two others both see, instead of all that stands above. */
  both?: readonly [View, View];
}

/** Everything, as the operator's own filters leave it. */
export const wholeView: View = { key: "" };

/** A view of some groups or tools, or of what changes nothing. */
export function createView(narrowing: Omit<View, "key">): View {
  const { groups, tools, readOnly } = narrowing;
  const key = JSON.stringify([groups ?? null, tools ?? null, readOnly === true]);
  return key === "[null,null,false]" ? wholeView : { ...narrowing, key };
}

/** What both views see. */
export function joinViews(one: View, other: View): View {
  if (one.key === wholeView.key) return other;
  if (other.key === wholeView.key) return one;
  return { key: JSON.stringify([one.key, other.key]), both: [one, other] };
}

/** Whether a tool that the operator offers is in the view. */
export function isInView(
  view: View,
  tool: Pick<BundledTool, "name" | "hints" | "aliases">,
  group: string,
): boolean {
  if (view.both?.every((each) => isInView(each, tool, group)) === false) return false;
  if (view.readOnly === true && !tool.hints.readOnlyHint) return false;
  const { tools } = view;
  if (tools !== undefined && ![tool.name, ...(tool.aliases ?? [])].some((name) => matchesAny(name, tools)))
    return false;
  return view.groups === undefined || matchesAny(group, view.groups);
}
