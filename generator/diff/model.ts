import type {
  AnswerShape,
  BaseUrlDefinition,
  SecuritySchemeDefinition,
} from "../../templates/runtime/tool.ts";
import type { Schema } from "../api/model.ts";

/**
 * What clients and operators of a server rely on, small enough to be kept in `mcpgen.lock.json`. Texts are digests: that they
 * changed matters, not how. Schemas are those of the document, not what the budget left of them.
 */
export interface Surface {
  server: SurfaceServer;
  tools: Record<string, SurfaceTool>;
  /** Targets of the references in the tools' input. */
  schemas: Record<string, Schema>;
}

export interface SurfaceServer {
  name: string;
  /** Digest of the text that a model is given once. */
  instructions: string;
  environmentPrefix: string;
  baseUrlEnvironment: string;
  baseUrls: Record<string, BaseUrlDefinition>;
  /** By name of the security scheme. */
  credentials: Record<string, SecuritySchemeDefinition>;
  /** What the vendor chose for the hosted server. */
  http?: Record<string, unknown>;
}

export interface SurfaceTool {
  /** `METHOD path`. */
  operation: string;
  operationId?: string | undefined;
  aliases?: string[] | undefined;
  title: string;
  description: string;
  /** Those that are true, without the word Hint. */
  hints: string[];
  confirm?: true | undefined;
  /** Not in the default surface. */
  listed?: false | undefined;
  deprecated?: true | undefined;
  /** Key of the base URL; absent means `default`. */
  baseUrl?: string | undefined;
  /** Alternatives of schemes that go together. */
  security?: string[][] | undefined;
  contentType?: string | undefined;
  /** Digest of what is sent with every call. */
  fixed?: string | undefined;
  /** Media types of successful answers, and a mark for each of their fields. */
  answer: string;
  /** Digest of the members that an answer must have. */
  outline?: string | undefined;
  /** What of an answer reaches the model. */
  shape?: AnswerShape | undefined;
  /** By argument: where it goes in the request, and by which name. */
  sent: Record<string, string>;
  required?: string[] | undefined;
  /** Schema by argument. */
  input: Record<string, Schema>;
}

/**
 * What a change does to clients. `breaking`: calls that worked fail or do something else. `behavioural`: a model may act
 * otherwise. `compatible`: more is possible than before.
 */
export type ChangeClass = "breaking" | "behavioural" | "compatible";

/** From harmless to grave. */
export const changeClasses: readonly ChangeClass[] = ["compatible", "behavioural", "breaking"];

/** A change of what a schema allows or says, in words that follow the path of the value. */
export interface SchemaChange {
  class: ChangeClass;
  /** Names of properties, `[]` for an item, `*` for any further property. */
  path: readonly string[];
  what: string;
}

/** A change of the surface. */
export interface Change {
  class: ChangeClass;
  /** Name that the tool has now, or had when it is gone; absent for what all tools share. */
  tool?: string;
  /** Path of the argument. */
  argument?: string;
  /** Follows the subject: `is gone`. */
  what: string;
}
