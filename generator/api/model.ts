/**
 * ApiModel: what the API is. One model for OpenAPI 2.0, 3.0, 3.1 and 3.2; schemas are JSON Schema 2020-12.
 * Nothing in it depends on the order of keys in the document, except where order has a meaning (arrays).
 */

/** Where a node stands in the file that the user wrote: document name, `#`, JSON Pointer (RFC 6901). */
export type Origin = string;

/**
 * A JSON Schema 2020-12 object, never a boolean. `$ref` holds a key of `ApiModel.schemas`.
 * Maps with names from the document (`properties`, `$defs`, …) have no prototype.
 */
export interface Schema {
  [keyword: string]: unknown;
}

export interface NamedSchema {
  /** Last segment of the reference, for example `AgentVersionReference`. */
  name: string;
  schema: Schema;
  origin: Origin;
}

export interface ApiModel {
  /** Version of the specification that the first document names, for example `3.0.3`. */
  specification: string;
  title?: string;
  version?: string;
  summary?: string;
  description?: string;
  license?: { name: string; url?: string };
  externalDocs?: string;
  baseUrls: BaseUrl[];
  tags: Tag[];
  securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** Targets of the references that inputs reach, by reference key. */
  schemas: ReadonlyMap<string, NamedSchema>;
  /** Sorted by path, then method. */
  operations: Operation[];
  /** Operations of the document that cannot be made. */
  skipped: SkippedOperation[];
  origin: Origin;
}

export interface Tag {
  name: string;
  description?: string;
}

export interface Operation {
  /** Upper case, as on the wire. */
  method: string;
  /** As in the document, without query and fragment. */
  path: string;
  /** Parts of the path that came after `?`, sent with every request. */
  fixedQuery?: string;
  operationId?: string;
  summary?: string;
  description?: string;
  externalDocs?: string;
  tags: string[];
  deprecated: boolean;
  parameters: Parameter[];
  body?: Body;
  responses: Response[];
  /** OR of ANDs of names in `ApiModel.securitySchemes`; an empty alternative means that none is needed. */
  security: string[][];
  /** The nearest of operation, path and document level; empty when the document names none. */
  baseUrls: BaseUrl[];
  baseUrlLevel: "document" | "path" | "operation";
  origin: Origin;
}

export interface SkippedOperation {
  method: string;
  path: string;
  reason: string;
  origin: Origin;
}

export type ParameterPlace = "path" | "query" | "header" | "cookie" | "querystring";

export type ParameterStyle =
  | "matrix"
  | "label"
  | "simple"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "tabDelimited"
  | "deepObject"
  | "cookie";

/** How a list inside another one is joined. */
export type ListStyle = "form" | "spaceDelimited" | "pipeDelimited" | "tabDelimited";

export interface Parameter {
  name: string;
  in: ParameterPlace;
  required: boolean;
  description?: string;
  deprecated: boolean;
  schema: Schema;
  /** With the default of its place filled in (OpenAPI 3.1.1, 4.8.12.2). */
  style: ParameterStyle;
  explode: boolean;
  allowReserved: boolean;
  /** Of lists inside a list, the outermost first; without them such a list is JSON text. */
  itemStyles?: ListStyle[];
  /** Media type of a `content` parameter: serialised by it instead of by style. */
  contentType?: string;
  example?: unknown;
  origin: Origin;
}

export interface Body {
  required: boolean;
  description?: string;
  /** At least one; JSON before form before multipart before others, else by name. */
  contents: BodyContent[];
  origin: Origin;
}

export interface BodyContent {
  /** Lower case, without parameters. */
  contentType: string;
  /** Its parameters as `; name=value`, which make it another type (RFC 9110, 8.3.1); absent where there are none. */
  parameters?: string;
  schema: Schema;
  /** The dialect that the schema names itself, where it is JSON Schema 2020-12, into which every schema is read. */
  dialect?: string;
  encoding: ReadonlyMap<string, Encoding>;
  /** Sequential media types of OpenAPI 3.2: schema of one item. */
  itemSchema?: Schema;
  example?: unknown;
  origin: Origin;
}

export interface Encoding {
  contentType?: string;
  style?: ParameterStyle;
  explode?: boolean;
  allowReserved?: boolean;
  itemStyles?: ListStyle[];
}

export interface Response {
  /** `200`, `2XX`, `default`. */
  status: string;
  description?: string;
  /** As written; empty for an answer without a body. */
  contentTypes: string[];
  /** Outline of a JSON answer, where the document has a schema for it. */
  outline?: Outline;
  /** Where the records of a successful answer stand: at its root, or in a member; absent where it is no list of records. */
  list?: { member?: string };
  /** Members of a successful answer that may lead to its next page, as names with dots between them; absent where there are none. */
  next?: string[];
  /** A member of a successful answer says whether there are more records. */
  more?: true;
  /** It has a Link header (RFC 8288). */
  link?: true;
  /** Of a successful JSON answer: a mark for each of its fields, and of their types. */
  fields?: string[];
  origin: Origin;
}

/** The first levels of an answer: enough to see that an API has moved away from its document. */
export interface Outline {
  type: "object" | "array";
  /** JSON types of the required members of the object, or of each object of the array. */
  required: Record<string, string[]>;
}

/** How the document says that a caller proves who it is (OpenAPI "Security Scheme Object"). */
export interface SecurityScheme {
  name: string;
  type: "apiKey" | "bearer" | "basic" | "clientCredentials" | "accessToken" | "mutualTLS";
  /** Of an apiKey. */
  in?: "header" | "query" | "cookie";
  parameterName?: string;
  /** Of an apiKey: stands before its value, with its space. */
  prefix?: string;
  /** Of client credentials. */
  tokenUrl?: string;
  scopes?: string[];
  /** The scheme whose credential this one sends in a second place. */
  sharesWith?: string;
  description?: string;
  origin: Origin;
}

export interface BaseUrl {
  /** As in the document: may be relative and may have `{variables}`. */
  url: string;
  description?: string;
  name?: string;
  variables: ReadonlyMap<string, BaseUrlVariable>;
  origin: Origin;
}

export interface BaseUrlVariable {
  default?: string;
  enum?: string[];
  description?: string;
}
