import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from "js-yaml";
import type { TextProblem } from "./syntax-error.ts";
import { yamlEvent } from "./yaml-events.ts";

/** Values that aliases may stand for in all, each counted as often as it would have to be written out. */
const maxAliasedValues = 1_000_000;

/** Numbers of js-yaml's styles. */
const plain = 1;
const singleQuoted = 2;

interface Frame {
  kind: "document" | "sequence" | "mapping";
  anchor: string;
  /** Values below, aliases written out. */
  size: number;
  /** Levels below, aliases written out. */
  height: number;
  /** In a mapping: the key whose value comes next, undefined where a key comes next. */
  key: string | undefined;
  /** Nothing but the root and its `info` need to be told apart. */
  role: "root" | "info" | undefined;
}

interface Measure {
  size: number;
  height: number;
}

/**
 * One pass over the events of a YAML stream, before values are made of them.
 * Keys stay the text they are written as (`200`, `1.0`, `0x10`), and so do `openapi`, `swagger` and `info.version`, for
 * which `3.10` is not a number. Refused are aliases inside their own anchor, and aliases that multiply the document.
 */
export function checkYamlEvents(events: Event[], source: string, maxDepth: number): TextProblem | undefined {
  const frames: Frame[] = [];
  let anchors = new Map<string, Measure>();
  let open = new Set<string>();
  let aliased = 0;
  for (const event of events) {
    const parent = frames[frames.length - 1];
    if (event.type === yamlEvent.document) {
      anchors = new Map();
      open = new Set();
      frames.push({ kind: "document", anchor: "", size: 0, height: 0, key: undefined, role: undefined });
    } else if (event.type === yamlEvent.scalar) {
      const text = event.valueStart === -1 ? "" : source.slice(event.valueStart, event.valueEnd);
      if (isTextByPlace(event, text, parent)) event.style = singleQuoted;
      const anchor = anchorOf(event, source);
      if (anchor !== "") anchors.set(anchor, { size: 1, height: 0 });
      add(parent, { size: 1, height: 0 }, text);
    } else if (event.type === yamlEvent.sequence || event.type === yamlEvent.mapping) {
      const anchor = anchorOf(event, source);
      if (anchor !== "") open.add(anchor);
      const kind = event.type === yamlEvent.sequence ? "sequence" : "mapping";
      frames.push({ kind, anchor, size: 1, height: 1, key: undefined, role: roleOf(kind, parent) });
    } else if (event.type === yamlEvent.alias) {
      const anchor = source.slice(event.anchorStart, event.anchorEnd);
      const problem = { offset: event.anchorStart };
      if (open.has(anchor))
        return { ...problem, problem: "an alias stands inside the value of its own anchor" };
      const measure = anchors.get(anchor) ?? { size: 1, height: 0 };
      aliased += measure.size;
      if (aliased > maxAliasedValues)
        return {
          ...problem,
          problem: `the aliases up to here stand for more than ${maxAliasedValues} values`,
        };
      if (frames.length + measure.height > maxDepth)
        return { ...problem, problem: `an alias nests the document more than ${maxDepth} levels deep` };
      add(parent, measure, "");
    } else {
      const frame = frames.pop();
      if (frame === undefined || frame.kind === "document") continue;
      if (frame.anchor !== "") {
        open.delete(frame.anchor);
        anchors.set(frame.anchor, { size: frame.size, height: frame.height });
      }
      add(frames[frames.length - 1], frame, "");
    }
  }
  return undefined;
}

function anchorOf(event: ScalarEvent | SequenceEvent | MappingEvent, source: string): string {
  return event.anchorStart === -1 ? "" : source.slice(event.anchorStart, event.anchorEnd);
}

function add(parent: Frame | undefined, measure: Measure, text: string): void {
  if (parent === undefined) return;
  parent.size += measure.size;
  parent.height = Math.max(parent.height, measure.height + 1);
  if (parent.kind === "mapping") parent.key = parent.key === undefined ? text : undefined;
}

function roleOf(kind: Frame["kind"], parent: Frame | undefined): Frame["role"] {
  if (kind !== "mapping" || parent === undefined) return undefined;
  if (parent.kind === "document") return "root";
  return parent.role === "root" && parent.key === "info" ? "info" : undefined;
}

/** Whether a plain scalar is text whatever it looks like. Only scalars whose source is their value can be. */
function isTextByPlace(event: ScalarEvent, text: string, parent: Frame | undefined): boolean {
  if (event.style !== plain || event.tagStart !== -1 || !event.fast || text === "") return false;
  if (parent?.kind !== "mapping") return false;
  if (parent.key === undefined) return text !== "<<";
  if (!/^[\d.]+$/.test(text)) return false;
  if (parent.role === "root") return parent.key === "openapi" || parent.key === "swagger";
  return parent.role === "info" && parent.key === "version";
}
