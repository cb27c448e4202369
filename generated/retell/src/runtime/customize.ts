import { toJSONSchema, type ZodType, type z } from "zod";
import type { CallContext } from "./call/call-context.ts";
import type { ToolResult } from "./result/result.ts";
import type { InputSchema } from "./tool.ts";

type MaybePromise<T> = T | Promise<T>;

/** What code of `src/custom.ts` gets with each call. */
export interface CustomContext extends CallContext {
  /**
   * Calls a tool of this server within the same call: with the same credentials, signal and changes of this file. Also
   * tools that this file hides can be called, but none that the operator left out.
   * @throws {ToolError} for an unknown tool, arguments that do not fit, or an API that does not answer; what the API
   * refuses is a result with `isError`.
   */
  callTool(name: string, args?: Record<string, unknown>): Promise<ToolResult>;
}

/**
 * Arguments by tool. The generated `src/generated/tool-arguments.ts` adds the tools that `src/custom.ts` changes; it is
 * there from the build after the change, or from `mcpgen customize` on.
 */
// biome-ignore lint/suspicious/noEmptyInterface: what declarations add to must be an interface.
export interface ToolArguments {}

/** The arguments of one tool; anything goes for a tool whose types are not generated. */
export type ArgumentsOf<Name extends string> = Name extends keyof ToolArguments
  ? ToolArguments[Name]
  : Record<string, unknown>;

/** What a person changes about one tool. */
export interface ToolCustomization<Arguments = Record<string, unknown>> {
  /** Replaces the description that models read. */
  description?: string;
  /**
   * Sees the arguments, already checked, and returns those to go on with, which are checked again. A ToolError thrown
   * here is the answer.
   */
  before?(args: Arguments, context: CustomContext): MaybePromise<Arguments>;
  /** Sees the result and returns the one to answer with. */
  after?(result: ToolResult, context: CustomContext): MaybePromise<ToolResult>;
}

/** A tool that a person adds, as `tool` makes it: no operation of the API belongs to it. */
export interface AddedTool {
  name: string;
  title?: string;
  description: string;
  input: ZodType<Record<string, unknown>>;
  inputSchema: InputSchema;
  readOnly?: boolean;
  run(args: Record<string, unknown>, context: CustomContext): MaybePromise<ToolResult>;
}

/** All that a person changes about a server. */
export interface Customization<ToolName extends string = string> {
  /** Tools that are neither listed nor callable by clients. */
  hide?: ToolName[];
  tools?: { [Name in ToolName]?: ToolCustomization<ArgumentsOf<Name>> };
  add?: AddedTool[];
}

/** Gives `src/custom.ts` its types: a tool or an argument that does not exist does not compile. */
export function customize<ToolName extends string>(
  customization: Customization<ToolName>,
): Customization<ToolName> {
  return customization;
}

/**
 * A tool of your own; `input` is a `z.object`, whose type `run` receives. Its schema is made here and nowhere else,
 * so that zod is part of the bundle, and of every start, only where somebody adds a tool.
 */
export function tool<Input extends ZodType<Record<string, unknown>>>(definition: {
  name: string;
  title?: string;
  description: string;
  input: Input;
  readOnly?: boolean;
  run(args: z.infer<Input>, context: CustomContext): MaybePromise<ToolResult>;
}): AddedTool {
  const { $schema, ...inputSchema } = toJSONSchema(definition.input, { io: "input" });
  if (inputSchema.type !== "object")
    throw new Error(
      `The input of the tool ${JSON.stringify(definition.name)} is no z.object: models can only fill objects.`,
    );
  // Like any other tool it refuses arguments that it does not have, unless the object is a loose one.
  const closed = { additionalProperties: false, ...inputSchema };
  return { ...definition, inputSchema: closed } as unknown as AddedTool;
}
