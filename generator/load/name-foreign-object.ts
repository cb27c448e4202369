export interface ForeignFormat {
  /** With its article, for the middle of a sentence. */
  name: string;
  help: string;
  /** JSON Pointer of what gave it away. */
  pointer: string;
}

interface Sign extends ForeignFormat {
  matches: (root: Readonly<Record<string, unknown>>) => boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const has = (value: unknown, key: string) => isObject(value) && Object.hasOwn(value, key);
const textAt = (value: unknown, key: string) =>
  isObject(value) && Object.hasOwn(value, key) && typeof value[key] === "string" ? value[key] : "";
const member = (value: unknown, key: string) =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** From the most to the least particular. */
const signs: readonly Sign[] = [
  {
    name: "an AsyncAPI document",
    pointer: "/asyncapi",
    help: "AsyncAPI describes messages, not HTTP operations: give the OpenAPI document of the same service.",
    matches: (root) => has(root, "asyncapi"),
  },
  {
    name: "a Postman collection",
    pointer: "/info",
    help: "Export the API definition from Postman as OpenAPI, or convert the collection with postman-to-openapi.",
    matches: (root) => {
      const info = member(root, "info") ?? member(member(root, "collection"), "info");
      return has(info, "_postman_id") || textAt(info, "schema").includes("getpostman.com");
    },
  },
  {
    name: "the answer to a GraphQL introspection query",
    pointer: "/__schema",
    help: "GraphQL has one HTTP endpoint and no operations in the sense of OpenAPI: give the OpenAPI document of a REST API.",
    matches: (root) => has(root, "__schema") || has(member(root, "data"), "__schema"),
  },
  {
    name: "an HTTP archive (HAR)",
    pointer: "/log",
    help: "A recording is not a description: give the OpenAPI document of the API that was recorded.",
    matches: (root) => has(member(root, "log"), "entries"),
  },
  {
    name: "an Insomnia export",
    pointer: "/_type",
    help: "Export the design document of the Insomnia workspace, which is OpenAPI.",
    matches: (root) =>
      has(root, "__export_format") ||
      textAt(root, "type").includes("insomnia.rest") ||
      textAt(root, "_type") === "export",
  },
  {
    name: "an OpenAPI overlay",
    pointer: "/overlay",
    help: "Give the OpenAPI document that it changes, and the overlay with --overlay.",
    matches: (root) => has(root, "overlay") && has(root, "actions"),
  },
  {
    name: "an Arazzo description",
    pointer: "/arazzo",
    help: "Give the OpenAPI document that its sourceDescriptions name.",
    matches: (root) => has(root, "arazzo"),
  },
  {
    name: "an OpenRPC document",
    pointer: "/openrpc",
    help: "JSON-RPC methods are not HTTP operations: give the OpenAPI document of the service.",
    matches: (root) => has(root, "openrpc"),
  },
  {
    name: "a Google API discovery document",
    pointer: "/kind",
    help: "Convert it to OpenAPI first, for example with google-discovery-to-swagger.",
    matches: (root) => textAt(root, "kind").startsWith("discovery#"),
  },
  {
    name: "a package.json",
    pointer: "",
    help: "Give the OpenAPI document of the API.",
    matches: (root) =>
      has(root, "name") &&
      ["dependencies", "devDependencies", "scripts", "main", "exports"].some((key) => has(root, key)) &&
      !has(root, "paths"),
  },
  {
    name: "an mcpgen curation file or lock",
    pointer: "",
    help: "Give the OpenAPI document first; name this file with --config.",
    matches: (root) =>
      has(root, "mcpgen") ||
      (!has(root, "paths") &&
        ["tools", "groups", "credentials"].some((key) => {
          const value = member(root, key);
          return isObject(value) && !Array.isArray(value);
        })),
  },
  {
    name: "a JSON Schema",
    pointer: "",
    help: "A schema describes values, not operations: give the OpenAPI document that uses it.",
    matches: (root) =>
      !has(root, "paths") &&
      (textAt(root, "$schema").includes("json-schema.org") ||
        has(root, "$defs") ||
        (textAt(root, "type") === "object" && has(root, "properties"))),
  },
];

/** What an object without a version of OpenAPI is, when it is something known. */
export function nameForeignObject(root: Readonly<Record<string, unknown>>): ForeignFormat | undefined {
  return signs.find((sign) => sign.matches(root));
}
