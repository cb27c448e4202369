/**
 * What a generated package says about its server: data only, joined with the runtime by `src/index.ts`.
 * Whatever is left out of a value has the default that its comment names.
 */

/** A whole server: every tool, and what all of them share. */
export interface ServerDefinition {
  /** Name in `serverInfo` and in log lines, for example `retell`. */
  name: string;
  /** Human name of the API, for example `Retell`. */
  title: string;
  /** Version of the package. */
  version: string;
  /** Text that a client gives to its model once, in the answer to `initialize`. */
  instructions?: string;
  /** Pictures of the server (MCP 2025-11-25, "Implementation"). */
  icons?: Icon[];
  /** Prefix of the environment names that belong to the server itself, for example `RETELL`. */
  environmentPrefix: string;
  /** True when some tool takes `If-Match`: then answers tell their ETag. */
  takesIfMatch?: true;
  groups: ToolGroup[];
  /** What the vendor chose for the hosted server; absent means the defaults of the flags. */
  http?: HostedDefinition;
  securitySchemes: Record<string, SecuritySchemeDefinition>;
  /** Base URLs by key; `RequestDefinition.baseUrl` names one of them, by default `default`. */
  baseUrls: Record<string, BaseUrlDefinition>;
  /** Environment variable that replaces the first base URL. */
  baseUrlEnvironment: string;
}

export interface Icon {
  /** An https URL or a data URI. */
  src: string;
  mimeType?: string;
  /** For example `48x48`, or `any`. */
  sizes?: string[];
}

export interface HostedDefinition {
  /** Where the vendor hosts this server, with the path; absent means that readers put their own host in. */
  url?: string;
  /** Path of Streamable HTTP; absent means `/mcp`. */
  path?: string;
  /** Query parameter in which a caller may bring its key, for example `api_key`; absent means none. */
  keyParameter?: string;
  /** Headers of the client that reach the API, beside those of `--forward-headers`. */
  forwardHeaders?: string[];
  /** Absent means that the legacy transport is served, too. */
  sse?: false;
  /** Absent means that `GET /` shows how clients are set up. */
  page?: false;
}

export interface ToolGroup {
  name: string;
  title: string;
  description?: string;
  tools: ToolDefinition[];
}

/** One tool: what a client is told about it, and the request it makes. */
export interface ToolDefinition {
  name: string;
  /** Names that it had before: it can be called by them, and is listed by none of them. */
  aliases?: string[];
  title?: string;
  description: string;
  hints: ToolHints;
  /** Ask a person before the call is made (see `--confirm`). */
  confirm?: true;
  /** Name of the tool that reads what this one changes; its arguments have the same names. */
  readFirst?: string;
  /** Listed beside the tools of the search surface, too. Absent means that there it is found by searching. */
  pin?: true;
  /** Listed unless the operator chooses groups; absent means true. */
  default?: false;
  /** One of very many: listed without its title, and only with these hints, the others being the protocol's defaults. */
  terse?: Partial<ToolHints>;
  /** JSON Schema 2020-12, root `type: object`. Advertised as it stands. */
  inputSchema: InputSchema;
  request: RequestDefinition;
  /** What a successful answer is documented to be; an answer that departs from it is logged. Absent means anything. */
  answer?: AnswerOutline;
  /** What of a JSON answer reaches the model; absent means all of it. */
  shape?: AnswerShape;
  /** How the next page of an answer is asked for; absent where the document does not say (a Link header is read all the same). */
  paging?: PagingDefinition;
  /** Place of the operation in the document: file name and JSON Pointer. */
  origin: string;
}

/**
 * Which fields of a JSON answer are kept. A path is property names with dots between them (`call.transcript`), `*` for any
 * name; lists on the way are gone through, also a list at the root. In a name, `\\.` is a dot.
 */
export interface AnswerShape {
  /** Only these, and what lies on the way to them. */
  keep?: string[];
  /** All but these. */
  drop?: string[];
  /** Argument that brings fields back: a list of paths, of `drop` or of those that `keep` leaves out. It is not sent. */
  include?: string;
  /** How a caller keeps only some fields of each record; they are named below the record. The argument is not sent. */
  fields?: FieldChoice;
}

/**
 * How the next page of an answer is asked for: by a member of it, else by its Link header (RFC 8288), else by counting where
 * that is said.
 */
export interface PagingDefinition {
  /** Argument that takes where the page begins. */
  argument: string;
  /** Further ones of this kind: the address of a next page may set them, and a cursor takes their place, too. */
  others?: string[];
  /** Where the answer says it: names with dots between them. Absent, and without `count`: it is looked for by usual names. */
  member?: string;
  /** How it follows from the call and its records. */
  count?: PageCount;
  /** Argument that takes `next_cursor` in place of all of them. It is not sent. Absent means that `argument` takes it. */
  cursor?: string;
}

export interface PageCount {
  /** What the argument is: the number of a page, how many records come before it, or the id of the last one before it. */
  by: "page" | "offset" | "last";
  /** Where the first page begins; absent means 1 for a page, 0 for an offset. */
  first?: number;
  /** Argument that takes how many records a page has. */
  size?: string;
  /** How many it has without that. */
  records?: number;
}

export interface FieldChoice {
  /** Argument that takes a list of paths. */
  argument: string;
  /** Member of the answer that is the list of records; absent where the answer itself is. */
  list?: string;
}

/** The first level of a JSON answer: of the object itself, or of each object of the list. */
export interface AnswerOutline {
  type: "object" | "array";
  /** JSON types of required members; an empty list allows any. */
  required: Record<string, string[]>;
}

/** MCP tool annotations (MCP 2025-06-18, "Tool"). */
export interface ToolHints {
  readOnlyHint: boolean;
  destructiveHint: boolean;
  idempotentHint: boolean;
  openWorldHint: boolean;
}

/** Loose on purpose: TypeScript must not compare a thousand schemas. */
export interface InputSchema {
  type: "object";
  properties: Record<string, unknown>;
  [keyword: string]: unknown;
}

/** The HTTP request of a tool. */
export interface RequestDefinition {
  /** As it is on the wire, upper case. */
  method: string;
  /** Path below the base URL; `{name}` stands for a path binding. May end in a fixed `?query`. */
  path: string;
  /** Key in `ServerDefinition.baseUrls`; absent means `default`. */
  baseUrl?: string;
  bindings: Binding[];
  /** Values that are sent with every call and never asked for. */
  fixed?: FixedValue[];
  /** By argument: what is sent when a caller leaves it out, or always when no caller can give it. Absent means nothing. */
  defaults?: Record<string, unknown>;
  body?: BodyDefinition;
  /** Value of `Accept`; absent means `application/json, *\/*;q=0.5`. */
  accept?: string;
  /** Alternatives (OR) of schemes that go together (AND); an empty alternative sends nothing. Absent means none. */
  security?: string[][];
}

/** Where one argument goes in the request. */
export interface Binding {
  /** Property of the tool's input. */
  argument: string;
  in: "path" | "query" | "header" | "cookie" | "body" | "querystring";
  /**
   * Name on the wire. In the body: name of the property, `""` for the whole body, or with `pointer` a JSON Pointer
   * (RFC 6901) to a nested value.
   */
  name: string;
  pointer?: true;
  /** OpenAPI 3.2.0, 4.12.2: absent means `simple` in path and header, `form` in query and cookie. */
  style?:
    | "matrix"
    | "label"
    | "simple"
    | "form"
    | "spaceDelimited"
    | "pipeDelimited"
    | "tabDelimited"
    | "deepObject"
    | "cookie";
  /** Absent means true for `form`, `deepObject` and `cookie`, false for the others. */
  explode?: boolean;
  /** Reserved characters of RFC 3986 stay as they are; absent means false. */
  allowReserved?: true;
  /** How lists inside a list are joined, the outermost of them first; absent means that such a list is JSON text. */
  itemStyles?: ListStyle[];
  /** The value is serialised as this media type instead of by style. */
  contentType?: string;
}

export type ListStyle = "form" | "spaceDelimited" | "pipeDelimited" | "tabDelimited";

export interface FixedValue {
  in: "query" | "header" | "cookie" | "body";
  name: string;
  /** In the body: `name` is a JSON Pointer (RFC 6901); absent means that it is a property's name. */
  pointer?: true;
  value: unknown;
}

/** How the body arguments are put together. */
export interface BodyDefinition {
  /** Value of `Content-Type`; a multipart boundary is added when the request is made. */
  contentType: string;
  /** Of `binary`: all types and ranges that the API takes, of which a caller may name one; absent means the one type. */
  contentTypes?: string[];
  /**
   * `json`: JSON text. `form`: application/x-www-form-urlencoded. `multipart`: parts by property.
   * `text`: a string as it is, in the charset of the type or in UTF-8. `binary`: a file argument. `lines`: an array, one JSON text a line,
   * in a `json-seq` after a record separator (RFC 7464).
   */
  kind: "json" | "form" | "multipart" | "text" | "binary" | "lines";
  /** Send the body (for example `{}`) also when no body argument is given; absent means false. */
  required?: true;
  /** By property name: the Encoding Object (OpenAPI 3.1.1, 4.8.15) of form fields and multipart parts. */
  encoding?: Record<string, EncodingDefinition>;
  /** The same for the properties that `encoding` does not name; absent means that nothing is said of them. */
  others?: EncodingDefinition;
}

export interface EncodingDefinition {
  contentType?: string;
  style?: "form" | "spaceDelimited" | "pipeDelimited" | "tabDelimited" | "deepObject";
  explode?: boolean;
  allowReserved?: true;
  itemStyles?: ListStyle[];
  /** A file argument, or an array of them, becomes a file: `{ data, mimeType?, filename? }` or `{ path }`. */
  file?: true;
}

/**
 * A security scheme, and the environment variables that hold its credential: user name and password; id, secret and an
 * optional token that is already there; files of certificate and key. `prefix` stands before the value as it is, with its space.
 */
export type SecuritySchemeDefinition =
  | { type: "apiKey"; in: "header" | "query" | "cookie"; name: string; prefix?: string; env: [string] }
  | { type: "bearer"; env: [string] }
  | { type: "basic"; env: [string, string] }
  | { type: "clientCredentials"; tokenUrl: string; scopes: string[]; env: [string, string, string] }
  | { type: "accessToken"; env: [string] }
  | { type: "mutualTLS"; env: [string, string] };

export interface BaseUrlDefinition {
  /** Absolute http(s) URL, possibly with `{variables}`; null when the operator must say. */
  url: string | null;
  variables?: Record<string, { default?: string; enum?: string[]; env: string }>;
}
