import type { AnswerShape } from "../tool.ts";
import { readFieldPath } from "./field-path.ts";
import { endOfString, endOfValue, skipSpace } from "./json-spans.ts";

/** Paths that begin alike, by their names. */
interface PathNode {
  names: Map<string, PathNode>;
  any?: PathNode;
  /** A path ends here. */
  ends: boolean;
}

/** What holds for the members of an object; lists hand it on to their items. */
interface Rules {
  drop: PathNode[];
  /** Undefined keeps all. */
  keep: PathNode[] | undefined;
  /** What the caller brings back. */
  back: PathNode[];
}

interface Frame {
  rules: Rules;
  isObject: boolean;
  /** The next string is the name of a member. */
  atName: boolean;
  /** Where the member began, after the brace or comma before it. */
  memberStart: number;
  /** Where members that are left out begin; -1 when the last one stayed. */
  cut: number;
  hasKept: boolean;
}

interface ShapePlan {
  drop: PathNode[];
  keep: PathNode[] | undefined;
}

const plans = new WeakMap<AnswerShape, ShapePlan>();

/**
 * Leaves fields out of a JSON text, in one pass and without parsing it: what stays is byte for byte what came, also
 * numbers that a double cannot hold. The very same text when nothing is left out. A text that ends too early is cut before
 * the field in which it ends, when that is left out.
 *
 * @param included paths that are brought back
 */
export function shapeAnswer(text: string, shape: AnswerShape, included: readonly string[] = []): string {
  const { drop, keep } = planOf(shape);
  const frames: Frame[] = [];
  const kept: string[] = [];
  let from = 0;
  let rules: Rules = { drop, keep, back: included.length === 0 ? [] : [joinPaths(included)] };
  for (let index = 0; index < text.length; ) {
    const frame = frames.at(-1);
    switch (text[index]) {
      case '"': {
        const end = endOfString(text, index);
        if (frame?.atName !== true) {
          index = end;
          break;
        }
        const value = skipSpace(text, skipSpace(text, end) + 1);
        const below = follow(frame.rules, readName(text.slice(index, end)), text[value]);
        frame.atName = false;
        index = below === "drop" || below === "whole" ? endOfValue(text, value) : value;
        if (below === "drop") {
          if (frame.cut < 0) frame.cut = frame.memberStart;
          break;
        }
        if (frame.cut >= 0) {
          kept.push(text.slice(from, frame.cut));
          from = frame.memberStart;
          frame.cut = -1;
        }
        frame.hasKept = true;
        if (below !== "whole") rules = below;
        break;
      }
      case "{":
      case "[": {
        const isObject = text[index] === "{";
        if (frame?.isObject === false) rules = frame.rules;
        index += 1;
        frames.push({ rules, isObject, atName: isObject, memberStart: index, cut: -1, hasKept: false });
        break;
      }
      case "}":
      case "]":
        if (frame !== undefined && frame.cut >= 0) {
          // The comma before the last member goes with it.
          kept.push(text.slice(from, frame.hasKept ? frame.cut - 1 : frame.cut));
          from = index;
        }
        frames.pop();
        index += 1;
        break;
      case ",":
        index += 1;
        if (frame?.isObject === true) {
          frame.atName = true;
          frame.memberStart = index;
        }
        break;
      default:
        index += 1;
    }
  }
  const open = frames.at(-1)?.cut ?? -1;
  if (kept.length === 0 && open < 0) return text;
  return kept.join("") + text.slice(from, open < 0 ? text.length : open);
}

/** What becomes of a member: left out, kept whole, or looked at further by other rules. */
function follow(rules: Rules, name: string, first: string | undefined): Rules | "drop" | "whole" {
  const drop = step(rules.drop, name);
  const keep = rules.keep && step(rules.keep, name);
  const back = step(rules.back, name);
  const isBack = back.some(({ ends }) => ends);
  const isLeftOut = drop.some(({ ends }) => ends) || keep?.length === 0;
  if (isLeftOut && !isBack) {
    const mayHold = back.length > 0 && (first === "{" || first === "[");
    return mayHold ? { drop, keep: [], back } : "drop";
  }
  const rest = isBack || keep?.some(({ ends }) => ends) === true ? undefined : keep;
  return drop.length === 0 && rest === undefined ? "whole" : { drop, keep: rest, back };
}

function step(nodes: readonly PathNode[], name: string): PathNode[] {
  const next: PathNode[] = [];
  for (const { names, any } of nodes) {
    const named = names.get(name);
    if (named !== undefined) next.push(named);
    if (any !== undefined) next.push(any);
  }
  return next;
}

function planOf(shape: AnswerShape): ShapePlan {
  let plan = plans.get(shape);
  if (plan === undefined) {
    const { drop, keep } = shape;
    plan = {
      drop: drop === undefined ? [] : [joinPaths(drop)],
      keep: keep === undefined ? undefined : [joinPaths(keep)],
    };
    plans.set(shape, plan);
  }
  return plan;
}

function joinPaths(paths: readonly string[]): PathNode {
  const root: PathNode = { names: new Map(), ends: false };
  for (const path of paths) {
    let node = root;
    for (const name of readFieldPath(path)) node = name === "*" ? anyOf(node) : named(node, name);
    node.ends = true;
  }
  return root;
}

function anyOf(node: PathNode): PathNode {
  node.any ??= { names: new Map(), ends: false };
  return node.any;
}

function named(node: PathNode, name: string): PathNode {
  let next = node.names.get(name);
  if (next === undefined) {
    next = { names: new Map(), ends: false };
    node.names.set(name, next);
  }
  return next;
}

function readName(written: string): string {
  if (!written.includes("\\")) return written.slice(1, -1);
  try {
    return JSON.parse(written) as string;
  } catch {
    return written.slice(1, -1);
  }
}
