import { areDisjoint, type CharSet, noChars, unionOf } from "./char-set.ts";
import { type PatternNode, readPattern } from "./pattern-tree.ts";

/** Steps that matching one string may take, as a power of two: a few milliseconds. */
const maxSteps = 21;
type RepeatNode = Extract<PatternNode, { kind: "repeat" }>;

/** A repetition with at most so many choices of its count is a constant factor: tried with each, the better one counts. */
const fewChoices = [8, 1_000];

/**
 * How a backtracking matcher can spend its time on a node. The number of ways to match some beginning of a text of
 * n characters is at most 2^factor * n^degree * 2^(growth * n).
 */
interface Cost {
  factor: number;
  degree: number;
  growth: number;
  /** Characters that it consumes, when that is always the same number. */
  length: number | undefined;
  /** A given text is matched as a whole in one way at most. */
  single: boolean;
  /** May match nothing. */
  nullable: boolean;
  /** What a match may begin with, and all that may be in it. */
  first: CharSet;
  chars: CharSet;
}

/**
 * The longest string against which a pattern is matched in a few milliseconds, whatever the string, judged from the
 * structure of the pattern without running it. Infinity for most patterns; a few dozen characters or fewer where
 * the time may grow exponentially (`^(a+)+$`); 0 for a pattern that is not worth any.
 */
export function longestSafeString(pattern: string): number {
  const tree = readPattern(pattern);
  const starts = isAnchored(tree) ? 0 : 1;
  return Math.max(...fewChoices.map((few) => longestWithin(costOf(tree, few), starts)));
}

/** A search from every place of the text adds one to the degree. */
function longestWithin({ factor, degree, growth }: Cost, starts: number): number {
  const isSafe = (length: number) =>
    factor + (degree + starts) * Math.log2(length) + growth * length <= maxSteps;
  if (!isSafe(1)) return 0;
  let [safe, unsafe] = [1, 2];
  while (isSafe(unsafe)) {
    if (unsafe > 2 ** 30) return Number.POSITIVE_INFINITY;
    [safe, unsafe] = [unsafe, unsafe * 2];
  }
  while (unsafe - safe > 1) {
    const middle = Math.floor((safe + unsafe) / 2);
    if (isSafe(middle)) safe = middle;
    else unsafe = middle;
  }
  return safe;
}

function isAnchored(node: PatternNode): boolean {
  if (node.kind === "choice") return node.options.every(isAnchored);
  const first = node.kind === "sequence" ? node.parts[0] : node;
  return first?.kind === "empty" ? first.start : first?.kind === "choice" && isAnchored(first);
}

const nothing: Cost = {
  factor: 0,
  degree: 0,
  growth: 0,
  length: 0,
  single: true,
  nullable: true,
  first: noChars,
  chars: noChars,
};
const anyChar: CharSet = { ascii: (1n << 128n) - 1n, others: true };

function costOf(node: PatternNode, few: number): Cost {
  switch (node.kind) {
    case "empty":
      return nothing;
    case "chars":
      return { ...nothing, length: 1, nullable: false, first: node.set, chars: node.set };
    case "reference":
      // Compared afresh for each way in which its group matched.
      return { ...nothing, degree: 1, length: undefined, single: false, first: anyChar, chars: anyChar };
    case "look": {
      // Matched afresh at each place that is reached; consumes nothing.
      const { factor, degree, growth } = costOf(node.body, few);
      return { ...nothing, factor, degree, growth };
    }
    case "sequence":
      return sequenceCost(node.parts.map((part) => costOf(part, few)));
    case "choice":
      return choiceCost(node.options.map((option) => costOf(option, few)));
    case "repeat":
      return repeatCost(node, few);
  }
}

function sequenceCost(parts: readonly Cost[]): Cost {
  const free = parts.filter((_, index) => !isDetermined(parts, index));
  const exponential = parts.filter(({ growth }) => growth > 0).length;
  const consumedFirst = parts.findIndex(({ nullable }) => !nullable);
  return {
    factor: sum(parts, ({ factor }) => factor),
    degree:
      sum(free, ({ degree }) => degree) + (free.length < parts.length ? 1 : 0) + Math.max(0, exponential - 1),
    growth: Math.max(0, ...parts.map(({ growth }) => growth)),
    length: parts.some(({ length }) => length === undefined)
      ? undefined
      : sum(parts, ({ length = 0 }) => length),
    single:
      parts.every(({ single }) => single) && free.filter(({ length }) => length === undefined).length <= 1,
    nullable: consumedFirst === -1,
    first: unionOf(
      parts.slice(0, consumedFirst === -1 ? parts.length : consumedFirst + 1).map(({ first }) => first),
    ),
    chars: unionOf(parts.map(({ chars }) => chars)),
  };
}

/** Whether what follows begins with a character that the part never has: then the part ends where that one stands. */
function isDetermined(parts: readonly Cost[], index: number): boolean {
  const part = parts[index] as Cost;
  const next = parts.slice(index + 1).find(({ length }) => length !== 0);
  if (part.length !== undefined || next === undefined || next.nullable) return false;
  return part.single && part.degree <= 1 && part.growth === 0 && areDisjoint(part.chars, next.first);
}

function choiceCost(options: readonly Cost[]): Cost {
  const exclusive =
    options.every(({ nullable }) => !nullable) &&
    options.every(({ first }, index) =>
      options.slice(0, index).every((other) => areDisjoint(first, other.first)),
    );
  const factors = options.map(({ factor }) => factor);
  const lengths = new Set(options.map(({ length }) => length));
  return {
    factor: exclusive
      ? Math.max(...factors)
      : Math.log2(factors.reduce((total, factor) => total + 2 ** factor, 0)),
    degree: Math.max(...options.map(({ degree }) => degree)),
    growth: Math.max(...options.map(({ growth }) => growth)),
    length: lengths.size === 1 ? options[0]?.length : undefined,
    single: exclusive && options.every(({ single }) => single),
    nullable: options.some(({ nullable }) => nullable),
    first: unionOf(options.map(({ first }) => first)),
    chars: unionOf(options.map(({ chars }) => chars)),
  };
}

function repeatCost({ body, min, max }: RepeatNode, few: number): Cost {
  const inner = costOf(body, few);
  if (max === 0) return nothing;
  if (max === 1 && min === 1) return inner;
  const { first, chars } = inner;
  const shape = { length: undefined, nullable: inner.nullable || min === 0, first, chars };
  if (max === 1) {
    const factor = Math.log2(1 + 2 ** inner.factor);
    return { ...inner, ...shape, factor, single: inner.single && !inner.nullable };
  }
  const repeatedLook = inner.degree > 0 && inner.length !== undefined ? inner.degree + 1 : 0;
  if (inner.length !== undefined && inner.single && inner.growth === 0) {
    const choices = max - min + 1;
    const isFew = choices <= few;
    const factor = isFew ? Math.log2(choices) : 0;
    const degree = repeatedLook + (isFew ? 0 : 1);
    const length = choices === 1 ? inner.length * min : undefined;
    return { ...inner, ...shape, factor: factor + inner.factor, degree, length, single: inner.length > 0 };
  }
  if (isDelimited(body, few)) return { ...inner, ...shape, factor: 0, degree: 1, growth: 0, single: true };
  // Mandatory rounds may match nothing, so the text does not bound the number of ways to share it among them.
  const idle = inner.nullable && min > 1 ? min * (inner.factor + 1) : inner.nullable ? 1 : 0;
  const growth = inner.growth + Math.log2(1 + 2 ** inner.factor) + Math.max(0, inner.degree - 1);
  return { ...inner, ...shape, factor: idle, degree: inner.degree, growth, single: false };
}

/**
 * Whether each round begins, or each round ends, with a character that is nowhere else in it, and is matched in one
 * way: then a text has one division into rounds, as in `(?:-[a-z0-9]+)*`.
 */
function isDelimited(body: PatternNode, few: number): boolean {
  const parts = (body.kind === "sequence" ? body.parts : [body]).map((part) => costOf(part, few));
  if (parts.some(({ length, degree, growth }) => growth > 0 || (length === 0 && degree > 0))) return false;
  const consuming = parts.filter(({ length }) => length !== 0);
  const splits = [
    [consuming[0], consuming.slice(1)],
    [consuming.at(-1), consuming.slice(0, -1)],
  ] as const;
  return splits.some(([mark, others]) => {
    const rest = sequenceCost(others);
    return mark?.length === 1 && mark.single && rest.single && areDisjoint(mark.chars, rest.chars);
  });
}

function sum(costs: readonly Cost[], value: (cost: Cost) => number): number {
  return costs.reduce((total, cost) => total + value(cost), 0);
}
