import { isDeepStrictEqual } from "node:util";
import type { AppliedCredential } from "../../../templates/runtime/request/apply-credential.ts";
import { buildRequest } from "../../../templates/runtime/request/build-request.ts";
import type { Binding, RequestDefinition, ToolDefinition } from "../../../templates/runtime/tool.ts";
import { ToolError } from "../../../templates/runtime/tool-error.ts";
import { demand } from "./finding.ts";
import { fillIn } from "./hostile-arguments.ts";
import { type Item, type ReadRequest, readRequest } from "./read-request.ts";

const base = new URL("https://api.example.com/base/v1");

/** One credential in each place; a document may well call a parameter like one of them. */
const credentials: readonly Exclude<AppliedCredential, { in: "connection" }>[] = [
  { in: "header", name: "Authorization", value: "Bearer secret-1" },
  { in: "header", name: "X-Trace", value: "secret-2" },
  { in: "query", name: "api_key", value: "secret-3" },
  { in: "cookie", name: "user", value: "secret-4" },
];

/**
 * Calls a tool with arguments, then once more with one of them changed or taken away, and demands that only its own place
 * differs, that each request goes where the tool goes, and that the credentials are the only ones of their names.
 * Values are given round and round. False when the arguments are refused.
 */
export async function checkRequest(
  tool: ToolDefinition,
  values: readonly unknown[],
  changed: number,
): Promise<boolean> {
  const { request: definition } = tool;
  const { bindings } = definition;
  if (bindings.length === 0) return (await send(definition, {})) !== undefined;
  const index = changed % bindings.length;
  const binding = bindings[index] as Binding;
  const args: Record<string, unknown> = Object.create(null);
  for (const [at, { argument }] of bindings.entries())
    args[argument] = fillIn(
      values[at % values.length],
      bindings[(at + 1 + changed) % bindings.length]?.name ?? "",
    );
  const first = await send(definition, args);
  const others = { ...args };
  if (binding.in === "path" || changed % 2 === 0) others[binding.argument] = fillIn(values.at(-1), "user");
  else delete others[binding.argument];
  const second = await send(definition, others);
  if (first === undefined || second === undefined) return false;
  comparePaths(definition, binding, first, second);
  compareItems(bindings, binding, first, second);
  return true;
}

async function send(
  definition: RequestDefinition,
  args: Readonly<Record<string, unknown>>,
): Promise<ReadRequest | undefined> {
  try {
    const request = await buildRequest(definition, args, {
      baseUrl: base,
      files: { allowed: false, reason: "this is a test" },
      authorization: credentials,
    });
    const { url } = request;
    demand(
      url.origin === base.origin && url.username === "" && url.hash === "",
      `the request goes to ${url.href}`,
    );
    demand(url.href === new URL(url.href).href, `the address reads otherwise: ${url.href}`);
    const read = readRequest(request);
    const wanted = templateOf(definition).length;
    demand(url.pathname.startsWith(`${base.pathname}/`), `the path is ${url.pathname}`);
    demand(
      read.segments.length === wanted + 2,
      `the path has ${read.segments.length} segments: ${url.pathname}`,
    );
    demand(!read.segments.some((text) => /^(\.|%2e){1,2}$/i.test(text)), `dots in ${url.pathname}`);
    for (const credential of credentials) checkCredential(credential, read.items);
    return read;
  } catch (error) {
    if (error instanceof ToolError) return undefined;
    throw error;
  }
}

/** @throws Finding unless the credential is there, once, and as it is. */
export function checkCredential(
  { in: place, name, value }: (typeof credentials)[number],
  items: readonly Item[],
): void {
  const lower = name.toLowerCase();
  const found = items.filter((item) => item.in === place && baseOf(item.name.toLowerCase()) === lower);
  const raw = place === "header" ? value : `${name}=${value}`;
  // Another parameter of the document may differ in case alone.
  const same = found.filter((item) => place === "header" || item.name === name || item.raw === raw);
  demand(same.length === 1 && same[0]?.raw === raw, `the credential ${name} is ${JSON.stringify(found)}`);
}

/** `a[b]` belongs to `a`: many servers read it so. */
function baseOf(name: string): string {
  return name.replace(/(?<=.)\[.*$/s, "");
}

function comparePaths(
  definition: RequestDefinition,
  { in: place, name }: Binding,
  one: ReadRequest,
  other: ReadRequest,
): void {
  for (const [index, variables] of templateOf(definition).entries()) {
    if (place === "path" && variables.includes(name)) continue;
    const at = index + 2;
    demand(
      one.segments[at] === other.segments[at],
      `another segment changes: ${one.segments[at]} ${other.segments[at]}`,
    );
  }
}

/** The names of the variables of each segment, the first being what stands before the first slash. */
function templateOf({ path }: RequestDefinition): string[][] {
  const segments: string[][] = [[]];
  for (const [found, name] of path.matchAll(/\{([^{}]*)\}|\/|\?.*/gs)) {
    if (found.startsWith("?")) break;
    if (name === undefined) segments.push([]);
    else segments.at(-1)?.push(name);
  }
  return segments;
}

/** What one request has and the other has not is the argument's own, or nobody else's. */
export function compareItems(
  bindings: readonly Binding[],
  changed: Binding,
  one: ReadRequest,
  other: ReadRequest,
): void {
  const [before, after] = [one, other].map(({ items }) => items.filter((item) => !isOf(item, changed)));
  const others = bindings.filter((binding) => binding !== changed);
  for (const [has, lacks] of [
    [before, after],
    [after, before],
  ] as [Item[], Item[]][]) {
    const left = [...lacks];
    for (const item of has) {
      const at = left.findIndex((each) => isDeepStrictEqual(each, item));
      if (at >= 0) left.splice(at, 1);
      else {
        const owner = others.find((binding) => isOf(item, binding));
        demand(
          owner === undefined,
          `${changed.in} ${changed.name} changes ${owner?.in} ${owner?.name}: ${JSON.stringify(item)}`,
        );
        demand(
          item.in === changed.in || (changed.in === "querystring" && item.in === "query"),
          `${changed.in} ${changed.name} changes ${JSON.stringify(item)}`,
        );
      }
    }
  }
}

/** Whether an item is in the place of a binding. */
function isOf(item: Item, { in: place, name }: Binding): boolean {
  if (place === "querystring") return false;
  if (place !== item.in) return false;
  if (place === "header") return item.name === name.toLowerCase();
  if (place === "cookie")
    return (
      item.name ===
      encodeURIComponent(name).replace(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      )
    );
  if (place === "body" && name === "") return true;
  return item.name === name || (item.name.startsWith(name) && item.name[name.length] === "[");
}
