/** The same sequence of numbers in [0, 1) for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the items; there must be one. */
export function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

type Json = Record<string, unknown>;

/** Values of every type, at and beyond usual bounds; short, so that every pattern is enforced. */
const strangers: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e12,
  "",
  "7",
  "true",
  "no such value",
  "ä😀",
  "[1]",
  '{"a":1}',
  [],
  [null],
  ["a", "a"],
  {},
  { unheard_of: 1 },
];

/** A copy of the arguments with one thing changed somewhere: another value, something missing, something more. */
export function spoilArguments(args: Json, random: () => number): Json {
  const copy = JSON.parse(JSON.stringify(args)) as Json;
  let node: Json | unknown[] = copy;
  for (;;) {
    const inner: unknown[] = Object.values(node).filter(
      (value) => typeof value === "object" && value !== null,
    );
    if (inner.length === 0 || random() < 0.4) break;
    node = pick(inner, random) as Json | unknown[];
  }
  const keys = Object.keys(node);
  const key = keys.length === 0 ? undefined : pick(keys, random);
  const chance = random();
  if (Array.isArray(node)) {
    if (key === undefined || chance < 0.3) node.push(pick(strangers, random));
    else if (chance < 0.5) node.splice(Number(key), 1);
    else node[Number(key)] = pick(strangers, random);
  } else if (key === undefined || chance < 0.1) node.unheard_of = pick(strangers, random);
  else if (chance < 0.3) delete node[key];
  else node[key] = pick(strangers, random);
  return copy;
}
