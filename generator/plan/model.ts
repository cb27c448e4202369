import type {
  BaseUrlDefinition,
  HostedDefinition,
  Icon,
  SecuritySchemeDefinition,
  ToolDefinition,
} from "../../templates/runtime/tool.ts";
import type { ApiModel, Origin, ParameterPlace, Schema, SkippedOperation } from "../api/model.ts";

/** ServerModel: what the server offers. All that is emitted follows from it. */
export interface ServerModel {
  /** `[a-z][a-z0-9-]*`; package and command are called `<name>-mcp`. */
  name: string;
  /** Human name of the API. */
  title: string;
  version: string;
  description: string;
  packageName: string;
  /** Text for the model, given once when a client connects. */
  instructions: string;
  icons?: Icon[];
  publishing: Publishing;
  /** What the vendor chose for the hosted server. */
  http?: HostedDefinition;
  /** Prefix of every environment name, for example `RETELL`. */
  environmentPrefix: string;
  /** True when some tool takes `If-Match`: then answers tell their ETag. */
  takesIfMatch?: true;
  /** What a person could ask for, in the README; never empty. */
  prompts: string[];
  groups: Group[];
  credentials: CredentialPlan[];
  baseUrls: Record<string, BaseUrlDefinition>;
  baseUrlEnvironment: string;
  skipped: SkippedOperation[];
  /** Targets of the references in the tools' input. */
  schemas: ApiModel["schemas"];
  /** Operations that the curation leaves out. */
  leftOut: number;
  /** What the API says of itself, for the texts of the package. */
  api: { specification: string; version?: string; externalDocs?: string; license?: string };
}

/** How the package reaches those who install it. */
export interface Publishing {
  /** In the MCP registry: a reversed domain, `/` and a name. */
  mcpName: string;
  /** Where the source is kept: an https URL. */
  repository?: string;
  /** Whether an MCP bundle can be packed. */
  mcpb: boolean;
}

/** Tools that belong together, from a tag or derived; sorted by name, its tools too. */
export interface Group {
  name: string;
  title: string;
  description?: string;
  tools: Tool[];
}

export interface Tool {
  name: string;
  group: string;
  /** True when the tool is listed without asking for more groups. */
  default: boolean;
  definition: ToolDefinition;
  /** In the order of the input schema. */
  arguments: Argument[];
  /** Schemas of the arguments as the document has them, before the budget; references lead to `ServerModel.schemas`. */
  input: readonly InputArgument[];
  /** Description without the word that the operation is deprecated; absent where it is not. */
  undeprecated?: string;
  /** Media types of successful answers, and a mark for each of their fields. */
  answers: string[];
  operation: { method: string; path: string; operationId?: string; deprecated: boolean; origin: Origin };
}

export interface Argument {
  name: string;
  in: ParameterPlace | "body";
  /** Name on the wire; `""` for a whole body; a JSON Pointer for a lifted value. */
  wireName: string;
  required: boolean;
}

/** An argument as far as the input schema is concerned. */
export interface InputArgument {
  name: string;
  schema: Schema;
  required: boolean;
  /** Wins over that of the schema. */
  description?: string;
}

/** A credential that the server needs, and the environment variables that hold it. */
export interface CredentialPlan {
  scheme: string;
  definition: SecuritySchemeDefinition;
  description?: string;
}
