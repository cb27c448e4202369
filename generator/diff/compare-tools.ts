import type { Schema } from "../api/model.ts";
import { type Comparison, compareSchemas } from "./compare-schemas.ts";
import { canonicalJson, ownValue } from "./digest.ts";
import type { ToolPair } from "./match-tools.ts";
import type { Change, ChangeClass, SurfaceTool } from "./model.ts";

/** Changes of one tool that both surfaces have, but for its credentials and base URL. */
export function compareTools(comparison: Comparison, pair: ToolPair): Change[] {
  return [...compareNames(pair), ...compareFacts(pair), ...compareArguments(comparison, pair)];
}

function compareNames({ oldName, name, now }: ToolPair): Change[] {
  const tell = teller(name);
  if (oldName === name) return [];
  const isKept = now.aliases?.includes(oldName) === true;
  return isKept
    ? [tell("behavioural", `is called so now, and can still be called ${oldName}`)]
    : [tell("breaking", `is called so now, was ${oldName}`)];
}

function teller(tool: string): (severity: ChangeClass, what: string) => Change {
  return (severity, what) => ({ class: severity, tool, what });
}

/** What differs as a whole, and how that is said. */
const facts: readonly [key: keyof SurfaceTool, what: string][] = [
  ["title", "has another title"],
  ["description", "has another description"],
  ["fixed", "sends other fixed values"],
];

function compareFacts({ old, now, oldName, name }: ToolPair): Change[] {
  const tell = teller(name);
  const changes = facts
    // Without a summary the title is the name in words.
    .filter(([key]) => old[key] !== now[key] && (key !== "title" || oldName === name))
    .map(([, what]) => tell("behavioural", what));
  if (old.operation !== now.operation)
    changes.push(tell("behavioural", `makes the request ${now.operation}, was ${old.operation}`));
  if (old.contentType !== now.contentType && old.contentType !== undefined && now.contentType !== undefined)
    changes.push(tell("behavioural", `sends ${now.contentType}, was ${old.contentType}`));
  const answer = compareAnswers(old, now);
  if (answer !== undefined) changes.push(tell(...answer));
  if ((old.confirm === true) !== (now.confirm === true))
    changes.push(
      tell("behavioural", `${now.confirm ? "asks a person first" : "no longer asks a person first"}`),
    );
  if (old.listed === false && now.listed !== false)
    changes.push(tell("compatible", "is listed by default now"));
  if (old.listed !== false && now.listed === false)
    changes.push(tell("breaking", "is no longer listed by default"));
  if ((old.deprecated === true) !== (now.deprecated === true))
    changes.push(tell("compatible", now.deprecated ? "is deprecated" : "is no longer deprecated"));
  for (const alias of old.aliases ?? [])
    if (alias !== name && now.aliases?.includes(alias) !== true)
      changes.push(tell("breaking", `can no longer be called ${alias}`));
  for (const alias of now.aliases ?? [])
    if (alias !== oldName && old.aliases?.includes(alias) !== true)
      changes.push(tell("compatible", `can be called ${alias}, too`));
  return [...changes, ...compareHints(old.hints, now.hints, tell)];
}

/** Fields that are new harm nobody; those that the curation leaves out count as gone. */
function compareAnswers(old: SurfaceTool, now: SurfaceTool): [ChangeClass, string] | undefined {
  const [before, after] = [old, now].map(({ answer }) => new Set(answer.split(" "))) as [
    Set<string>,
    Set<string>,
  ];
  const isSameShape = canonicalJson(old.shape ?? {}) === canonicalJson(now.shape ?? {});
  if (!isSameShape || ![...before].every((field) => after.has(field)))
    return ["behavioural", "answers without some fields, or with other types"];
  if (old.outline !== now.outline) return ["behavioural", "answers with other members that are always there"];
  return before.size === after.size ? undefined : ["compatible", "answers with further fields or types"];
}

function compareHints(
  old: readonly string[],
  now: readonly string[],
  tell: ReturnType<typeof teller>,
): Change[] {
  if (old.includes("readOnly") && !now.includes("readOnly"))
    return [tell("breaking", "only read, and may write now")];
  return old.join() === now.join()
    ? []
    : [tell("behavioural", `has the hints ${now.join(", ") || "none"}, had ${old.join(", ") || "none"}`)];
}

/**
 * An argument is the same when it goes to the same place of the request; so an argument that is called otherwise is
 * found, also when another one has its old name now.
 */
function compareArguments(comparison: Comparison, { old, now, name }: ToolPair): Change[] {
  const renamed = findRenamed(old, now);
  const changes: Change[] = [...renamed].map(([from, to]) => ({
    class: "breaking",
    tool: name,
    argument: to,
    what: `is called so now, was ${from}`,
  }));
  const [before, after] = [inputOf(old, renamed), inputOf(now)];
  const found = compareSchemas(comparison, before, after);
  for (const { class: severity, path, what } of found) {
    // What only chooses among the fields of the answer is asked of nobody.
    const isAsked = severity === "breaking" && [old, now].some((side) => choosesFields(side, path[0] ?? ""));
    changes.push({ class: isAsked ? "behavioural" : severity, tool: name, argument: spell(path), what });
  }
  for (const [argument, place] of Object.entries(old.sent)) {
    const to = renamed.get(argument) ?? argument;
    const next = ownValue(now.sent, to);
    const isSame = renamed.has(argument) || ![...renamed.values()].includes(to);
    if (next !== undefined && isSame && next !== place)
      changes.push({
        class: "behavioural",
        tool: name,
        argument: to,
        what: `is sent as ${next}, was ${place}`,
      });
  }
  return changes;
}

function choosesFields({ shape }: SurfaceTool, argument: string): boolean {
  return argument !== "" && (shape?.include === argument || shape?.fields?.argument === argument);
}

/**
 * Old to new name of arguments that go where they went, and are called otherwise. One that goes elsewhere by its old name was
 * renamed, too, where a new argument takes its place and takes the same values.
 */
function findRenamed(old: SurfaceTool, now: SurfaceTool): Map<string, string> {
  const target = (place: string): string => place.replace(/ \{.*$/s, "");
  const names = new Map(Object.entries(now.sent).map(([name, place]) => [target(place), name]));
  const fresh = Object.keys(now.input).filter((name) => !Object.hasOwn(old.input, name));
  const successorOf = (name: string, place: string): string | undefined => {
    const [kind] = place.split(" ");
    return fresh.find(
      (other) =>
        ownValue(now.sent, other)?.split(" ")[0] === kind &&
        canonicalJson(ownValue(now.input, other)) === canonicalJson(ownValue(old.input, name)),
    );
  };
  return new Map(
    Object.entries(old.sent).flatMap(([name, place]): [string, string][] => {
      const moved = ownValue(now.sent, name);
      const isElsewhere = moved !== undefined && moved.split(" ")[0] !== place.split(" ")[0];
      const to = names.get(target(place)) ?? (isElsewhere ? successorOf(name, place) : undefined);
      return to === undefined || to === name ? [] : [[name, to]];
    }),
  );
}

/** The input as one schema, its arguments by the names that they have now. */
function inputOf({ input, required = [] }: SurfaceTool, renamed?: ReadonlyMap<string, string>): Schema {
  const properties: Record<string, Schema> = Object.create(null);
  const taken = new Set(renamed?.values());
  const nameOf = (name: string): string =>
    renamed?.get(name) ?? (taken.has(name) ? `${name} (as it was)` : name);
  for (const [name, schema] of Object.entries(input)) properties[nameOf(name)] = schema;
  return { type: "object", properties, required: required.map(nameOf), additionalProperties: false };
}

function spell(path: readonly string[]): string {
  return path.reduce(
    (spelled, step) => (spelled === "" || step.startsWith("[") ? spelled + step : `${spelled}.${step}`),
    "",
  );
}
