import type { AnswerShape, Icon } from "../../templates/runtime/tool.ts";
import type { Origin } from "../api/model.ts";

/**
 * A person's choices about one server: the curation file (`<spec>.mcpgen.yaml`), checked. All that is left out stays as
 * the document has it.
 */
export interface Curation {
  name?: string;
  /** Name of the npm package; absent means `<name>-mcp`. */
  package?: string;
  version?: string;
  title?: string;
  description?: string;
  /** Where the package's source is kept: an https URL. */
  repository?: string;
  /** Name in the MCP registry, for example `com.acme/acme-mcp`; absent means that it follows from repository or host. */
  mcpName?: string;
  /** True adds what an MCP bundle (`.mcpb`) is made of. */
  mcpb?: boolean;
  instructions?: string;
  /** What a person could ask an assistant for, for the README. */
  prompts?: string[];
  icons?: Icon[];
  environment?: {
    /** Stands before every environment name, for example `RETELL`. */
    prefix?: string;
    /** Replaces the first base URL. */
    baseUrl?: string;
  };
  /** By name of the security scheme. */
  credentials?: Record<string, CuratedCredential>;
  http?: {
    /** Where the vendor hosts the server. */
    url?: string;
    path?: string;
    keyParameter?: string;
    forwardHeaders?: string[];
    sse?: boolean;
    page?: boolean;
  };
  /** Operations that become tools; absent means all. */
  select?: { include?: Selector[]; exclude?: Selector[] };
  /** Operations whose tools are listed without asking for more; absent means all. */
  default?: Selector[];
  /** By name of the group, in the order in which they claim operations. */
  groups?: Record<string, CuratedGroup>;
  /** By operationId, or by `METHOD /path`. */
  tools?: Record<string, CuratedTool>;
  /** Where a value of the file stands, for messages: `file:line:column`. */
  originOf(path: readonly (string | number)[]): Origin;
}

/** Chooses operations: all that is given must fit. A text alone is an operationId. */
export type Selector =
  | string
  | {
      /** May hold `*`. */
      operationId?: string | string[];
      tag?: string | string[];
      /** Glob: `*` within a segment, `**` across segments. */
      path?: string | string[];
      method?: string | string[];
      deprecated?: boolean;
    };

export interface CuratedCredential {
  /** In the order of the scheme's kind: user name and password; id, secret and token. */
  env?: string | string[];
  /** Of an apiKey: stands before the value as it is, with its space. */
  prefix?: string;
}

export interface CuratedGroup {
  title?: string;
  description?: string;
  /** Absent only changes the texts of a group that is there. */
  operations?: Selector[];
}

export interface CuratedTool {
  name?: string;
  /** Names that the tool had before, by which it can still be called. */
  aliases?: string[];
  title?: string;
  description?: string;
  hints?: { readOnly?: boolean; destructive?: boolean; idempotent?: boolean; openWorld?: boolean };
  confirm?: boolean;
  /** The explicit word without which hints and `confirm` can only be tightened. */
  loosen?: boolean;
  /** Listed beside the tools of the search surface, too. */
  pin?: boolean;
  /** Name or operationId of the tool that reads what this one changes. */
  readFirst?: string;
  /** Media type of the body, where the document offers several. */
  contentType?: string;
  /** By the name that the argument has without curation; of a lifted one its new name. */
  arguments?: Record<string, CuratedArgument>;
  answer?: Pick<AnswerShape, "keep" | "drop"> & {
    /** True, or the name of the argument that brings left out fields back. */
    include?: boolean | string;
    /** False leaves out the argument by which callers choose fields of listed records. */
    fields?: boolean;
    /** False leaves out the argument that takes the place of the next page, whatever the API calls it. */
    cursor?: boolean;
    /** False says nothing of the next page, and leaves out that argument. */
    next?: boolean;
  };
}

export interface CuratedArgument {
  name?: string;
  description?: string;
  /** Not an argument any more. */
  hide?: boolean;
  /** Sent when the caller leaves the argument out, and advertised. */
  default?: unknown;
  /** Sent with every call; not an argument any more. */
  fix?: unknown;
  /** JSON Pointer (RFC 6901) to a value inside the body that becomes this argument. */
  lift?: string;
  /** Only tightens. */
  required?: boolean;
}
