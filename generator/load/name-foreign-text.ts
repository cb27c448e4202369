import type { ForeignFormat } from "./name-foreign-object.ts";

type TextFormat = Omit<ForeignFormat, "pointer">;

const htmlHelp =
  "A URL may have answered with a documentation or login page: look for the link to the JSON or YAML document, or send a credential with --header.";

const graphQlHelp =
  "GraphQL has one HTTP endpoint and no operations in the sense of OpenAPI: give the OpenAPI document of a REST API.";

const signs: readonly (TextFormat & { pattern: RegExp })[] = [
  { name: "an HTML page", help: htmlHelp, pattern: /^\s*<(?:!doctype html|html|head|body)\b/i },
  { name: "an HTML page", help: htmlHelp, pattern: /^\s*<[^>]*>[\s\S]{0,2000}<html\b/i },
  {
    name: "a WSDL document",
    help: "SOAP services are not described by OpenAPI: give the document of a REST interface.",
    pattern: /^\s*<[\s\S]{0,3000}(?:schemas\.xmlsoap\.org\/wsdl|www\.w3\.org\/ns\/wsdl)/,
  },
  {
    name: "an XML document",
    help: "Give the OpenAPI document as JSON or YAML.",
    pattern: /^\s*<(?:\?xml|[A-Za-z][\w:.-]*[\s/>])/,
  },
  {
    name: "a TOML or INI file",
    help: "Give the OpenAPI document as JSON or YAML.",
    pattern: /^\s*(?:[#;][^\n]*\n\s*)*\[{1,2}[A-Za-z_][\w .:-]{0,200}\]{1,2}[ \t]*\r?\n/,
  },
  { name: "a RAML document", help: "Convert it to OpenAPI first.", pattern: /^#%RAML\b/ },
  { name: "an API Blueprint", help: "Convert it to OpenAPI first.", pattern: /^\s*FORMAT:\s*1A\b/ },
  {
    name: "a GraphQL schema",
    help: graphQlHelp,
    pattern: /^(?:extend )?(?:type|interface|input|enum|union|scalar|schema|directive)\b[^:\n]*[{@=]/m,
  },
  {
    name: "a Protocol Buffers file",
    help: "Generate an OpenAPI document from it, for example with protoc-gen-openapi.",
    pattern: /^\s*syntax\s*=\s*["']proto[23]["']/m,
  },
  {
    name: "a TypeSpec file",
    help: "Compile it with the OpenAPI emitter of TypeSpec and give the result.",
    pattern: /^import\s+["']@typespec\//m,
  },
  {
    name: "a Git LFS pointer",
    help: "Run git lfs pull to have the document itself.",
    pattern: /^version https:\/\/git-lfs\.github\.com\//,
  },
];

/** What a text is that is neither JSON nor looks like a YAML mapping, by how it begins. */
export function nameForeignText(text: string): TextFormat | undefined {
  const beginning = text.slice(0, 10_000);
  return signs.find((sign) => sign.pattern.test(beginning));
}
