import type { Event } from "js-yaml";
import { maxDepth } from "./document-depth.ts";
import { type TextPosition, textPositions } from "./text-position.ts";
import { yamlEvent } from "./yaml-events.ts";

/** Keys of mappings and indices of sequences, from the root of a document. */
export type ValuePath = readonly (string | number)[];

interface Node {
  /** In UTF-16 code units; of a scalar that of its value. */
  start: number;
  /** Of a mapping, by key; the first of two that are equal. */
  members: Map<string, { keyStart: number; value: Node }>;
  /** Of a sequence. */
  items: Node[];
}

interface Frame {
  node: Node;
  isMapping: boolean;
  /** In a mapping: the key whose value comes next, undefined where a key comes next. */
  key: { text: string; start: number } | undefined;
}

/**
 * Gives a function from a path of keys to line and column in a text of YAML or JSON that `parseYaml` has read: the place of
 * the last key, or of the item of a sequence. Aliases and merge keys are followed to where the value was written. Where
 * nothing is at the path, the place is that of the last part that is there. The text is parsed when a place is first asked for.
 */
export async function locateInYaml(text: string): Promise<(path: ValuePath) => TextPosition> {
  const { getScalarValue, parseEvents } = await import("js-yaml");
  let prepared: { roots: Node[]; positionOf: (offset: number) => TextPosition } | undefined;
  return (path) => {
    prepared ??= {
      roots: readNodes(parseEvents(text, { maxDepth }), text, getScalarValue),
      positionOf: textPositions(text),
    };
    const { roots, positionOf } = prepared;
    const root = roots.find(({ members, items }) => members.size > 0 || items.length > 0) ?? roots[0];
    return positionOf(root === undefined ? 0 : follow(root, path));
  };
}

function follow(root: Node, path: ValuePath): number {
  let node = root;
  let offset = root.start;
  for (const step of path) {
    const member = memberOf(node, String(step));
    const next = member?.value ?? (typeof step === "number" ? node.items[step] : undefined);
    if (next === undefined) break;
    offset = member?.keyStart ?? next.start;
    node = next;
  }
  return Math.max(0, offset);
}

/** A member of the mapping itself, or one that `<<` brings in. */
function memberOf(node: Node, key: string): { keyStart: number; value: Node } | undefined {
  const own = node.members.get(key);
  const merged = own === undefined ? node.members.get("<<")?.value : undefined;
  if (merged === undefined) return own;
  for (const each of [merged, ...merged.items]) {
    const found = memberOf(each, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readNodes(
  events: readonly Event[],
  source: string,
  textOf: typeof import("js-yaml").getScalarValue,
): Node[] {
  const roots: Node[] = [];
  const frames: Frame[] = [];
  let anchors = new Map<string, Node>();
  const add = (node: Node, text: string): void => {
    const parent = frames[frames.length - 1];
    if (parent === undefined) roots.push(node);
    else if (!parent.isMapping) parent.node.items.push(node);
    else if (parent.key === undefined) parent.key = { text, start: node.start };
    else {
      const { text: key, start } = parent.key;
      if (!parent.node.members.has(key)) parent.node.members.set(key, { keyStart: start, value: node });
      parent.key = undefined;
    }
  };
  for (const event of events) {
    if (event.type === yamlEvent.document) {
      anchors = new Map();
    } else if (event.type === yamlEvent.alias) {
      const node = anchors.get(source.slice(event.anchorStart, event.anchorEnd));
      add(node ?? { start: event.anchorStart, members: new Map(), items: [] }, "");
    } else if (
      event.type === yamlEvent.scalar ||
      event.type === yamlEvent.sequence ||
      event.type === yamlEvent.mapping
    ) {
      const start = event.type === yamlEvent.scalar ? event.valueStart : event.start;
      const node: Node = { start, members: new Map(), items: [] };
      if (event.anchorStart !== -1) anchors.set(source.slice(event.anchorStart, event.anchorEnd), node);
      add(node, event.type === yamlEvent.scalar && event.valueStart !== -1 ? textOf(source, event) : "");
      if (event.type !== yamlEvent.scalar)
        frames.push({ node, isMapping: event.type === yamlEvent.mapping, key: undefined });
    } else if (frames.length > 0) frames.pop();
  }
  return roots;
}
