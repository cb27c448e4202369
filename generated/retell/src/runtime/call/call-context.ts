import type { Reading } from "./reading.ts";

/** What belongs to one call and to nothing else: never kept, never shared between calls. */
export interface CallContext {
  /** Aborted when the client cancels or goes away. */
  signal: AbortSignal;
  /** Values by name of the security scheme, in the order of its environment names. */
  credentials: Credentials;
  /** Headers of the client's request that the operator lets through to the API. */
  forwardedHeaders: [name: string, value: string][];
  /** `X-Call-Id` and its like, for the log line. */
  ids: Record<string, string>;
  transport: "stdio" | "http" | "sse";
  /** The credentials are the caller's own: paths among them are not followed, messages speak to the caller. */
  passthrough?: true;
  /** How reading goes on in a long answer; absent where code of a person makes the call. */
  reading?: Reading;
  /** Puts a question to the person behind the client; absent where the client cannot ask. */
  ask?(question: string): Promise<Answer>;
  /** Told what the log line of the call should say beside its outcome. */
  observe?(facts: CallFacts): void;
}

/** What the person did: agreed, refused, or turned away. */
export type Answer = "accept" | "decline" | "cancel";

/** What the log tells of the request to the API. */
export interface CallFacts {
  /** Status of the API's answer. */
  upstream?: number;
  /** The tool that a call of `call_operation` meant. */
  operation?: string;
}

export type Credentials = Readonly<Record<string, readonly string[]>>;
