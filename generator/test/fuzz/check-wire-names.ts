import type { ToolDefinition } from "../../../templates/runtime/tool.ts";
import { type BuiltPackage, stringsOf } from "./build-in-memory.ts";
import { demand } from "./finding.ts";

/** Paths, names on the wire and allowed values are those of the document, letter by letter. */
export function checkWireNames({ server }: BuiltPackage, document: unknown): void {
  const strings = stringsOf(document);
  const paths = new Set(
    [...strings].map((text) => `/${(text.split(/[?#]/)[0] as string).replace(/^\//, "")}`),
  );
  for (const { definition } of server.groups.flatMap((group) => group.tools)) {
    const { path, bindings } = definition.request;
    const bare = path.split("?")[0] as string;
    demand(paths.has(bare), `the document has no path ${bare}`);
    for (const { name, in: place } of bindings) {
      const isWhole = (place === "body" && name === "") || (place === "path" && bare.includes(`{${name}}`));
      demand(
        isWhole || strings.has(name) || isOurs(name, place),
        `the document has no name ${JSON.stringify(name)}`,
      );
    }
    for (const value of allowedValues(definition.inputSchema))
      demand(strings.has(value), `the document has no value ${JSON.stringify(value)}`);
    checkPlaces(definition);
  }
}

/** A form that names no fields has one for its file; a query as a whole needs no name. */
function isOurs(name: string, place: string): boolean {
  return (place === "body" && name === "file") || (place === "querystring" && name === "query");
}

/** No two arguments go to one place, and none to that of a fixed value. */
function checkPlaces({ inputSchema, request: { bindings, fixed = [] } }: ToolDefinition): void {
  const placeOf = ({ in: place, name }: { in: string; name: string }): string =>
    place === "querystring" ? place : `${place} ${place === "header" ? name.toLowerCase() : name}`;
  const places = [...bindings, ...fixed].map(placeOf);
  demand(new Set(places).size === places.length, `two values go to one place: ${places.sort().join(", ")}`);
  const names = bindings.map(({ argument }) => argument);
  demand(new Set(names).size === names.length, `two bindings have one argument: ${names.sort().join(", ")}`);
  for (const name of names) {
    demand(/^[A-Za-z0-9_.-]{1,64}$/.test(name), `an argument is called ${name}`);
    demand(Object.hasOwn(inputSchema.properties, name), `the argument ${name} is not advertised`);
  }
}

function allowedValues(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) =>
    key === "enum" && Array.isArray(inner)
      ? inner.filter((value) => typeof value === "string")
      : key === "default" || key === "const" || key === "examples" || key === "enum"
        ? []
        : allowedValues(inner),
  );
}
