import type { CustomTool } from "../call/apply-customization.ts";
import { listEntry } from "../call/lazy-tool.ts";
import { nearestName } from "../call/nearest-name.ts";
import { isInView, type View, wholeView } from "../call/view.ts";
import type { ToolDefinition } from "../tool.ts";
import { chooseSurface, type SurfaceChoice, type SurfaceKind } from "./choose-surface.ts";
import type { OperationIndex } from "./operation-index.ts";
import { searchSurface } from "./search-surface.ts";
import { searchInstructions } from "./surface-tools.ts";

/** What one view lists, and what it may call. */
export interface Surface {
  kind: SurfaceKind;
  /** JSON text of a complete `tools/list` result, on one line; the same string each time. */
  list(): string;
  find(name: string): CustomTool | undefined;
  /** What to call in place of a tool that is not there: one of like name, or the one that calls the operation of that name. */
  nearest(name: string): string | undefined;
  /** A tool behind the surface: the same on both kinds. */
  operation(name: string): CustomTool | undefined;
}

/** Surfaces of narrowed views that are kept; a caller can name any number of them. */
const maxKept = 32;

/**
 * The surface of each view, kept. Whether it is tools or search is decided for each by itself: a caller that narrows a
 * large API to a few tools gets those.
 *
 * @param shared `title`: human name of the API; `beside`: what is listed last on each kind of surface, and called in another way
 */
export function createSurfaces(
  tools: readonly CustomTool[],
  choice: SurfaceChoice,
  { title, beside }: { title: string; beside: (kind: SurfaceKind) => readonly ToolDefinition[] },
): (view: View) => Surface {
  // A name of today wins over the same one of before.
  const byName = new Map([
    ...tools.flatMap((tool) => (tool.definition.aliases ?? []).map((alias) => [alias, tool] as const)),
    ...tools.map((tool) => [tool.name, tool] as const),
  ]);
  const index = lazyIndex(tools);
  const surfaceOf = (view: View): Surface => {
    const isWhole = view.key === wholeView.key;
    const isVisible = (tool: CustomTool): boolean => isWhole || isInView(view, tool.definition, tool.group);
    const visible = isWhole ? tools : tools.filter(isVisible);
    const find = (name: string): CustomTool | undefined => {
      const tool = byName.get(name);
      return tool !== undefined && isVisible(tool) ? tool : undefined;
    };
    const kind = chooseSurface(
      visible.map(({ definition }) => definition),
      choice,
    );
    const nearest = (name: string, known: readonly CustomTool[]): string | undefined =>
      nearestName(
        name,
        known.map((tool) => tool.name),
      );
    if (kind === "tools")
      return {
        kind,
        list: lazyList(visible, beside(kind)),
        find,
        operation: find,
        nearest: (name) => nearest(name, visible),
      };
    const own = searchSurface({ title, tools: visible, find, index });
    const taken = new Set(own.map(({ name }) => name));
    const pinned = visible.filter(({ name, definition }) => definition.pin === true && !taken.has(name));
    const listed = [...own, ...pinned];
    return {
      kind,
      list: lazyList(listed, beside(kind)),
      find: (name) => {
        const tool = own.find((each) => each.name === name) ?? find(name);
        return tool !== undefined && listed.includes(tool) ? tool : undefined;
      },
      operation: find,
      nearest: (name) => {
        const meant = find(name)?.definition.hints;
        if (meant === undefined) return nearest(name, listed);
        return meant.readOnlyHint ? "call_read_operation" : "call_operation";
      },
    };
  };
  const kept = new Map<string, Surface>();
  return (view) => {
    let found = kept.get(view.key);
    if (found === undefined) {
      found = surfaceOf(view);
      const oldest = [...kept.keys()].find((key) => key !== wholeView.key);
      if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
      kept.set(view.key, found);
    }
    return found;
  };
}

/** What the model is told once of a surface; nothing of one with a tool for each operation. */
export function instructionsOf({ kind }: Surface): string | undefined {
  return kind === "search" ? searchInstructions : undefined;
}

/** The list as text, made when it is asked for. */
function lazyList(tools: readonly CustomTool[], beside: readonly ToolDefinition[]): () => string {
  let text: string | undefined;
  const write = (): string =>
    `{"tools":[${[...tools.map(({ definition }) => definition), ...beside].map(listEntry).join(",")}]}`;
  return () => (text ??= write());
}

/** One index over all that the operator offers; what a view leaves out is left out of its results. */
function lazyIndex(tools: readonly CustomTool[]): () => Promise<OperationIndex> {
  let made: Promise<OperationIndex> | undefined;
  return () => (made ??= makeIndex(tools));
}

async function makeIndex(tools: readonly CustomTool[]): Promise<OperationIndex> {
  const { createOperationIndex } = await import("./operation-index.ts");
  const { operationText } = await import("./operation-text.ts");
  return createOperationIndex(tools.map(({ definition, group }) => operationText(definition, group)));
}
