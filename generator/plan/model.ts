import type {
  BaseUrlDefinition,
  HostedDefinition,
  Icon,
  SecuritySchemeDefinition,
  ToolDefinition,
} from "../../templates/runtime/tool.ts";
import type { Origin, ParameterPlace, SkippedOperation } from "../api/model.ts";

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
  /** What the vendor chose for the hosted server. */
  http?: HostedDefinition;
  /** Prefix of every environment name, for example `RETELL`. */
  environmentPrefix: string;
  /** What a person could ask for, in the README; never empty. */
  prompts: string[];
  groups: Group[];
  credentials: CredentialPlan[];
  baseUrls: Record<string, BaseUrlDefinition>;
  baseUrlEnvironment: string;
  skipped: SkippedOperation[];
  /** Operations that the curation leaves out. */
  leftOut: number;
  /** What the API says of itself, for the texts of the package. */
  api: { specification: string; version?: string; externalDocs?: string; license?: string };
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
  operation: { method: string; path: string; operationId?: string; deprecated: boolean; origin: Origin };
}

export interface Argument {
  name: string;
  in: ParameterPlace | "body";
  /** Name on the wire; `""` for a whole body; a JSON Pointer for a lifted value. */
  wireName: string;
  required: boolean;
}

/** A credential that the server needs, and the environment variables that hold it. */
export interface CredentialPlan {
  scheme: string;
  definition: SecuritySchemeDefinition;
  description?: string;
}
