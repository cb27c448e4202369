export type Severity = "error" | "warning" | "info";

interface CodeDocumentation {
  severity: Severity;
  /** What such a message is about. */
  title: string;
  /** Why it happens. */
  cause: string;
  /** What to do next; a message may bring a more exact one. */
  fix: string;
}

const define = <Name extends string>(codes: Record<Name, CodeDocumentation>): Record<Name, CodeDocumentation> => codes;

/** Every code that a message can have. A code without its documentation does not compile. */
export const codes = define({
  "input-not-found": {
    severity: "error",
    title: "The document cannot be read",
    cause: "No file is at that path, or it cannot be opened.",
    fix: "Check the path, or give a URL or - for standard input.",
  },
  "reference-not-found": {
    severity: "warning",
    title: "A reference leads nowhere",
    cause: "A `$ref` names a place that the document does not have, or a document that was not read.",
    fix: "Mend the reference in the document, or with an overlay.",
  },
  "schema-ignored": {
    severity: "warning",
    title: "Part of a schema is left out",
    cause: "A keyword has a value that JSON Schema does not allow there.",
    fix: "Mend the schema in the document, or with an overlay.",
  },
  "schema-repaired": {
    severity: "info",
    title: "A schema was read as it was probably meant",
    cause: "A type has a name that JSON Schema does not know.",
    fix: "Nothing needs to be done; write the standard name to be rid of the message.",
  },
  "schema-too-deep": {
    severity: "warning",
    title: "A schema is nested too deeply",
    cause: "Schemas are read to a fixed depth.",
    fix: "Give the deep part a name in components and refer to it.",
  },
  "pattern-dropped": {
    severity: "warning",
    title: "A pattern is not enforced",
    cause: "The regular expression is written for another engine.",
    fix: "Write the pattern as ECMA-262 has it.",
  },
  "parameter-repeated": {
    severity: "warning",
    title: "A parameter is declared twice",
    cause: "The same name and place stand twice in one list; the first is used.",
    fix: "Remove one of the two.",
  },
  "parameter-ignored": {
    severity: "warning",
    title: "A parameter is left out",
    cause: "It has no name, or its place is none that OpenAPI knows.",
    fix: "Give it a name and one of path, query, header or cookie.",
  },
  "header-ignored": {
    severity: "info",
    title: "A header parameter is left out",
    cause: "The header is made by the media types, the credential or the connection, never by an argument.",
    fix: "Nothing needs to be done.",
  },
  "style-replaced": {
    severity: "warning",
    title: "A parameter style is replaced",
    cause: "The style does not exist where the parameter stands.",
    fix: "Use a style of that place (OpenAPI 3.1.1, 4.8.12.2).",
  },
  "body-without-content": {
    severity: "info",
    title: "A body without a media type",
    cause: "A required body names no content.",
    fix: "Name the media type in the document.",
  },
  "body-ignored": {
    severity: "warning",
    title: "A media type of a body is left out",
    cause: "It is no Media Type Object.",
    fix: "Mend it in the document.",
  },
  "security-scheme-unknown": {
    severity: "warning",
    title: "A security scheme cannot be used",
    cause: "It is not declared, or of a kind that OpenAPI does not know.",
    fix: "Declare the scheme under components.securitySchemes.",
  },
  "operation-skipped": {
    severity: "warning",
    title: "An operation becomes no tool",
    cause: "Something that its request needs cannot be read.",
    fix: "Mend the named place; all other operations are there.",
  },
  "documents-disagree": {
    severity: "warning",
    title: "Two documents say different things",
    cause: "Several documents are merged and describe the same thing twice.",
    fix: "Keep it in one of them.",
  },
  "no-operations": {
    severity: "error",
    title: "Nothing to make a server of",
    cause: "The document has no operation from which a request can be made.",
    fix: "Give the document that holds the paths, or several documents together.",
  },
});

export type Code = keyof typeof codes;
